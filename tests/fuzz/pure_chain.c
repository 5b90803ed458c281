#include "pure_chain.h"

#include <stdlib.h>
#include <string.h>

#include "invariants.h"
#include "small_table.h"
#include "text/formats.h"
#include "verbs/verbs.h"

static bool is_pure(const char *name, bool first)
{
    const Verb *verb = verbs_find(name, NULL);
    if (verb == NULL)
        return false;
    if (first || verb->kind == VERB_SINK)
        return strcmp(name, "from") == 0 || strcmp(name, "print") == 0 || strcmp(name, "keep") == 0;
    return verb->kind == VERB_STEP;
}

bool pure_chain(char **words)
{
    bool step = true;
    for (char **word = words; *word != NULL; word++) {
        if (step && !is_pure(*word, word == words))
            return false;
        step = strcmp(*word, "then") == 0;
    }
    return !step;
}

static void unref_table(gpointer table)
{
    table_unref(table);
}

GHashTable *pure_chain_tables(void)
{
    GHashTable *kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, unref_table);
    g_hash_table_insert(kept, g_strdup("t"), small_table(5));
    g_hash_table_insert(kept, g_strdup("none"), small_table(0));
    g_hash_table_insert(kept, g_strdup("p"), small_packets());
    return kept;
}

void pure_chain_append(GString *out, const Table *table)
{
    char *text = NULL;
    size_t size;
    for (size_t i = 0; i < table_width(table); i++)
        check_column(table_column(table, i), table->rows);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    const WriteOptions options = {.diagnostics = diagnostics, .preview = preview_all};
    FILE *stream = open_memstream(&text, &size);
    g_assert_true(tsv_write(table, &options, stream, NULL));
    fclose(stream);
    g_string_append_len(out, text, (gssize)size);
    free(text);
}
