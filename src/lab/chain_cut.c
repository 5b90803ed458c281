#include "lab/chain_cut.h"

#include <string.h>

#include "base/error.h"
#include "lab/chain.h"
#include "verbs/partial.h"

void chain_cut_free(ChainCut *cut)
{
    if (cut == NULL)
        return;
    g_strfreev(cut->captures);
    g_strfreev(cut->source);
    g_strfreev(cut->steps);
    g_strfreev(cut->rest);
    g_free(cut);
}

static bool usage(GError **error, const char *verb, const char *why)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, "the chain cannot be cut: %s: %s",
                verb, why);
    return false;
}

static bool is_true(bool (*property)(const void *options), const void *options)
{
    return property != NULL && property(options);
}

/* Can a step be given the rows of each capture by themselves? */
static bool goes_apart(const Chain *chain, size_t step)
{
    const Verb *verb = chain_verb(chain, step);
    const void *options = chain_options(chain, step);
    return is_true(verb->row_wise, options) || is_true(verb->capture_wise, options);
}

/* Does a step give results that are put together of parts? */
static bool is_aggregate(const Chain *chain, size_t step)
{
    const PartialSteps *partial = chain_verb(chain, step)->partial;
    return partial != NULL && partial->make;
}

static size_t find_step(const Chain *chain, bool (*is_wanted)(const Chain *, size_t), bool wanted)
{
    size_t step = 1;
    while (step < chain_length(chain) && is_wanted(chain, step) != wanted)
        step++;
    return step;
}

static bool check_captures(const Chain *chain, GError **error)
{
    const Verb *verb = chain_verb(chain, 0);
    char **captures = verb->captures != NULL ? verb->captures(chain_options(chain, 0)) : NULL;
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (captures == NULL)
        return usage(error, verb->name,
                     "its table is not made of captures each by itself; start with read or "
                     "streams");
    for (char **capture = captures; *capture != NULL; capture++) {
        if (strcmp(*capture, "-") == 0)
            return usage(error, verb->name,
                         "standard input (-) can be read by one process only; write it to files");
        if (!g_hash_table_add(seen, g_canonicalize_filename(*capture, "/"))) {
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "the chain cannot be cut: %s: '%s' is named twice", verb->name, *capture);
            return false;
        }
    }
    return true;
}

static bool check_aggregate(const Chain *chain, size_t step, GError **error)
{
    const Verb *verb = chain_verb(chain, step);
    const char *problem = verb->partial->objection(chain_options(chain, step));
    if (problem == NULL && verb->partial->wanted(chain_options(chain, step)))
        problem = "it has --partial already, which the cut adds; leave it out";
    return problem == NULL || usage(error, verb->name, problem);
}

/* The step that makes the parts, or the one in front of which the rows are the parts. */
static bool find_place(const Chain *chain, size_t *place, bool *rows, GError **error)
{
    size_t across = find_step(chain, goes_apart, false);
    size_t aggregate = find_step(chain, is_aggregate, true);
    *rows = aggregate == chain_length(chain);
    *place = *rows ? across : aggregate;
    if (*rows)
        return true;
    if (across == aggregate)
        return check_aggregate(chain, aggregate, error);
    const Verb *verb = chain_verb(chain, across);
    return usage(error, verb->name,
                 verb->when_cut != NULL
                     ? verb->when_cut
                     : "it looks at the rows of all captures; put it behind group or resample");
}

static char **finish(GPtrArray *words)
{
    g_ptr_array_add(words, NULL);
    return (char **)g_ptr_array_free(words, false);
}

static void add(GPtrArray *words, const char *word)
{
    g_ptr_array_add(words, g_strdup(word));
}

static void add_all(GPtrArray *words, char *const *more, size_t n)
{
    for (size_t i = 0; i < n && more[i] != NULL; i++)
        add(words, more[i]);
}

static char **source_words(const Chain *chain, size_t captures)
{
    GPtrArray *words = g_ptr_array_new();
    verb_append_words(words, chain_verb(chain, 0), chain_options(chain, 0), 1u << OPTION_CAPTURES);
    /* One capture's table has the column by itself only if there are several. */
    bool has = g_ptr_array_find_with_equal_func(words, "--capture-column", g_str_equal, NULL);
    if (captures > 1 && !has)
        add(words, "--capture-column");
    return finish(words);
}

/* The steps up to the cut, the last one with --partial. */
static char **step_words(const Chain *chain, size_t place, bool rows)
{
    GPtrArray *words = g_ptr_array_new();
    for (size_t step = 1; step < place + !rows; step++) {
        add(words, "then");
        unsigned start = words->len;
        verb_append_words(words, chain_verb(chain, step), chain_options(chain, step), 0);
        if (step == place)
            g_ptr_array_insert(words, (int)start + 1, g_strdup("--partial"));
    }
    if (rows) {
        add(words, "then");
        add(words, "combine");
        add(words, "--partial");
    }
    return finish(words);
}

/* The words from the n-th "then" on. */
static char **words_from(int argc, char **argv, size_t then)
{
    GPtrArray *words = g_ptr_array_new();
    size_t seen = 0;
    for (int i = 0; i < argc; i++) {
        seen += strcmp(argv[i], "then") == 0;
        if (seen >= then)
            add(words, argv[i]);
    }
    return finish(words);
}

ChainCut *chain_cut(int argc, char **argv, GError **error)
{
    g_autoptr(Chain) chain = chain_parse(argc, argv, error);
    size_t place;
    bool rows;
    if (chain == NULL || !check_captures(chain, error) || !find_place(chain, &place, &rows, error))
        return NULL;
    ChainCut *cut = g_new0(ChainCut, 1);
    cut->captures = g_strdupv(chain_verb(chain, 0)->captures(chain_options(chain, 0)));
    cut->source = source_words(chain, g_strv_length(cut->captures));
    cut->steps = step_words(chain, place, rows);
    cut->rest = words_from(argc, argv, rows ? place : place + 1);
    return cut;
}

/* Behind other words, a name that is not to be taken for an option. */
static void add_name(GPtrArray *words, const char *name)
{
    g_ptr_array_add(words, name[0] == '-' ? g_strconcat("./", name, NULL) : g_strdup(name));
}

static void add_write(GPtrArray *words, const char *part)
{
    add(words, "then");
    add(words, "write");
    add_name(words, part);
}

static GPtrArray *open_words(char *const *parts, size_t n)
{
    GPtrArray *words = g_ptr_array_new();
    add(words, "open");
    for (size_t i = 0; i < n; i++)
        add_name(words, parts[i]);
    add(words, "then");
    add(words, "combine");
    return words;
}

char **chain_cut_task(const ChainCut *cut, char *const *captures, size_t n, const char *part)
{
    GPtrArray *words = g_ptr_array_new();
    add_all(words, cut->source, SIZE_MAX);
    /* Names stay as they are: they are values of the column "capture". */
    add(words, "--");
    add_all(words, captures, n);
    add_all(words, cut->steps, SIZE_MAX);
    add_write(words, part);
    return finish(words);
}

char **chain_cut_join(char *const *parts, size_t n, const char *part)
{
    GPtrArray *words = open_words(parts, n);
    add(words, "--partial");
    add_write(words, part);
    return finish(words);
}

char **chain_cut_rest(const ChainCut *cut, char *const *parts, size_t n)
{
    GPtrArray *words = open_words(parts, n);
    add_all(words, cut->rest, SIZE_MAX);
    return finish(words);
}
