#include "capture/process.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support.h"

static bool collect(const char *bytes, size_t length, void *data, GError **error)
{
    (void)error;
    g_string_append_len(data, bytes, (gssize)length);
    return true;
}

static Process *start(const char *const *arguments, ProcessOutput output, void *data)
{
    g_autoptr(GError) error = NULL;
    Process *process = process_start(arguments, output, data, &error);
    g_assert_no_error(error);
    return process;
}

static Process *start_shell(const char *script, ProcessOutput output, void *data)
{
    return start(LIST("sh", "-c", script), output, data);
}

static void assert_no_children(void)
{
    g_assert_cmpint(waitpid(-1, NULL, WNOHANG), ==, -1);
    g_assert_cmpint(errno, ==, ECHILD);
}

static void run_all(Process *const *processes, size_t n)
{
    g_autoptr(GError) error = NULL;
    g_assert_true(process_run(processes, n, &error));
    g_assert_no_error(error);
    assert_no_children();
}

/* Runs a script to its end; its output goes to `output`. */
static Process *run_shell(const char *script, GString *output)
{
    Process *process = start_shell(script, collect, output);
    run_all(&process, 1);
    return process;
}

/* Arguments reach the program as they are, and no shell acts on them. */
static void test_odd_arguments(void)
{
    static const char *const arguments[] = {
        "printf",    "[%s]",  "a b",       "",           "'",         "\"",   "\\",  "$(touch x)",
        "`touch x`", "a\nb",  "\n",        "\t",         "\x1f",      "\xff", "-n",  "*",
        "~",         "$HOME", "; touch x", "&& touch x", "| touch x", "> x",  "< x", "#",
        "!!",        "a'b'c", "''",        "ä",          "{a,b}",     "%s",   "\\n", NULL,
    };
    g_autoptr(GString) output = g_string_new(NULL);
    g_autoptr(GString) expected = g_string_new(NULL);
    g_autofree char *before = g_get_current_dir();
    char *folder = folder_make();
    g_assert_cmpint(chdir(folder), ==, 0);
    g_autoptr(Process) process = start(arguments, collect, output);
    run_all(&process, 1);
    for (size_t i = 2; arguments[i] != NULL; i++)
        g_string_append_printf(expected, "[%s]", arguments[i]);
    g_assert_cmpstr(output->str, ==, expected->str);
    g_assert_cmpint(process_status(process), ==, 0);
    g_assert_cmpuint(folder_count(folder), ==, 0);
    g_assert_cmpint(chdir(before), ==, 0);
    folder_remove(folder);
}

static void test_program_with_odd_name(void)
{
    char *folder = folder_make();
    g_autofree char *program =
        file_make(folder, "it's $(an) odd name", BYTES("#!/bin/sh\necho $1"));
    g_autoptr(GString) output = g_string_new(NULL);
    g_assert_cmpint(g_chmod(program, 0700), ==, 0);
    g_autoptr(Process) process = start(LIST(program, "hello"), collect, output);
    run_all(&process, 1);
    g_assert_cmpstr(output->str, ==, "hello\n");
    folder_remove(folder);
}

static void test_statuses(void)
{
    for (int status = 0; status < 256; status += status < 4 ? 1 : 63) {
        g_autofree char *script = g_strdup_printf("exit %d", status);
        g_autoptr(Process) process = run_shell(script, NULL);
        g_assert_true(WIFEXITED(process_status(process)));
        g_assert_cmpint(WEXITSTATUS(process_status(process)), ==, status);
        g_assert_cmpstr(process_messages(process), ==, "");
    }
    g_autoptr(Process) killed = run_shell("kill -9 $$", NULL);
    g_assert_true(WIFSIGNALED(process_status(killed)));
    g_assert_cmpint(WTERMSIG(process_status(killed)), ==, SIGKILL);
}

static void test_no_program(void)
{
    g_autoptr(Process) process = start(LIST("/nowhere/tshark", "-v"), collect, NULL);
    run_all(&process, 1);
    g_assert_cmpint(WEXITSTATUS(process_status(process)), ==, 127);
    g_assert_nonnull(strstr(process_messages(process), "/nowhere/tshark"));
}

static void test_messages(void)
{
    g_autoptr(GString) output = g_string_new(NULL);
    g_autoptr(Process) process = run_shell("echo one >&2; echo two; printf 'three' >&2", output);
    g_assert_cmpstr(output->str, ==, "two\n");
    g_assert_cmpstr(process_messages(process), ==, "one\nthree");
}

/* The numbers 1 … n, a line each, as seq prints them. */
static void assert_numbers(const char *text, int first, int last)
{
    for (int i = first; i <= last; i++) {
        char *end;
        g_assert_cmpint(strtol(text, &end, 10), ==, i);
        g_assert_cmpint(*end, ==, '\n');
        text = end + 1;
    }
    g_assert_cmpint(*text, ==, '\0');
}

static void test_flood_of_output(void)
{
    g_autoptr(GString) output = g_string_new(NULL);
    g_autoptr(Process) process = run_shell("seq 1 700000", output);
    g_assert_cmpint(process_status(process), ==, 0);
    assert_numbers(output->str, 1, 700000);
    g_autoptr(Process) zeros = run_shell("head -c 3000000 /dev/zero", g_string_truncate(output, 0));
    g_assert_cmpint(process_status(zeros), ==, 0);
    g_assert_cmpuint(output->len, ==, 3000000);
    g_assert_cmpint(output->str[1500000], ==, '\0');
}

/* The last part is kept, from a line's start. */
static bool count_pieces(const char *bytes, size_t length, void *data, GError **error)
{
    (void)bytes;
    (void)error;
    unsigned *pieces = data;
    *pieces += length > 0;
    return true;
}

/* A program that prints a little at a time for long is woken seldom: what it prints is read in
 * portions. */
static void test_portions(void)
{
    unsigned pieces = 0;
    g_autoptr(Process) process =
        start_shell("dd if=/dev/zero bs=100 count=50000 2>/dev/null", count_pieces, &pieces);
    run_all(&process, 1);
    g_assert_cmpint(process_status(process), ==, 0);
    g_test_message("%u pieces", pieces);
    g_assert_cmpuint(pieces, <, 1000);
}

static void test_flood_of_messages(void)
{
    g_autoptr(GString) output = g_string_new(NULL);
    g_autoptr(Process) process =
        run_shell("seq 1 700000 >&2 & seq 1 300000; seq 300001 700000; wait", output);
    const char *messages = process_messages(process);
    int first = atoi(messages);
    assert_numbers(output->str, 1, 700000);
    g_assert_cmpint(first, >, 1);
    g_assert_cmpint(first, <, 690000);
    assert_numbers(messages, first, 700000);
}

static bool fail_at_once(const char *bytes, size_t length, void *data, GError **error)
{
    (void)bytes;
    *(size_t *)data += length;
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_CLOSED, "no more");
    return false;
}

/* All programs of the run end, also one that prints nothing for a long time. */
static void test_failing_output(void)
{
    size_t seen = 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) output = g_string_new(NULL);
    g_autoptr(Process) quiet = start(LIST("sleep", "1000"), collect, output);
    g_autoptr(Process) endless = start(LIST("yes"), fail_at_once, &seen);
    g_assert_false(process_run((Process *const[]){quiet, endless}, 2, &error));
    assert_failed(&error, TABSHARK_ERROR_CLOSED, "no more");
    assert_no_children();
    g_assert_cmpuint(seen, >, 0);
    g_assert_true(WIFSIGNALED(process_status(endless)));
    g_assert_true(WIFSIGNALED(process_status(quiet)));
}

static void test_free_ends(void)
{
    process_free(start(LIST("sleep", "1000"), collect, NULL));
    assert_no_children();
    process_free(start(LIST("yes"), collect, NULL));
    assert_no_children();
    process_free(NULL);
}

/* Its input is what it was given, to the end; ours is what it was. */
static void test_start_on(void)
{
    g_autoptr(GByteArray) input = g_byte_array_new();
    g_autoptr(GString) output = g_string_new(NULL);
    struct stat before, after;
    g_assert_cmpint(fstat(STDIN_FILENO, &before), ==, 0);
    g_byte_array_append(input, (const uint8_t *)"a\0b\n", 4);
    g_autoptr(Process) process = process_start_on(LIST("cat"), input, collect, output, NULL);
    run_all((Process *const[]){process}, 1);
    g_assert_cmpmem(output->str, output->len, "a\0b\n", 4);
    g_assert_cmpint(fstat(STDIN_FILENO, &after), ==, 0);
    g_assert_true(before.st_dev == after.st_dev && before.st_ino == after.st_ino);
}

static size_t open_descriptors(void)
{
    return folder_count("/proc/self/fd");
}

static void test_leaves_nothing_open(void)
{
    if (!g_file_test("/proc/self/fd", G_FILE_TEST_IS_DIR)) {
        g_test_skip("there is no /proc");
        return;
    }
    size_t before = open_descriptors();
    sigset_t mask_before = {0};
    sigset_t mask_after = {0};
    sigprocmask(SIG_SETMASK, NULL, &mask_before);
    for (int i = 0; i < 10; i++) {
        process_free(run_shell("echo x >&2", NULL));
        process_free(start_shell("sleep 1000", collect, NULL));
    }
    sigprocmask(SIG_SETMASK, NULL, &mask_after);
    g_assert_cmpuint(open_descriptors(), ==, before);
    g_assert_cmpmem(&mask_after, sizeof mask_after, &mask_before, sizeof mask_before);
}

static bool pass_on(const char *bytes, size_t length, void *data, GError **error)
{
    (void)error;
    return write(*(int *)data, bytes, length) == (ssize_t)length;
}

/* A program that is asked to stop ends the one it runs first. */
static void test_signals(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    for (size_t i = 0; i < G_N_ELEMENTS(signals); i++) {
        char text[32] = {0};
        int pipes[2];
        int status;
        g_assert_cmpint(pipe(pipes), ==, 0);
        pid_t child = fork();
        if (child == 0) {
            Process *process = start_shell("echo $$; exec sleep 1000", pass_on, &pipes[1]);
            signal(signals[i], SIG_DFL);
            process_run(&process, 1, NULL);
            _exit(0);
        }
        g_assert_cmpint(read(pipes[0], text, sizeof text - 1), >, 0);
        g_assert_cmpint(kill(child, signals[i]), ==, 0);
        g_assert_cmpint(waitpid(child, &status, 0), ==, child);
        g_assert_true(WIFSIGNALED(status));
        g_assert_cmpint(WTERMSIG(status), ==, signals[i]);
        g_assert_cmpint(kill((pid_t)atoi(text), 0), ==, -1);
        g_assert_cmpint(errno, ==, ESRCH);
        close(pipes[0]);
        close(pipes[1]);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/process/odd-arguments", test_odd_arguments);
    g_test_add_func("/process/program-with-odd-name", test_program_with_odd_name);
    g_test_add_func("/process/statuses", test_statuses);
    g_test_add_func("/process/no-program", test_no_program);
    g_test_add_func("/process/messages", test_messages);
    g_test_add_func("/process/flood-of-output", test_flood_of_output);
    g_test_add_func("/process/portions", test_portions);
    g_test_add_func("/process/flood-of-messages", test_flood_of_messages);
    g_test_add_func("/process/failing-output", test_failing_output);
    g_test_add_func("/process/free-ends", test_free_ends);
    g_test_add_func("/process/start-on", test_start_on);
    g_test_add_func("/process/leaves-nothing-open", test_leaves_nothing_open);
    g_test_add_func("/process/signals", test_signals);
    return g_test_run();
}
