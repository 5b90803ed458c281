#include "capture/process.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/reason.h"
#include "capture/process_parts.h"

static bool fail(GError **error, const char *what)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "cannot %s: %s", what,
                reason_of(errno));
    return false;
}

/* popen says nothing of the process, so the shell tells its number, which exec keeps, before
 * anything else; on standard output, since turning what it prints elsewhere would take a descriptor
 * above 10. */
static char *shell_command(const char *const *arguments)
{
    GString *command = g_string_new("echo $$ && exec");
    for (const char *const *argument = arguments; *argument != NULL; argument++) {
        g_autofree char *quoted = g_shell_quote(*argument);
        g_string_append_printf(command, " %s", quoted);
    }
    return g_string_free(command, false);
}

/* A descriptor of ours that is another for a moment, which is what a program inherits. */
typedef struct {
    int number, saved;
} Lent;

/* Fails without a change. */
static bool lend(Lent *lent, int number, int other)
{
    *lent = (Lent){number, fcntl(number, F_DUPFD_CLOEXEC, 3)};
    /* It may be closed, but must not get lost. */
    return (lent->saved >= 0 || errno == EBADF) && dup2(other, number) >= 0;
}

/* Leaves errno as it is. */
static void take_back(const Lent *lent)
{
    int reason = errno;
    if (lent->saved >= 0) {
        dup2(lent->saved, lent->number);
        close(lent->saved);
    } else {
        close(lent->number);
    }
    errno = reason;
}

/* popen with the program's standard error going to `errors`, and its input from `input` unless that
 * is ours. */
static FILE *popen_with(const char *command, int input, int errors)
{
    Lent standard_error, standard_input;
    FILE *pipe = NULL;
    if (!lend(&standard_error, STDERR_FILENO, errors))
        return NULL;
    if (input == STDIN_FILENO) {
        pipe = popen(command, "re");
    } else if (lend(&standard_input, STDIN_FILENO, input)) {
        pipe = popen(command, "re");
        take_back(&standard_input);
    }
    take_back(&standard_error);
    return pipe;
}

/* Reads the line with the number, byte by byte so as to take nothing that follows. */
static pid_t read_pid(int output)
{
    char text[24] = {0};
    size_t length = 0;
    while (length < sizeof text - 1) {
        ssize_t n = read(output, text + length, 1);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0 || text[length] == '\n')
            break;
        length++;
    }
    return (pid_t)strtol(text, NULL, 10);
}

/* Did the shell get as far as to tell its number? If not, it has said why. */
static bool check_start(Process *process, GError **error)
{
    char words[256] = "";
    process->pid = read_pid(fileno(process->pipe));
    if (process->pid > 0) {
        process->end = pidfd_open(process->pid, 0);
        return process->end >= 0 || errno == ENOSYS || fail(error, "watch a program");
    }
    if (read(process->errors, words, sizeof words - 1) < 0)
        words[0] = '\0';
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "cannot start a program; the shell says: %s", g_strchomp(words));
    return false;
}

static Process *start(const char *const *arguments, int input, ProcessOutput output, void *data,
                      GError **error)
{
    g_autofree char *command = shell_command(arguments);
    int errors[2];
    if (pipe2(errors, O_CLOEXEC) < 0) {
        fail(error, "make a pipe");
        return NULL;
    }
    FILE *pipe = popen_with(command, input, errors[1]);
    if (pipe == NULL && (errno == ENOMEM || errno == EAGAIN))
        /* glibc's popen says the one or, from 2.41 on, the other of too many processes. */
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                            "cannot start a program: there are too many processes, or not enough "
                            "memory; close other programs or permit more (ulimit -u, -v)");
    else if (pipe == NULL)
        fail(error, "start a program");
    close(errors[1]);
    if (pipe == NULL) {
        close(errors[0]);
        return NULL;
    }
    g_autoptr(Process) process = g_new0(Process, 1);
    *process = (Process){
        .pipe = pipe,
        .errors = errors[0],
        .end = -1,
        .output_open = true,
        .messages = g_string_new(NULL),
        .output = output,
        .data = data,
    };
    return check_start(process, error) ? g_steal_pointer(&process) : NULL;
}

Process *process_start(const char *const *arguments, ProcessOutput output, void *data,
                       GError **error)
{
    return start(arguments, STDIN_FILENO, output, data, error);
}

Process *process_start_on(const char *const *arguments, const GByteArray *input,
                          ProcessOutput output, void *data, GError **error)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0) {
        fail(error, "make a pipe");
        return NULL;
    }
    /* There is room for it, so nothing waits for the program to read. */
    bool written = input->len <= PIPE_BUF && write(ends[1], input->data, input->len) >= 0;
    close(ends[1]);
    if (!written)
        fail(error, "write to a pipe");
    Process *process = written ? start(arguments, ends[0], output, data, error) : NULL;
    close(ends[0]);
    return process;
}

int process_status(const Process *process)
{
    g_assert(process->pipe == NULL);
    return process->status;
}

const char *process_messages(const Process *process)
{
    return process->messages->str;
}

GError *process_take_failure(Process *process)
{
    return g_steal_pointer(&process->failure);
}

pid_t process_pid(const Process *process)
{
    return process->pipe != NULL ? process->pid : 0;
}

void process_reap(Process *process)
{
    if (process->errors >= 0)
        close(process->errors);
    if (process->end >= 0)
        close(process->end);
    process->errors = process->end = -1;
    process->output_open = false;
    if (process->pipe != NULL)
        process->status = pclose(process->pipe);
    process->pipe = NULL;
}

void process_stop(Process *process)
{
    if (process->pipe != NULL && process->pid > 0)
        kill(process->pid, SIGKILL);
    process_reap(process);
}

void process_free(Process *process)
{
    if (process == NULL)
        return;
    process_stop(process);
    g_clear_error(&process->failure);
    g_string_free(process->messages, true);
    g_free(process);
}

void process_kill_all(void)
{
    char path[64], numbers[4096];
    int n = g_snprintf(path, sizeof path, "/proc/self/task/%ld/children", (long)getpid());
    int file = open(path, O_RDONLY | O_CLOEXEC);
    g_assert(n < (int)sizeof path);
    ssize_t length = file >= 0 ? read(file, numbers, sizeof numbers - 1) : 0;
    numbers[MAX(length, 0)] = '\0';
    char *end = numbers;
    for (long pid = strtol(numbers, &end, 10); pid > 0; pid = strtol(end, &end, 10))
        if (kill((pid_t)pid, SIGKILL) == 0)
            waitpid((pid_t)pid, NULL, 0);
    if (file >= 0)
        close(file);
}
