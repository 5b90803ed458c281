#include "capture/program.h"

#include <string.h>
#include <sys/wait.h>

#include "base/error.h"
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

static bool run(const char *const *arguments, ProcessOutput output, void *data, ProgramEnd *end,
                GError **error)
{
    g_autoptr(Process) process = process_start(arguments, output, data, error);
    if (process == NULL || !process_run(&process, 1, error))
        return false;
    end->status = process_status(process);
    end->messages = without_root_line(process_messages(process));
    return true;
}

bool program_run(const char *const *arguments, ProcessOutput output, void *data, ProgramEnd *end,
                 GError **error)
{
    StopSignals signals;
    *end = (ProgramEnd){.output = g_string_new(NULL)};
    stop_signals_postpone(&signals);
    bool ok = output != NULL ? run(arguments, output, data, end, error)
                             : run(arguments, collect, end->output, end, error);
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
