#include "lab/chain.h"

#include <string.h>

#include "base/error.h"
#include "base/interrupt.h"
#include "lab/chain_stream.h"
#include "verbs/partial.h"
#include "verbs/plot_page.h"
#include "verbs/verbs.h"

struct Chain {
    GArray *steps; /* of Step */
};

static void clear_step(gpointer data)
{
    Step *step = data;
    verb_free_options(step->verb, step->options);
}

void chain_free(Chain *chain)
{
    if (chain == NULL)
        return;
    g_array_unref(chain->steps);
    g_free(chain);
}

/* A table has to come from somewhere, once. */
static bool check_place(const Verb *verb, bool first, GError **error)
{
    if ((verb->kind == VERB_SOURCE) == first && verb->kind != VERB_LINE)
        return true;
    if (verb->kind == VERB_LINE) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "'%s' is no part of a chain, but a line of its own in a file of chains "
                    "(tabshark run FILE)",
                    verb->name);
        return false;
    }
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                first ? "a chain starts with a source such as read or open, not with '%s'"
                      : "'%s' starts a chain, so it cannot follow 'then'",
                verb->name);
    return false;
}

static bool add_step(Chain *chain, int argc, char **argv, GError **error)
{
    if (argc == 0) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "'then' must stand between two verbs");
        return false;
    }
    Step step = {verbs_find(argv[0], error), NULL};
    if (step.verb == NULL && chain->steps->len == 0 && g_file_test(argv[0], G_FILE_TEST_EXISTS))
        g_prefix_error(error, "to read a capture: tabshark read '%s'; ", argv[0]);
    if (step.verb == NULL)
        return false;
    g_autoptr(GError) reason = NULL;
    step.options = verb_parse(step.verb, argc, argv, &reason);
    /* A page of help can be asked for anywhere; else a verb out of place is the first thing to
     * know. */
    bool help = g_error_matches(reason, TABSHARK_ERROR, TABSHARK_ERROR_HELP);
    if (!help && !check_place(step.verb, chain->steps->len == 0, error)) {
        verb_free_options(step.verb, step.options);
        return false;
    }
    if (step.options == NULL) {
        g_propagate_error(error, g_steal_pointer(&reason));
        return false;
    }
    g_array_append_val(chain->steps, step);
    return true;
}

static const Step *last_step(const Chain *chain)
{
    return &g_array_index(chain->steps, Step, chain->steps->len - 1);
}

/* Is the table of the last step a result that nobody has seen yet? */
static bool needs_print(const Chain *chain)
{
    const Step *last = last_step(chain);
    bool written = last->verb->writes != NULL && last->verb->writes(last->options);
    return last->verb->kind != VERB_SINK && !written;
}

static const Step *steps_of(const Chain *chain)
{
    return &g_array_index(chain->steps, Step, 0);
}

Chain *chain_parse(int argc, char **argv, GError **error)
{
    g_autoptr(Chain) chain = g_new0(Chain, 1);
    chain->steps = g_array_new(false, false, sizeof(Step));
    g_array_set_clear_func(chain->steps, clear_step);
    int start = 0;
    for (int i = 0; i <= argc; i++) {
        if (i < argc && strcmp(argv[i], "then") != 0)
            continue;
        if (!add_step(chain, i - start, argv + start, error))
            return NULL;
        start = i + 1;
    }
    char print[] = "print";
    char *words[] = {print, NULL};
    if (needs_print(chain) && !add_step(chain, 1, words, error))
        return NULL;
    if (!chain_stream_check(steps_of(chain), chain->steps->len, error))
        return NULL;
    return g_steal_pointer(&chain);
}

size_t chain_length(const Chain *chain)
{
    return chain->steps->len;
}

const Verb *chain_verb(const Chain *chain, size_t step)
{
    return g_array_index(chain->steps, Step, step).verb;
}

const void *chain_options(const Chain *chain, size_t step)
{
    return g_array_index(chain->steps, Step, step).options;
}

size_t chain_panels(const Chain *chain)
{
    size_t panels = 0;
    for (unsigned i = 0; i < chain->steps->len; i++) {
        const Step *step = &g_array_index(chain->steps, Step, i);
        panels += step->verb->needs_page != NULL && step->verb->needs_page(step->options);
    }
    return panels;
}

bool chain_check_panels(const Chain *chain, GError **error)
{
    for (unsigned i = 0; i < chain->steps->len; i++) {
        const Step *step = &g_array_index(chain->steps, Step, i);
        bool panel = step->verb->needs_page != NULL && step->verb->needs_page(step->options);
        if (panel && step->verb->check_on_page != NULL &&
            !step->verb->check_on_page(step->options, error))
            return false;
    }
    return true;
}

const CaptureRequest *chain_request(const Chain *chain)
{
    const Step *source = &g_array_index(chain->steps, Step, 0);
    return source->verb->request != NULL ? source->verb->request(source->options) : NULL;
}

static bool wants_part(const Step *step)
{
    return step->verb->partial != NULL && step->verb->partial->wanted(step->options);
}

/* The words of a chain up to step `last`, without those that say nothing of its result. */
static char **state_words(const Chain *chain, unsigned last, bool utc)
{
    GPtrArray *words = g_ptr_array_new();
    if (utc)
        g_ptr_array_add(words, g_strdup("--utc"));
    for (unsigned i = 0; i <= last; i++) {
        const Step *step = &g_array_index(chain->steps, Step, i);
        unsigned captures = step->verb->kind == VERB_SOURCE ? 1u << OPTION_CAPTURES : 0;
        if (i > 0)
            g_ptr_array_add(words, g_strdup("then"));
        verb_append_words(words, step->verb, step->options, 1u << OPTION_MEANS | captures);
    }
    g_ptr_array_add(words, NULL);
    return (char **)g_ptr_array_free(words, false);
}

/* Where the table of a chain is from, once its source has run; NULL if no step asks. */
static Provenance *find_provenance(const Chain *chain, const Table *table, const Run *run,
                                   unsigned first_warning, unsigned first_damaged)
{
    for (unsigned i = 1; i < chain->steps->len; i++) {
        if (wants_part(&g_array_index(chain->steps, Step, i))) {
            const Step *source = &g_array_index(chain->steps, Step, 0);
            return provenance_new(source->verb, source->options, table, run->diagnostics,
                                  first_warning, first_damaged);
        }
    }
    return NULL;
}

/* Runs one of its steps, the words up to which are stated if it gives a partial result. */
static Table *run_step(const Chain *chain, unsigned index, const Table *table, const Run *run,
                       Provenance *provenance, GError **error)
{
    const Step *step = &g_array_index(chain->steps, Step, index);
    Run with_provenance = *run;
    with_provenance.provenance = provenance;
    if (provenance != NULL && wants_part(step)) {
        g_strfreev(provenance->words);
        provenance->words = state_words(chain, index, run->utc);
    }
    return step->verb->apply(table, step->options, &with_provenance, error);
}

bool chain_run(const Chain *chain, const Run *run, GError **error)
{
    g_autoptr(Table) table = NULL;
    bool needs_page = run->outlet == NULL || run->page != NULL;
    if (needs_page && chain_panels(chain) > 0 && !plot_page_has_room(run->page, error))
        return false;
    if (chain_stream_wanted(steps_of(chain)) && !run->show_command)
        return chain_stream_run(steps_of(chain), chain->steps->len, run, error);
    g_autoptr(Provenance) provenance = NULL;
    unsigned first_warning = run->diagnostics->entries->len;
    unsigned first_damaged = run->diagnostics->damaged_inputs->len;
    for (unsigned i = 0; i < chain->steps->len; i++) {
        g_autoptr(GError) reason = NULL;
        if (interrupt_pending()) {
            g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "interrupted");
            return false;
        }
        Table *next = run_step(chain, i, table, run, provenance, &reason);
        if (next == NULL && reason == NULL)
            return true; /* there is nothing for the rest to work on: a command was shown */
        if (next == NULL) {
            g_propagate_error(error, g_steal_pointer(&reason));
            return false;
        }
        table_unref(table);
        table = next;
        if (i == 0)
            provenance = find_provenance(chain, table, run, first_warning, first_damaged);
    }
    return true;
}
