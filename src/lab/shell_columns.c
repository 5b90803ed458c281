#include "lab/shell_columns.h"

#include <string.h>

#include "lab/shell_line.h"
#include "table/table.h"
#include "verbs/verbs.h"

static const char *word_at(const GPtrArray *words, unsigned index)
{
    return index < words->len ? g_ptr_array_index(words, index) : "";
}

static void add_table(GPtrArray *names, GHashTable *kept, const char *name)
{
    const Table *table = g_hash_table_lookup(kept, name);
    for (size_t i = 0; table != NULL && i < table_width(table); i++)
        g_ptr_array_add(names, g_strdup(table_name(table, i)));
}

/* The fields that words of a source ask for: -e a,b and --timeseries. */
static void add_fields(GPtrArray *names, const Verb *verb, const GPtrArray *words, unsigned end)
{
    for (unsigned i = 1; i < end && strcmp(word_at(words, i), "then") != 0; i++) {
        const char *word = word_at(words, i);
        const VerbOption *option = verb_option_with_value(verb, word);
        bool attached = option != NULL && word[1] != '-' && word[2] != '\0';
        if (strcmp(word, "--timeseries") == 0)
            g_ptr_array_add(names, g_strdup("frame.time_epoch"));
        if (option == NULL)
            continue;
        g_auto(GStrv) fields = g_strsplit(attached ? word + 2 : word_at(words, ++i), ",", -1);
        for (char **field = fields; option->letter == 'e' && *field != NULL; field++)
            g_ptr_array_add(names, g_strdup(g_strstrip(*field)));
    }
}

/* The columns that a source will give, as its words say. */
static void add_given(GPtrArray *names, const Verb *verb, const GPtrArray *words, unsigned end)
{
    g_autoptr(GPtrArray) step = g_ptr_array_new();
    for (unsigned i = 0; i < end && strcmp(word_at(words, i), "then") != 0; i++)
        g_ptr_array_add(step, g_ptr_array_index(words, i));
    int n = (int)step->len;
    g_ptr_array_add(step, NULL);
    g_autoptr(GPtrArray) given = verb->columns(n, (char **)step->pdata);
    for (unsigned i = 0; given != NULL && i < given->len; i++)
        g_ptr_array_add(names, g_strdup(g_ptr_array_index(given, i)));
}

/* The name in "name=…" and "name = …". */
static void add_assigned(GPtrArray *names, const char *word)
{
    size_t length = strcspn(word, "= ");
    const char *equals = word + length + strspn(word + length, " ");
    if (length > 0 && word[0] != '-' && *equals == '=' && equals[1] != '=')
        g_ptr_array_add(names, g_strndup(word, length));
}

GPtrArray *shell_columns(const GPtrArray *words, unsigned start, GHashTable *kept)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    const char *first = word_at(words, 0);
    const Verb *verb = verbs_find(first, NULL);
    if (strcmp(first, "then") == 0)
        add_table(names, kept, SHELL_RESULT);
    else if (strcmp(first, "from") == 0)
        add_table(names, kept, word_at(words, 1));
    else if (verb != NULL && verb->columns != NULL && start > 0)
        add_given(names, verb, words, start);
    else if (verb != NULL && shell_line_reads_captures(verb))
        add_fields(names, verb, words, start);
    else if (verb != NULL && verb->kind != VERB_SOURCE)
        add_table(names, kept, SHELL_TABLE);
    for (unsigned i = 0; i < start; i++)
        add_assigned(names, word_at(words, i));
    return names;
}
