/* Any text as a file of chains: taken apart, read, and run as far as they need no other program and
 * write no file. */
#include <string.h>

#include "base/error.h"
#include "invariants.h"
#include "lab/pages.h"
#include "lab/script.h"
#include "pure_chain.h"
#include "text/formats.h"
#include "verbs/outlet.h"

/* So that a run of many chains takes no longer than one. */
#define CHAINS_RUN 6

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What a run shows: tables, sentences, warnings, and how it failed. */
typedef struct {
    Outlet outlet;
    GString *log;
    GString *notes;
} Shown;

static bool print(Outlet *outlet, const Table *table, const OutletPrint *how, GError **error)
{
    char *text = NULL;
    size_t size;
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    const WriteOptions options = {
        .diagnostics = diagnostics, .terminal = true, .preview = how->preview};
    pure_chain_append(((Shown *)(void *)outlet)->log, table);
    const TextFormat *format =
        how->format != NULL ? how->format : text_format_by_name("pretty", NULL);
    FILE *stream = open_memstream(&text, &size);
    g_assert_true(format->write(table, &options, stream, error));
    fclose(stream);
    for (size_t i = 0; i < size; i++)
        g_assert_true(text[i] == '\n' || text[i] == '\t' || !g_ascii_iscntrl(text[i]));
    g_assert_true(!format->for_people || g_utf8_validate(text, (gssize)size, NULL));
    free(text);
    return true;
}

static void say(Outlet *outlet, const char *text)
{
    g_string_append_printf(((Shown *)(void *)outlet)->log, "say %s\n", text);
}

/* Runs one chain; false if it failed. */
static bool run_words(Shown *shown, char **words, GHashTable *kept)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    const Run run = {
        .diagnostics = diagnostics, .utc = true, .kept = kept, .outlet = &shown->outlet};
    g_autoptr(Chain) chain = chain_parse((int)g_strv_length(words), words, &error);
    bool ok = chain != NULL && chain_run(chain, &run, &error);
    g_assert_true(ok == (error == NULL));
    for (unsigned i = 0; i < diagnostics->entries->len; i++) {
        const Diagnostic *entry = g_ptr_array_index(diagnostics->entries, i);
        g_string_append_printf(shown->notes, "note %s\n", entry->text);
    }
    if (!ok)
        g_string_append_printf(shown->log, "error %s\n", error->message);
    return ok;
}

/* The words of one step of a chain as a chain of its own: it starts from the result of the step in
 * front, and keeps its own unless it is the last. */
static GPtrArray *step_chain(char **words, unsigned n, bool last)
{
    GPtrArray *out = g_ptr_array_new_with_free_func(g_free);
    if (n > 0) {
        g_ptr_array_add(out, g_strdup("from"));
        g_ptr_array_add(out, g_strdup_printf("\x01%u", n - 1));
        g_ptr_array_add(out, g_strdup("then"));
    }
    for (; *words != NULL && strcmp(*words, "then") != 0; words++)
        g_ptr_array_add(out, g_strdup(*words));
    if (!last) {
        g_ptr_array_add(out, g_strdup("then"));
        g_ptr_array_add(out, g_strdup("keep"));
        g_ptr_array_add(out, g_strdup_printf("\x01%u", n));
    }
    g_ptr_array_add(out, NULL);
    return out;
}

/* Runs a chain step by step, each from what the one in front has kept. */
static void run_steps(Shown *shown, char **words, GHashTable *kept)
{
    bool going_on = true;
    for (unsigned n = 0; going_on; n++) {
        char **next = words;
        while (*next != NULL && strcmp(*next, "then") != 0)
            next++;
        bool last = *next == NULL;
        g_autoptr(GPtrArray) step = step_chain(words, n, last);
        g_autofree char *result = g_strdup_printf("\x01%u", n);
        g_hash_table_remove(kept, result); /* an earlier chain's */
        /* A step may end the chain without an error. */
        going_on = run_words(shown, (char **)step->pdata, kept) && !last &&
                   g_hash_table_contains(kept, result);
        words = next + 1;
    }
}

/* What the chains show, each run as a whole or in steps. */
static GString *run_all(const GArray *chains, bool steps)
{
    Shown shown = {.outlet = {.print = print, .say = say, .remark = say},
                   .log = g_string_new(NULL),
                   .notes = g_string_new(NULL)};
    g_autoptr(GHashTable) kept = pure_chain_tables();
    for (unsigned i = 0, runs = 0; i < chains->len && runs < CHAINS_RUN; i++) {
        char **words = g_array_index(chains, ScriptChain, i).words;
        g_autoptr(Chain) chain =
            pure_chain(words) ? chain_parse((int)g_strv_length(words), words, NULL) : NULL;
        if (chain == NULL)
            continue;
        runs++;
        if (steps)
            run_steps(&shown, words, kept);
        else
            run_words(&shown, words, kept);
    }
    g_string_append(shown.log, shown.notes->str);
    g_string_free(shown.notes, true);
    return shown.log;
}

/* Quoted, the words of a chain are those words again. */
static void check_quoted(char **words)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (char **word = words; *word != NULL; word++) {
        g_autofree char *quoted = g_shell_quote(*word);
        g_string_append_printf(text, "%s ", quoted);
    }
    /* Line ends may be CR LF, which makes them LF; and a word "tabshark" in front is taken off. */
    if (strchr(text->str, '\r') != NULL || strcmp(words[0], "tabshark") == 0)
        return;
    g_autoptr(GArray) again = script_parse(text->str, NULL);
    g_assert_nonnull(again);
    g_assert_cmpuint(again->len, ==, 1);
    g_assert_true(g_strv_equal((const char *const *)g_array_index(again, ScriptChain, 0).words,
                               (const char *const *)words));
}

static void check_error(const GError *error)
{
    g_assert_nonnull(error);
    g_assert_true(error->domain == TABSHARK_ERROR);
    g_assert_true(error->code == TABSHARK_ERROR_USAGE || error->code == TABSHARK_ERROR_HELP);
    g_assert_cmpuint(strlen(error->message), >, 0);
}

/* Reads all chains, as before they run. */
static void check_items(const GArray *chains)
{
    g_autoptr(GArray) items = pages_new_items();
    for (unsigned i = 0; i < chains->len; i++) {
        ScriptItem item;
        g_autoptr(GError) error = NULL;
        const ScriptChain *chain = &g_array_index(chains, ScriptChain, i);
        check_quoted(chain->words);
        if (!pages_parse_item(&item, chain->line, chain->words, &error))
            check_error(error);
        else
            g_array_append_val(items, item);
    }
    for (unsigned named = 0; named < 2; named++) {
        g_autoptr(GError) error = NULL;
        if (!pages_check(items, named != 0, &error))
            check_error(error);
    }
    g_autoptr(CapturePlan) plan = capture_plan_new();
    pages_plan(items, plan);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) chains = script_parse(text, &error);
    if (chains == NULL) {
        check_error(error);
        return 0;
    }
    check_items(chains);
    GString *whole = run_all(chains, false);
    GString *steps = run_all(chains, true);
    g_assert_cmpstr(whole->str, ==, steps->str);
    g_string_free(whole, true);
    g_string_free(steps, true);
    return 0;
}
