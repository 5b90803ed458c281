/* Waiting for programs: one poll loop over all that run, with a signalfd and their pidfds. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/error.h"
#include "base/reason.h"
#include "capture/process_parts.h"
#include "capture/stop_signals.h"

/* Most of a program's standard error that is kept. */
#define MESSAGES_MAX ((size_t)1 << 20)

/* A program that is woken by each block of another takes turns with it on the processors, and slows
 * it down. So output that goes on beyond the first READ_AT_ONCE bytes is read in portions, at most
 * one in REST microseconds; what comes in between has room in the pipe. */
#define READ_AT_ONCE ((size_t)1 << 16)
#define REST         5000
#define PIPE_ROOM    (1 << 20)

static void keep_message(GString *messages, const char *bytes, size_t length)
{
    g_string_append_len(messages, bytes, (gssize)length);
    if (messages->len <= MESSAGES_MAX)
        return;
    const char *newline = memchr(messages->str + messages->len / 2, '\n', messages->len / 2);
    size_t cut = newline != NULL ? (size_t)(newline - messages->str) + 1 : messages->len / 2;
    g_string_erase(messages, 0, (gssize)cut);
}

/* Reads once; 0 at the end. */
static ssize_t read_some(int descriptor, char *buffer, size_t size)
{
    ssize_t n;
    do {
        n = read(descriptor, buffer, size);
    } while (n < 0 && errno == EINTR);
    return MAX(n, 0);
}

/* What poll is asked about each process. */
enum { OUTPUT, ERRORS, END, WATCHED };

/* Is only the end of the program still to come? */
static bool is_silent(const Process *process)
{
    return process->pipe != NULL && !process->output_open && process->errors < 0;
}

/* Counts what was read of the output, and lets it rest if there was no more in the pipe. */
static void count_output(Process *process, size_t length, bool emptied)
{
    bool begun = process->output_read >= READ_AT_ONCE;
    process->output_read += length;
    if (process->output_read < READ_AT_ONCE)
        return;
    /* Where the system refuses, rests are as long as a smaller pipe allows. */
    if (!begun)
        fcntl(fileno(process->pipe), F_SETPIPE_SZ, PIPE_ROOM);
    if (emptied)
        process->output_rests = g_get_monotonic_time() + REST;
}

/* Takes what is there to read from one process. */
static void take(Process *process, const struct pollfd *polled)
{
    char buffer[65536];
    if (polled[ERRORS].revents != 0) {
        ssize_t n = read_some(process->errors, buffer, sizeof buffer);
        if (n == 0) {
            close(process->errors);
            process->errors = -1;
        }
        keep_message(process->messages, buffer, (size_t)n);
    }
    if (polled[OUTPUT].revents != 0) {
        ssize_t n = read_some(fileno(process->pipe), buffer, sizeof buffer);
        process->output_open = n > 0;
        if (n > 0 && !process->output(buffer, (size_t)n, process->data, &process->failure)) {
            process_stop(process);
            return;
        }
        count_output(process, (size_t)n, (size_t)n < sizeof buffer);
    }
    if (is_silent(process) && (process->end < 0 || polled[END].revents != 0))
        process_reap(process);
}

/* The descriptors of one process to wait for; -1 makes poll pass over one. Returns the moment at
 * which others are to be waited for. */
static int64_t watch(const Process *process, struct pollfd *polled)
{
    bool rests = process->output_open && process->output_rests > g_get_monotonic_time();
    polled[OUTPUT].fd = process->output_open && !rests ? fileno(process->pipe) : -1;
    polled[ERRORS].fd = process->errors;
    /* Who closes both and goes on is waited for here, where a signal is heard. */
    polled[END].fd = is_silent(process) ? process->end : -1;
    for (int i = 0; i < WATCHED; i++)
        polled[i] = (struct pollfd){.fd = polled[i].fd, .events = POLLIN};
    return rests ? process->output_rests : PROCESS_NO_LIMIT;
}

static size_t count_running(Process *const *processes, size_t n)
{
    size_t running = 0;
    for (size_t i = 0; i < n; i++)
        running += processes[i]->pipe != NULL;
    return running;
}

/* For poll: milliseconds until that moment, rounded up; -1 for ever. */
static int milliseconds_until(int64_t moment)
{
    if (moment == PROCESS_NO_LIMIT)
        return -1;
    int64_t left = (moment - g_get_monotonic_time() + 999) / 1000;
    return (int)CLAMP(left, 0, G_MAXINT);
}

static bool is_over(int64_t moment)
{
    return moment != PROCESS_NO_LIMIT && g_get_monotonic_time() >= moment;
}

/* The last of `polled` is the signals' descriptor. */
static ProcessEvent wait_for_one(Process *const *processes, size_t n, struct pollfd *polled,
                                 int64_t until, GError **error)
{
    size_t before = count_running(processes, n);
    struct pollfd *signals = &polled[WATCHED * n];
    while (before > 0 && count_running(processes, n) == before) {
        int64_t moment = until;
        for (size_t i = 0; i < n; i++)
            moment = MIN(moment, watch(processes[i], polled + WATCHED * i));
        int ready = poll(polled, WATCHED * n + 1, milliseconds_until(moment));
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready < 0) {
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        "cannot wait for a program: %s", reason_of(errno));
            return PROCESS_EVENT_FAILURE;
        }
        if (signals->revents != 0)
            return PROCESS_EVENT_SIGNAL;
        for (size_t i = 0; i < n; i++)
            take(processes[i], polled + WATCHED * i);
        if (is_over(until))
            return PROCESS_EVENT_TIME;
    }
    return PROCESS_EVENT_END;
}

ProcessEvent process_wait(Process *const *processes, size_t n, int64_t until, GError **error)
{
    sigset_t set = stop_signals_set();
    sigset_t before;
    g_autofree struct pollfd *polled = g_new0(struct pollfd, WATCHED * n + 1);
    ProcessEvent event = PROCESS_EVENT_FAILURE;
    int signals = signalfd(-1, &set, SFD_CLOEXEC);
    polled[WATCHED * n] = (struct pollfd){.fd = signals, .events = POLLIN};
    sigprocmask(SIG_BLOCK, &set, &before);
    if (signals >= 0)
        event = wait_for_one(processes, n, polled, until, error);
    else
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "cannot watch for signals: %s",
                    reason_of(errno));
    for (size_t i = 0; i < n; i++) {
        if (event == PROCESS_EVENT_SIGNAL || event == PROCESS_EVENT_FAILURE)
            process_stop(processes[i]);
    }
    if (signals >= 0)
        close(signals);
    /* A signal that came is still pending, and takes its effect here. */
    sigprocmask(SIG_SETMASK, &before, NULL);
    return event;
}

/* The first failure of an output function. */
static bool check_failures(Process *const *processes, size_t n, GError **error)
{
    for (size_t i = 0; i < n; i++) {
        if (processes[i]->failure != NULL) {
            g_propagate_error(error, process_take_failure(processes[i]));
            return false;
        }
    }
    return true;
}

bool process_run(Process *const *processes, size_t n, GError **error)
{
    sigset_t set = stop_signals_set();
    sigset_t before;
    bool ok = true;
    sigprocmask(SIG_BLOCK, &set, &before);
    while (ok && count_running(processes, n) > 0) {
        ok = process_wait(processes, n, PROCESS_NO_LIMIT, error) != PROCESS_EVENT_FAILURE &&
             check_failures(processes, n, error);
    }
    /* After a failure some still run. */
    for (size_t i = 0; i < n; i++)
        process_stop(processes[i]);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return ok;
}
