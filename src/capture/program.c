#include "capture/program.h"

#include <string.h>
#include <sys/wait.h>

#include "base/error.h"
#include "capture/position.h"
#include "capture/stop_signals.h"

char *program_find(const char *name, const char *package, GError **error)
{
    char *path = g_find_program_in_path(name);
    if (path == NULL)
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "there is no program '%s': install it (Debian, Ubuntu: apt install %s)", name,
                    package);
    return path;
}

static bool collect(const char *bytes, size_t length, void *data, GError **error)
{
    (void)error;
    g_string_append_len(data, bytes, (gssize)length);
    return true;
}

static char *without_root_line(const char *messages)
{
    GString *kept = g_string_new(NULL);
    g_auto(GStrv) lines = g_strsplit(messages, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        if (**line != '\0' && !g_str_has_prefix(*line, "Running as user "))
            g_string_append_printf(kept, "%s%s", kept->len > 0 ? "\n" : "", *line);
    }
    return g_string_free(kept, false);
}

static GArray *positions_of(const char *const *files)
{
    GArray *positions = g_array_new(false, false, sizeof(Position));
    for (; *files != NULL; files++) {
        Position position = position_of_file(*files);
        g_array_append_val(positions, position);
    }
    return positions;
}

/* The part of the files that is read: what stands before the last that was opened is, to its end;
 * -1 if it cannot be known. */
static double share_read(const GArray *positions, pid_t process)
{
    int64_t total = 0;
    int64_t read = 0;
    for (unsigned i = 0; i < positions->len; i++) {
        Position *position = &g_array_index(positions, Position, i);
        if (position->total == 0)
            return -1;
        int64_t of_this = position_read(position, process);
        if (of_this > 0)
            read = total + of_this;
        total += position->total;
    }
    return total > 0 ? (double)read / (double)total : -1;
}

/* Runs it to its end, and shows how far it is. */
static bool run_watched(Process *process, const ProgramWatch *watch, GError **error)
{
    g_autoptr(GArray) positions = positions_of(watch->files);
    ProcessEvent event = PROCESS_EVENT_TIME;
    progress_begin(watch->progress);
    while (event == PROCESS_EVENT_TIME) {
        progress_update(watch->progress, watch->doing, share_read(positions, process_pid(process)));
        event = process_wait(&process, 1, g_get_monotonic_time() + PROGRESS_INTERVAL, error);
    }
    progress_end(watch->progress);
    if (event == PROCESS_EVENT_FAILURE)
        return false;
    GError *failure = process_take_failure(process);
    if (failure != NULL)
        g_propagate_error(error, failure);
    return failure == NULL;
}

static bool run(const char *const *arguments, ProcessOutput output, void *data,
                const ProgramWatch *watch, ProgramEnd *end, GError **error)
{
    g_autoptr(Process) process = process_start(arguments, output, data, error);
    if (process == NULL)
        return false;
    bool watched = watch != NULL && watch->progress != NULL;
    if (!(watched ? run_watched(process, watch, error) : process_run(&process, 1, error)))
        return false;
    end->status = process_status(process);
    end->messages = without_root_line(process_messages(process));
    return true;
}

bool program_run(const char *const *arguments, ProcessOutput output, void *data,
                 const ProgramWatch *watch, ProgramEnd *end, GError **error)
{
    sigset_t signals;
    *end = (ProgramEnd){.output = g_string_new(NULL)};
    stop_signals_postpone(&signals);
    bool ok = output != NULL ? run(arguments, output, data, watch, end, error)
                             : run(arguments, collect, end->output, watch, end, error);
    stop_signals_release(&signals);
    return ok;
}

void program_end_clear(ProgramEnd *end)
{
    if (end->output != NULL)
        g_string_free(end->output, true);
    g_free(end->messages);
    *end = (ProgramEnd){0};
}

char *program_describe_status(int status)
{
    if (WIFSIGNALED(status))
        return g_strdup_printf("was ended by signal %d (%s)", WTERMSIG(status),
                               g_strsignal(WTERMSIG(status)));
    return g_strdup_printf("ended with exit status %d", WEXITSTATUS(status));
}
