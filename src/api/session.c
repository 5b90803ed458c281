/* Chains for programs. */
#include <string.h>

#include "api/api.h"
#include "base/error.h"
#include "cli/built_with.h"
#include "lab/chain.h"

/* Names under which tables pass into a chain and out of it; none that people would give. */
#define INPUT  "libtabshark: input"
#define RESULT "libtabshark: result"

static void release_table(gpointer table)
{
    table_unref(table);
}

const char *tabshark_version(void)
{
    return TABSHARK_VERSION;
}

Tabshark *tabshark_new(void)
{
    Tabshark *tabshark = g_new0(Tabshark, 1);
    tabshark->run.diagnostics = diagnostics_new();
    tabshark->run.kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, release_table);
    return tabshark;
}

void tabshark_free(Tabshark *tabshark)
{
    if (tabshark == NULL)
        return;
    diagnostics_free(tabshark->run.diagnostics);
    g_hash_table_unref(tabshark->run.kept);
    g_free(tabshark);
}

void tabshark_set_utc(Tabshark *tabshark, bool utc)
{
    tabshark->run.utc = utc;
}

char **tabshark_take_warnings(Tabshark *tabshark)
{
    GPtrArray *texts = g_ptr_array_new();
    const GPtrArray *entries = tabshark->run.diagnostics->entries;
    for (unsigned i = 0; i < entries->len; i++) {
        const Diagnostic *entry = g_ptr_array_index(entries, i);
        if (entry->kind != DIAGNOSTIC_REMARK)
            g_ptr_array_add(texts, g_strdup(entry->text));
    }
    g_ptr_array_add(texts, NULL);
    g_ptr_array_set_size(tabshark->run.diagnostics->entries, 0);
    return (char **)g_ptr_array_free(texts, false);
}

bool tabshark_damaged(const Tabshark *tabshark)
{
    return tabshark->run.diagnostics->damaged;
}

static void add_words(GPtrArray *all, const char *const *words)
{
    for (; *words != NULL; words++)
        g_ptr_array_add(all, (char *)(uintptr_t)*words);
}

/* Takes the table that the chain has kept as its result. */
static TabsharkTable *take_result(Tabshark *tabshark, GError **error)
{
    gpointer name;
    gpointer table;
    if (g_hash_table_steal_extended(tabshark->run.kept, RESULT, &name, &table)) {
        g_free(name);
        return outer(table);
    }
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        "the chain has ended without a table");
    return NULL;
}

TabsharkTable *tabshark_run_words(Tabshark *tabshark, const char *const *words, GError **error)
{
    static const char *const keep[] = {"then", "keep", RESULT, NULL};
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    if (*words != NULL && strcmp(*words, "tabshark") == 0)
        words++;
    add_words(all, words);
    add_words(all, keep);
    g_autoptr(Chain) chain = chain_parse((int)all->len, (char **)all->pdata, error);
    if (chain == NULL || !chain_run(chain, &tabshark->run, error))
        return NULL;
    return take_result(tabshark, error);
}

static char **split(const char *text, GError **error)
{
    g_autoptr(GError) reason = NULL;
    char **words = NULL;
    if (!g_shell_parse_argv(text, NULL, &words, &reason))
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, "%s", reason->message);
    return words;
}

TabsharkTable *tabshark_run(Tabshark *tabshark, const char *chain, GError **error)
{
    g_auto(GStrv) words = split(chain, error);
    return words != NULL ? tabshark_run_words(tabshark, (const char *const *)words, error) : NULL;
}

/* Runs words behind "from" the table. */
static TabsharkTable *apply_words(Tabshark *tabshark, const TabsharkTable *table,
                                  const char *const *words, GError **error)
{
    static const char *const from[] = {"from", INPUT, "then", NULL};
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    add_words(all, from);
    add_words(all, words);
    g_ptr_array_add(all, NULL);
    tabshark_keep(tabshark, INPUT, table);
    TabsharkTable *result = tabshark_run_words(tabshark, (const char *const *)all->pdata, error);
    g_hash_table_remove(tabshark->run.kept, INPUT);
    return result;
}

TabsharkTable *tabshark_apply(Tabshark *tabshark, const TabsharkTable *table, const char *steps,
                              GError **error)
{
    g_auto(GStrv) words = split(steps, error);
    return words != NULL ? apply_words(tabshark, table, (const char *const *)words, error) : NULL;
}

void tabshark_keep(Tabshark *tabshark, const char *name, const TabsharkTable *table)
{
    g_hash_table_insert(tabshark->run.kept, g_strdup(name), table_ref(inner(table)));
}

/* A name that starts with "-" is no option; "-" alone is standard input. */
static char *as_argument(const char *path)
{
    return g_strconcat(path[0] == '-' && path[1] != '\0' ? "./" : "", path, NULL);
}

TabsharkTable *tabshark_read(Tabshark *tabshark, const char *capture, const char *filter,
                             const char *const *fields, GError **error)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(words, g_strdup("read"));
    g_ptr_array_add(words, as_argument(capture));
    if (filter != NULL)
        g_ptr_array_add(words, g_strconcat("--filter=", filter, NULL));
    for (; *fields != NULL; fields++)
        g_ptr_array_add(words, g_strconcat("--field=", *fields, NULL));
    g_ptr_array_add(words, NULL);
    return tabshark_run_words(tabshark, (const char *const *)words->pdata, error);
}

TabsharkTable *tabshark_open(Tabshark *tabshark, const char *path, GError **error)
{
    g_autofree char *file = as_argument(path);
    return tabshark_run_words(tabshark, (const char *const[]){"open", file, NULL}, error);
}

bool tabshark_write(Tabshark *tabshark, const TabsharkTable *table, const char *path,
                    GError **error)
{
    g_autofree char *file = as_argument(path);
    TabsharkTable *written =
        apply_words(tabshark, table, (const char *const[]){"write", file, NULL}, error);
    tabshark_table_unref(written);
    return written != NULL;
}
