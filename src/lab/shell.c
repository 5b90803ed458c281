#include "lab/shell.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/interrupt.h"
#include "capture/registry_ask.h"
#include "capture/stop_signals.h"
#include "lab/chain.h"
#include "lab/shell_complete.h"
#include "lab/shell_help.h"
#include "lab/shell_input.h"
#include "lab/shell_line.h"
#include "verbs/plot_page.h"
#include "verbs/verbs.h"

typedef struct {
    char **captures;
    const Run *run;
    ShellReport report;
    const void *data;
    ShellInput *input;
    Registry *registry; /* NULL until a name is completed */
    PlotPage *page;     /* that plots are drawn on; NULL: none */
    bool ended;
    int status;
} Shell;

static GPtrArray *find_fields(const char *prefix, void *data)
{
    Shell *shell = data;
    if (shell->registry == NULL)
        shell->registry = registry_ask(NULL);
    if (shell->registry == NULL) /* reading will say why */
        return g_ptr_array_new_with_free_func(g_free);
    return registry_starting_with(shell->registry, prefix);
}

static Completion *complete(const char *text, size_t length, void *data)
{
    Shell *shell = data;
    const CompletionSources sources = {shell->run->kept, find_fields, shell, NULL};
    return completion_new(text, length, &sources);
}

/* Writes the page that plots were drawn on, if one was. */
static bool finish_page(Shell *shell, const Run *run, GError **error)
{
    g_autoptr(PlotPage) page = g_steal_pointer(&shell->page);
    if (page == NULL || plot_page_room(page) == plot_page_panels(page))
        return true;
    return plot_page_write(page, run, error);
}

static bool start_page(Shell *shell, char **words, const Run *run, GError **error)
{
    g_autoptr(PlotPage) page = plot_page_parse((int)g_strv_length(words), words, error);
    if (page == NULL || !plot_page_check_name(page, error) || !finish_page(shell, run, error))
        return false;
    shell->page = g_steal_pointer(&page);
    return true;
}

static bool run_chain(Shell *shell, char **words, const Run *run, GError **error)
{
    g_auto(GStrv) whole = shell_line_chain(words, shell->captures, run->kept, error);
    g_autoptr(Chain) chain =
        whole != NULL ? chain_parse((int)g_strv_length(whole), whole, error) : NULL;
    Run with_page = *run;
    with_page.page = shell->page;
    if (chain == NULL || (shell->page != NULL && !chain_check_panels(chain, error)) ||
        !chain_run(chain, &with_page, error))
        return false;
    return shell->page == NULL || plot_page_room(shell->page) > 0 || finish_page(shell, run, error);
}

static bool show_help(const char *topic, GError **error)
{
    const Verb *verb = topic != NULL ? verbs_find(topic, error) : NULL;
    if (topic != NULL && verb == NULL)
        return false;
    g_autofree char *page = verb != NULL ? verb_help(verb) : shell_overview();
    fputs(page, stdout);
    return true;
}

/* Runs words of a line, at least one. */
static bool run_words(Shell *shell, char **words, const Run *run, GError **error)
{
    const char *first = words[0];
    if (strcmp(first, "help") == 0)
        return show_help(words[1], error);
    if (strcmp(first, "page") == 0)
        return start_page(shell, words, run, error);
    if (strcmp(first, "tables") == 0) {
        g_autofree char *page = shell_tables(run->kept);
        fputs(page, stdout);
        return true;
    }
    shell->ended = strcmp(first, "quit") == 0 || strcmp(first, "exit") == 0;
    return shell->ended || run_chain(shell, words, run, error);
}

/* A line's error as it is told: Ctrl-C in few words, and lines of a pipe by number. A page of help
 * stays as it is. */
static GError *settle_error(Shell *shell, GError *error)
{
    bool person = shell_input_is_person(shell->input);
    bool help = g_error_matches(error, TABSHARK_ERROR, TABSHARK_ERROR_HELP);
    if (person && interrupt_take()) {
        g_clear_error(&error);
        clearerr(stdout);
        return g_error_new_literal(TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                                   "interrupted; the tables are as they were");
    }
    if (error != NULL && !person && !help)
        g_prefix_error(&error, "line %zu: ", shell_input_number(shell->input));
    return error;
}

/* Ends a line: says what there is to say, and puts its status together with that of the others. */
static void finish_line(Shell *shell, const Run *run, GError *error)
{
    /* Nobody reads the output any more, so nobody needs more of it. */
    if (g_error_matches(error, TABSHARK_ERROR, TABSHARK_ERROR_CLOSED))
        shell->ended = true;
    bool failed = error != NULL;
    int status = shell->report(run, error, shell->data);
    if (failed && status != EXIT_SUCCESS)
        shell->status = EXIT_FAILURE;
    else if (shell->status == EXIT_SUCCESS)
        shell->status = status;
}

static void run_line(Shell *shell, const char *text)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GError) unkept = NULL;
    GError *error = NULL;
    Run run = *shell->run;
    run.diagnostics = diagnostics;
    /* What was meant for the line while it was edited is over. */
    if (shell_input_is_person(shell->input))
        interrupt_take();
    if (!shell_input_remember(shell->input, text, &unkept))
        diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, "lines typed are not kept: %s",
                        unkept->message);
    g_auto(GStrv) words = shell_line_words(text, &error);
    if (words != NULL)
        run_words(shell, words, &run, &error);
    finish_line(shell, &run, settle_error(shell, error));
}

/* The last page may have panels to spare. */
static void run_end(Shell *shell)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    GError *error = NULL;
    Run run = *shell->run;
    run.diagnostics = diagnostics;
    finish_page(shell, &run, &error);
    finish_line(shell, &run, error);
}

static bool check_captures(char **captures, GError **error)
{
    for (; *captures != NULL; captures++) {
        if (strcmp(*captures, "-") == 0) {
            g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                                "shell: standard input (-) is where lines come from: name a file");
            return false;
        }
        if (access(*captures, R_OK) != 0) {
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "cannot read '%s': %s",
                        *captures, g_strerror(errno));
            return false;
        }
    }
    return true;
}

static void greet(const Shell *shell)
{
    puts(shell->captures[0] != NULL
             ? "'read -e FIELD,…' reads the capture, Tab completes, 'help' explains, Ctrl-D ends."
             : "'read CAPTURE -e FIELD,…' reads a capture, Tab completes, 'help' explains, Ctrl-D "
               "ends.");
}

int shell_run(const void *options, const Run *run, ShellReport report, const void *data,
              GError **error)
{
    /* Of shell_command they are the plain arguments alone. */
    char **named = *(char **const *)options;
    char *none[] = {NULL};
    char **captures = named != NULL ? named : none;
    Shell shell = {captures, run, report, data};
    if (!check_captures(captures, error))
        return EXIT_FAILURE;
    shell.input = shell_input_new(complete, &shell);
    bool person = shell_input_is_person(shell.input);
    if (person) {
        stop_signals_hold_interrupt();
        greet(&shell);
    }
    while (!shell.ended) {
        g_autofree char *text = shell_input_next(shell.input);
        if (text == NULL)
            break;
        run_line(&shell, text);
    }
    run_end(&shell);
    shell_input_free(shell.input);
    registry_free(shell.registry);
    return person ? EXIT_SUCCESS : shell.status;
}
