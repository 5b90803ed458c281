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
#include "lab/chain.h"
#include "lab/lab.h"
#include "lab/report.h"
#include "lab/script.h"
#include "lab/shell.h"
#include "verbs/verbs.h"

enum { EXIT_USAGE = 2, EXIT_DAMAGED = 3 };

typedef struct {
    bool verbose;
    bool quiet;
    Run run;
} Settings;

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

static void print_diagnostics(const Settings *settings)
{
    const GPtrArray *entries = settings->run.diagnostics->entries;
    for (unsigned i = 0; i < entries->len; i++) {
        const Diagnostic *entry = g_ptr_array_index(entries, i);
        if (entry->kind == DIAGNOSTIC_WARNING && !settings->quiet)
            complain("tabshark: warning: ", entry->text);
        else if (entry->kind == DIAGNOSTIC_FAILURE ||
                 (entry->kind == DIAGNOSTIC_REMARK && settings->verbose))
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

/* What a command ends with: the output is flushed, everything said. */
static int finish(const Settings *settings, bool ok, GError *failure)
{
    g_autoptr(GError) error = failure;
    if (g_error_matches(error, TABSHARK_ERROR, TABSHARK_ERROR_HELP)) {
        fputs(error->message, stdout);
        g_clear_error(&error);
        ok = true;
    }
    if (ok && fflush(stdout) != 0) {
        g_set_error(&error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "cannot write to standard output: %s", g_strerror(errno));
        ok = false;
    }
    print_diagnostics(settings);
    if (!ok)
        return report(error);
    if (settings->run.diagnostics->failed)
        return EXIT_FAILURE;
    return settings->run.diagnostics->damaged ? EXIT_DAMAGED : EXIT_SUCCESS;
}

static int run_chain(int argc, char **argv, const Settings *settings)
{
    GError *error = NULL;
    g_autoptr(Chain) chain = chain_parse(argc, argv, &error);
    bool ok = chain != NULL && chain_run(chain, &settings->run, &error);
    return finish(settings, ok, error);
}

static int run_file(int argc, char **argv, const Settings *settings)
{
    GError *error = NULL;
    g_autofree char *text = NULL;
    if (argc != 2) {
        g_set_error_literal(&error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "run takes one file of chains");
        return finish(settings, false, error);
    }
    size_t length;
    bool ok = g_file_get_contents(argv[1], &text, &length, &error);
    if (ok && strlen(text) < length) {
        g_set_error_literal(&error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "there is a NUL byte in it, so this is no text");
        ok = false;
    }
    ok = ok && script_run(text, &settings->run, &error);
    if (!ok)
        g_prefix_error(&error, "%s: ", argv[1]);
    return finish(settings, ok, error);
}

static int run_lab(int argc, char **argv, const Settings *settings)
{
    GError *error = NULL;
    void *options = verb_parse(&lab_command, argc, argv, &error);
    bool ok = options != NULL && lab_make(options, &settings->run, &error);
    verb_free_options(&lab_command, options);
    return finish(settings, ok, error);
}

static int run_report(int argc, char **argv, const Settings *settings)
{
    GError *error = NULL;
    void *options = verb_parse(&report_command, argc, argv, &error);
    bool ok = options != NULL && report_make(options, &settings->run, &error);
    verb_free_options(&report_command, options);
    return finish(settings, ok, error);
}

/* What the shell ends each of its lines with. */
static int finish_shell_line(const Run *run, GError *error, const void *data)
{
    Settings settings = *(const Settings *)data;
    settings.run = *run;
    return finish(&settings, error == NULL, error);
}

static int run_shell(int argc, char **argv, const Settings *settings)
{
    GError *error = NULL;
    void *options = verb_parse(&shell_command, argc, argv, &error);
    int status = EXIT_SUCCESS;
    if (options != NULL)
        status = shell_run(options, &settings->run, finish_shell_line, settings, &error);
    verb_free_options(&shell_command, options);
    return error == NULL ? status : finish(settings, false, error);
}

static void print_overview(FILE *stream)
{
    static const char *const headings[] = {
        [VERB_SOURCE] = "Sources, which start a chain:",
        [VERB_STEP] = "Verbs, which turn one table into another:",
        [VERB_SINK] = "Sinks, which write the table (without one, it is printed):",
        [VERB_LINE] = "Lines of their own in a file of chains:",
    };
    fputs("tabshark turns packet captures into typed tables and pictures.\n\n"
          "  tabshark [OPTIONS] SOURCE … [then VERB …]… [then SINK …]\n"
          "  tabshark [OPTIONS] run FILE      run a file of chains\n"
          "  tabshark [OPTIONS] shell [CAPTURE…]\n"
          "                                   explore captures line by line\n"
          "  tabshark [OPTIONS] lab SHEET.md -o FOLDER\n"
          "                                   make a page of a Markdown file with chains\n"
          "  tabshark [OPTIONS] report CAPTURE… -o FOLDER\n"
          "                                   make a page of what a capture is\n\n"
          "  -v, --verbose       show also what is only of interest when something is odd\n"
          "  -q, --quiet         show no warnings and no progress\n"
          "      --utc           people see times in UTC instead of local time\n"
          "      --show-command  print the tshark command that would be run, and do nothing\n"
          "      --version\n"
          "  -h, --help\n",
          stream);
    for (size_t kind = 0; kind < G_N_ELEMENTS(headings); kind++) {
        fprintf(stream, "\n%s\n", headings[kind]);
        for (size_t i = 0; verbs[i] != NULL; i++) {
            if (verbs[i]->kind == kind)
                fprintf(stream, "  %-13s %s\n", verbs[i]->name, verbs[i]->summary);
        }
    }
    fputs("\n'tabshark help VERB' tells more of one.\n", stream);
}

/* What has a page of help: a verb, or a command with options. */
static const Verb *find_page(const char *name, GError **error)
{
    static const Verb *const with_options[] = {&lab_command, &report_command, &shell_command};
    for (size_t i = 0; i < G_N_ELEMENTS(with_options); i++) {
        if (strcmp(name, with_options[i]->name) == 0)
            return with_options[i];
    }
    return verbs_find(name, error);
}

static int help(int argc, char **argv, const Settings *settings)
{
    GError *error = NULL;
    const Verb *verb = NULL;
    if (argc > 1)
        verb = find_page(argv[1], &error);
    g_autofree char *page = verb != NULL ? verb_help(verb) : NULL;
    if (page != NULL)
        fputs(page, stdout);
    else if (error == NULL)
        print_overview(stdout);
    return finish(settings, error == NULL, error);
}

static int version(int argc, char **argv, const Settings *settings)
{
    (void)argc;
    (void)argv;
    puts("tabshark " TABSHARK_VERSION);
    return finish(settings, true, NULL);
}

/* Commands beside chains. */
static const struct {
    const char *name;
    int (*run)(int argc, char **argv, const Settings *settings);
} commands[] = {
    {"run", run_file},    {"lab", run_lab},     {"report", run_report},
    {"shell", run_shell}, {"help", help},       {"--help", help},
    {"-h", help},         {"version", version}, {"--version", version},
};

/* Reads the options in front of the first word that is none; gives back how many there are. */
static int read_settings(int argc, char **argv, Settings *settings)
{
    int i = 0;
    for (; i < argc; i++) {
        if (strcmp(argv[i], "-v") == 0 || strcmp(argv[i], "--verbose") == 0)
            settings->verbose = true;
        else if (strcmp(argv[i], "-q") == 0 || strcmp(argv[i], "--quiet") == 0)
            settings->quiet = true;
        else if (strcmp(argv[i], "--utc") == 0)
            settings->run.utc = true;
        else if (strcmp(argv[i], "--show-command") == 0)
            settings->run.show_command = true;
        else
            break;
    }
    return i;
}

static int dispatch(int argc, char **argv, const Settings *settings)
{
    if (argc == 0) {
        print_overview(stderr);
        return EXIT_USAGE;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
        if (strcmp(argv[0], commands[i].name) == 0)
            return commands[i].run(argc, argv, settings);
    }
    if (argv[0][0] == '-') {
        complain("tabshark: there is no option ", argv[0]);
        return EXIT_USAGE;
    }
    return run_chain(argc, argv, settings);
}

static void release_table(gpointer table)
{
    table_unref(table);
}

int main(int argc, char **argv)
{
    setlocale(LC_CTYPE, "");
    Settings settings = {
        .run.diagnostics = diagnostics_new(),
        .run.kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, release_table),
    };
    int skip = 1 + read_settings(argc - 1, argv + 1, &settings);
    settings.run.progress = settings.quiet ? NULL : progress_new();
    int status = dispatch(argc - skip, argv + skip, &settings);
    g_hash_table_unref(settings.run.kept);
    progress_free(settings.run.progress);
    diagnostics_free(settings.run.diagnostics);
    return status;
}
