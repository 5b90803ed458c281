#include "capture/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "capture/stop_signals.h"

/* Most of a program's standard error that is kept. */
#define MESSAGES_MAX ((size_t)1 << 20)

struct Process {
    FILE *pipe; /* NULL once it was closed and the program reaped */
    int errors; /* the other pipe, from its standard error; -1 when closed */
    bool output_open;
    int end; /* readable when the program has ended; -1 if the system cannot tell */
    pid_t pid;
    int status;
    GString *messages;
    const Process *after;
    ProcessOutput output;
    void *data;
};

static bool fail(GError **error, const char *what)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "cannot %s: %s", what,
                g_strerror(errno));
    return false;
}

/* popen says nothing of the process, so the shell tells its number, which exec keeps, before
 * anything else. */
static char *shell_command(const char *const *arguments)
{
    GString *command = g_string_new("echo $$ >&2; exec");
    for (const char *const *argument = arguments; *argument != NULL; argument++) {
        g_autofree char *quoted = g_shell_quote(*argument);
        g_string_append_printf(command, " %s", quoted);
    }
    return g_string_free(command, false);
}

/* popen with the program's standard error going to `errors`: it inherits whatever ours is at that
 * moment. */
static FILE *popen_with_errors(const char *command, int errors)
{
    int saved = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    if (dup2(errors, STDERR_FILENO) < 0)
        return NULL;
    FILE *pipe = popen(command, "re");
    int reason = errno;
    if (saved >= 0) {
        dup2(saved, STDERR_FILENO);
        close(saved);
    } else {
        close(STDERR_FILENO);
    }
    errno = reason;
    return pipe;
}

/* Reads the line with the number, byte by byte so as to take nothing that follows. */
static pid_t read_pid(int errors)
{
    char text[24] = {0};
    size_t length = 0;
    while (length < sizeof text - 1) {
        ssize_t n = read(errors, text + length, 1);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0 || text[length] == '\n')
            break;
        length++;
    }
    return (pid_t)strtol(text, NULL, 10);
}

Process *process_start(const char *const *arguments, ProcessOutput output, void *data,
                       GError **error)
{
    g_autofree char *command = shell_command(arguments);
    int errors[2];
    if (pipe2(errors, O_CLOEXEC) < 0) {
        fail(error, "make a pipe");
        return NULL;
    }
    FILE *pipe = popen_with_errors(command, errors[1]);
    if (pipe == NULL)
        fail(error, "start a program");
    close(errors[1]);
    if (pipe == NULL) {
        close(errors[0]);
        return NULL;
    }
    Process *process = g_new0(Process, 1);
    process->pipe = pipe;
    process->errors = errors[0];
    process->output_open = true;
    process->pid = read_pid(errors[0]);
    process->end = process->pid > 0 ? pidfd_open(process->pid, 0) : -1;
    process->messages = g_string_new(NULL);
    process->output = output;
    process->data = data;
    return process;
}

void process_read_after(Process *later, const Process *earlier)
{
    later->after = earlier;
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

static void reap(Process *process)
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

static void stop(Process *process)
{
    if (process->pipe != NULL && process->pid > 0)
        kill(process->pid, SIGKILL);
    reap(process);
}

void process_free(Process *process)
{
    if (process == NULL)
        return;
    stop(process);
    g_string_free(process->messages, true);
    g_free(process);
}

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

/* Takes what is there to read from one process. */
static bool take(Process *process, const struct pollfd *polled, GError **error)
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
        if (n > 0 && !process->output(buffer, (size_t)n, process->data, error))
            return false;
    }
    if (is_silent(process) && (process->end < 0 || polled[END].revents != 0))
        reap(process);
    return true;
}

/* The descriptors of one process to wait for; -1 makes poll pass over one. */
static void watch(const Process *process, struct pollfd *polled)
{
    bool held = process->after != NULL && process->after->pipe != NULL;
    polled[OUTPUT].fd = process->output_open && !held ? fileno(process->pipe) : -1;
    polled[ERRORS].fd = process->errors;
    /* Who closes both and goes on is waited for here, where a signal is heard. */
    polled[END].fd = is_silent(process) ? process->end : -1;
    for (int i = 0; i < WATCHED; i++)
        polled[i].events = POLLIN;
}

/* Waits for all and reads, until nothing is left, an output function fails, or a signal has come.
 */
static bool run(Process *const *processes, size_t n, int signals, GError **error)
{
    g_autofree struct pollfd *polled = g_new0(struct pollfd, WATCHED * n + 1);
    for (;;) {
        size_t running = 0;
        for (size_t i = 0; i < n; i++) {
            watch(processes[i], polled + WATCHED * i);
            running += processes[i]->pipe != NULL;
        }
        if (running == 0)
            return true;
        polled[WATCHED * n] = (struct pollfd){.fd = signals, .events = POLLIN};
        if (poll(polled, WATCHED * n + 1, -1) < 0 && errno != EINTR)
            return fail(error, "wait for a program");
        if (polled[WATCHED * n].revents != 0)
            return true;
        for (size_t i = 0; i < n; i++) {
            if (!take(processes[i], polled + WATCHED * i, error))
                return false;
        }
    }
}

bool process_run(Process *const *processes, size_t n, GError **error)
{
    sigset_t set = stop_signals_set();
    sigset_t before;
    int signals = signalfd(-1, &set, SFD_CLOEXEC);
    if (signals < 0)
        return fail(error, "watch for signals");
    sigprocmask(SIG_BLOCK, &set, &before);
    bool ok = run(processes, n, signals, error);
    /* After a signal or a failure some still run. */
    for (size_t i = 0; i < n; i++)
        stop(processes[i]);
    close(signals);
    /* A signal that came is still pending, and takes its effect here. */
    sigprocmask(SIG_SETMASK, &before, NULL);
    return ok;
}
