/* Other programs: started by popen, here alone, with every argument quoted.
 *
 * Standard output goes to a function as it comes, standard error is kept. A signal that asks
 * tabshark to stop ends them first, then tabshark, as the signal would have: whoever starts
 * programs does so, and runs them, between stop_signals_postpone and stop_signals_release.
 */
#ifndef TABSHARK_CAPTURE_PROCESS_H
#define TABSHARK_CAPTURE_PROCESS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

typedef struct Process Process;

/* Takes the next piece of a program's output, cut anywhere. An error ends the program. */
typedef bool (*ProcessOutput)(const char *bytes, size_t length, void *data, GError **error);

/* Starts a program; arguments[0] is its name or path. It shares our standard input. */
Process *process_start(const char *const *arguments, ProcessOutput output, void *data,
                       GError **error);

/* The same with other input: some bytes, of which there may be PIPE_BUF. */
Process *process_start_on(const char *const *arguments, const GByteArray *input,
                          ProcessOutput output, void *data, GError **error);

/* Ends the program if it still runs. */
void process_free(Process *process);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Process, process_free)

/* No moment at which waiting ends. */
#define PROCESS_NO_LIMIT INT64_MAX

/* Why waiting is over. */
typedef enum {
    PROCESS_EVENT_END,     /* a program has ended, or none runs */
    PROCESS_EVENT_TIME,    /* the moment has come */
    PROCESS_EVENT_SIGNAL,  /* tabshark is asked to stop: all programs were ended */
    PROCESS_EVENT_FAILURE, /* the system cannot wait, see the error: all programs were ended */
} ProcessEvent;

/* Reads from all until one of those that run has ended, or until a moment of
 * g_get_monotonic_time. */
ProcessEvent process_wait(Process *const *processes, size_t n, int64_t until, GError **error);

/* Reads from all until each has ended. False if an output function failed, which ends them all. How
 * the programs themselves fared is in their status. */
bool process_run(Process *const *processes, size_t n, GError **error);

/* For a tabshark that cannot go on, not even to allocate memory: ends all programs that it has
 * started. */
void process_kill_all(void);

/* Ends the program if it still runs. */
void process_stop(Process *process);

/* Its number; 0 once it has ended. */
pid_t process_pid(const Process *process);

/* The error of the output function that ended the program, for the caller to free; NULL if there is
 * none. */
GError *process_take_failure(Process *process);

/* Once the program has ended: as wait(2) gives it. */
int process_status(const Process *process);

/* What the program printed on standard error; of a flood the last part, from a line's start. */
const char *process_messages(const Process *process);

#endif
