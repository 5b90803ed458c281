/* The command table, exit statuses, and the one place that prints errors. */
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diagnostics.h"
#include "base/display.h"
#include "base/error.h"
#include "base/progress.h"
#include "base/reason.h"
#include "capture/cache_settings.h"
#include "capture/process.h"
#include "cli/commands.h"
#include "cli/complete.h"
#include "cli/doctor.h"
#include "cli/settings.h"
#include "cli/versions.h"
#include "cluster/cluster.h"
#include "lab/chain.h"
#include "lab/lab.h"
#include "lab/report.h"
#include "lab/script.h"
#include "lab/shell.h"

enum { EXIT_USAGE = 2, EXIT_DAMAGED = 3 };

/* Kept for tidying up when there is no more memory; malloc asks the system for a MiB at once. */
#define RESERVE ((size_t)2 << 20)

typedef struct {
    bool verbose;
    bool quiet;
    void *reserve;
    Run run;
} Caller;

/* One line or several to standard error, made safe for a terminal line by line. */
static void complain(const char *prefix, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(GString) out = g_string_new(prefix);
    for (char **line = lines; *line != NULL; line++) {
        const char *text_start = *line;
        for (; *text_start == '\t'; text_start++)
            g_string_append(out, "    ");
        display_append(out, text_start, strlen(text_start));
        g_string_append_c(out, '\n');
    }
    fputs(out->str, stderr);
}

static void print_diagnostics(const Caller *caller)
{
    const GPtrArray *entries = caller->run.diagnostics->entries;
    for (unsigned i = 0; i < entries->len; i++) {
        const Diagnostic *entry = g_ptr_array_index(entries, i);
        if (entry->kind == DIAGNOSTIC_WARNING && !caller->quiet)
            complain("tabshark: warning: ", entry->text);
        else if (entry->kind == DIAGNOSTIC_HINT && !caller->quiet)
            complain("tabshark: hint: ", entry->text);
        else if (entry->kind == DIAGNOSTIC_FAILURE ||
                 (entry->kind == DIAGNOSTIC_REMARK && caller->verbose))
            complain("tabshark: ", entry->text);
    }
}

static int report(const GError *error)
{
    if (g_error_matches(error, TABSHARK_ERROR, TABSHARK_ERROR_CLOSED))
        return EXIT_SUCCESS;
    complain("tabshark: ", error->message);
    return g_error_matches(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE) ? EXIT_USAGE : EXIT_FAILURE;
}

/* Puts a text on standard output, for finish to flush. One that is longer than the stream's buffer
 * fails here, and nothing may be left to flush; NULL is no text. */
static bool print_text(const char *text, GError **error)
{
    if (text == NULL || fputs(text, stdout) != EOF)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "cannot write to standard output: %s",
                reason_of(errno));
    return false;
}

/* What a command ends with: the output is flushed, everything said. */
static int finish(const Caller *caller, bool ok, GError *failure)
{
    g_autoptr(GError) error = failure;
    if (g_error_matches(error, TABSHARK_ERROR, TABSHARK_ERROR_HELP)) {
        g_autoptr(GError) help = g_steal_pointer(&error);
        ok = print_text(help->message, &error);
    }
    if (ok && fflush(stdout) != 0) {
        g_set_error(&error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "cannot write to standard output: %s", reason_of(errno));
        ok = false;
    }
    print_diagnostics(caller);
    if (!ok)
        return report(error);
    if (caller->run.diagnostics->failed)
        return EXIT_FAILURE;
    return caller->run.diagnostics->damaged ? EXIT_DAMAGED : EXIT_SUCCESS;
}

static int run_chain(int argc, char **argv, const Caller *caller)
{
    GError *error = NULL;
    g_autoptr(Chain) chain = chain_parse(argc, argv, &error);
    bool ok = chain != NULL && chain_run(chain, &caller->run, &error);
    return finish(caller, ok, error);
}

static bool run_script(const char *path, const Run *run, GError **error)
{
    g_autofree char *text = NULL;
    size_t length;
    bool ok = g_file_get_contents(path, &text, &length, error);
    if (ok && strlen(text) < length) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "there is a NUL byte in it, so this is no text");
        ok = false;
    }
    ok = ok && script_run(text, run, error);
    if (!ok)
        g_prefix_error(error, "%s: ", path);
    return ok;
}

static int run_file(int argc, char **argv, const Caller *caller)
{
    GError *error = NULL;
    void *options = verb_parse(&run_command, argc, argv, &error);
    bool ok = options != NULL && run_script(commands_argument(options), &caller->run, &error);
    verb_free_options(&run_command, options);
    return finish(caller, ok, error);
}

static int run_lab(int argc, char **argv, const Caller *caller)
{
    GError *error = NULL;
    void *options = verb_parse(&lab_command, argc, argv, &error);
    bool ok = options != NULL && lab_make(options, &caller->run, &error);
    verb_free_options(&lab_command, options);
    return finish(caller, ok, error);
}

static int run_report(int argc, char **argv, const Caller *caller)
{
    GError *error = NULL;
    void *options = verb_parse(&report_command, argc, argv, &error);
    bool ok = options != NULL && report_make(options, &caller->run, &error);
    verb_free_options(&report_command, options);
    return finish(caller, ok, error);
}

static int run_cluster(int argc, char **argv, const Caller *caller)
{
    GError *error = NULL;
    bool ok = cluster_run(argc, argv, &caller->run, &error);
    return finish(caller, ok, error);
}

/* What the shell ends each of its lines with. */
static int finish_shell_line(const Run *run, GError *error, const void *data)
{
    Caller caller = *(const Caller *)data;
    caller.run = *run;
    return finish(&caller, error == NULL, error);
}

static int run_shell(int argc, char **argv, const Caller *caller)
{
    GError *error = NULL;
    void *options = verb_parse(&shell_command, argc, argv, &error);
    int status = EXIT_SUCCESS;
    if (options != NULL)
        status = shell_run(options, &caller->run, finish_shell_line, caller, &error);
    verb_free_options(&shell_command, options);
    return error == NULL ? status : finish(caller, false, error);
}

static int help(int argc, char **argv, const Caller *caller)
{
    GError *error = NULL;
    void *options = verb_parse(&help_command, argc, argv, &error);
    g_autofree char *topic = options != NULL ? commands_topic(options) : NULL;
    const Verb *page = topic != NULL ? commands_find_page(topic, &error) : NULL;
    g_autofree char *text = page != NULL ? verb_help(page) : NULL;
    if (text == NULL && error == NULL)
        text = commands_overview();
    verb_free_options(&help_command, options);
    bool ok = error == NULL && print_text(text, &error);
    return finish(caller, ok, error);
}

static int version(int argc, char **argv, const Caller *caller)
{
    GError *error = NULL;
    void *options = verb_parse(&version_command, argc, argv, &error);
    g_autofree char *text = options != NULL ? versions_text() : NULL;
    verb_free_options(&version_command, options);
    bool ok = error == NULL && print_text(text, &error);
    return finish(caller, ok, error);
}

static int doctor(int argc, char **argv, const Caller *caller)
{
    GError *error = NULL;
    bool well = true;
    void *options = verb_parse(&doctor_command, argc, argv, &error);
    g_autofree char *text = options != NULL ? doctor_report(&well) : NULL;
    caller->run.diagnostics->failed = !well;
    verb_free_options(&doctor_command, options);
    bool ok = error == NULL && print_text(text, &error);
    return finish(caller, ok, error);
}

/* What runs the commands beside chains. */
static const struct {
    const Verb *command;
    int (*run)(int argc, char **argv, const Caller *caller);
} handlers[] = {
    {&run_command, run_file},    {&lab_command, run_lab},         {&report_command, run_report},
    {&shell_command, run_shell}, {&help_command, help},           {&version_command, version},
    {&doctor_command, doctor},   {&cluster_command, run_cluster},
};

/* Mistakes that only who knows the commands can tell from others. A file's name and "then" are told
 * of by the chain. */
static bool check_chain(int argc, char **argv, GError **error)
{
    bool known = g_file_test(argv[0], G_FILE_TEST_EXISTS) || strcmp(argv[0], "then") == 0;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i - 1], "then") == 0 && commands_find(argv[i]) != NULL) {
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "'%s' is a command of its own, not a part of a chain", argv[i]);
            return false;
        }
    }
    return known || commands_find_page(argv[0], error) != NULL;
}

/* complete [--quoted] -- WORDS…: for scripts of shells, so that no page of help lists it. */
static int complete(int argc, char **argv, const Caller *caller)
{
    bool quoted = argc > 1 && strcmp(argv[1], "--quoted") == 0;
    int first = quoted ? 3 : 2;
    GError *error = NULL;
    if (argc <= first || strcmp(argv[first - 1], "--") != 0) {
        g_set_error_literal(&error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "complete takes -- and the words of a command line");
        return finish(caller, false, error);
    }
    g_autofree char *answer = complete_answer(argv + first, quoted);
    bool ok = print_text(answer, &error);
    return finish(caller, ok, error);
}

static int dispatch(int argc, char **argv, const Caller *caller)
{
    GError *error = NULL;
    if (argc == 0) {
        g_autofree char *overview = commands_overview();
        fputs(overview, stderr);
        return EXIT_USAGE;
    }
    if (strcmp(argv[0], "complete") == 0)
        return complete(argc, argv, caller);
    for (size_t i = 0; i < G_N_ELEMENTS(handlers); i++) {
        if (strcmp(argv[0], handlers[i].command->name) == 0)
            return handlers[i].run(argc, argv, caller);
    }
    if (!check_chain(argc, argv, &error))
        return finish(caller, false, error);
    return run_chain(argc, argv, caller);
}

/* Runs what the words behind the options say. */
static int act(int argc, char **argv, const Settings *settings, Caller *caller)
{
    caller->quiet = settings->quiet;
    caller->verbose = settings->verbose;
    caller->run.utc = settings->utc;
    caller->run.show_command = settings->show_command;
    if (settings->no_cache)
        g_setenv(CACHE_SWITCH, "off", true);
    caller->run.progress = settings->quiet ? NULL : progress_new();
    int status;
    if (settings->help)
        status = help(argc + 1, argv - 1, caller);
    else if (settings->version)
        status = version(argc + 1, argv - 1, caller);
    else
        status = dispatch(argc, argv, caller);
    g_clear_pointer(&caller->run.progress, progress_free);
    return status;
}

/* GLib ends a program that gets no more memory or threads, by a signal. This ends it as an error
 * does: with a message, no program left behind, and exit status 1. */
static void on_fatal(const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
    Caller *caller = data;
    if ((level & G_LOG_LEVEL_ERROR) == 0) {
        g_log_default_handler(domain, level, message, NULL);
        return;
    }
    g_clear_pointer(&caller->reserve, g_free);
    progress_end(caller->run.progress);
    fprintf(stderr,
            "tabshark: there is not enough memory for data or threads; close other programs, "
            "permit more (ulimit -v, -u) or read less (%s)\n",
            message);
    process_kill_all();
    exit(EXIT_FAILURE);
}

static void release_table(gpointer table)
{
    table_unref(table);
}

int main(int argc, char **argv)
{
    setlocale(LC_CTYPE, "");
    GError *error = NULL;
    Settings settings = {0};
    Caller caller = {
        .reserve = g_malloc(RESERVE),
        .run.diagnostics = diagnostics_new(),
        .run.kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, release_table),
    };
    g_log_set_default_handler(on_fatal, &caller);
    int skip = 1 + settings_read(argc - 1, argv + 1, &settings, &error);
    int status = error != NULL ? finish(&caller, false, error)
                               : act(argc - skip, argv + skip, &settings, &caller);
    g_hash_table_unref(caller.run.kept);
    diagnostics_free(caller.run.diagnostics);
    g_free(caller.reserve);
    return status;
}
