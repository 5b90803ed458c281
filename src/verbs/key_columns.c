#include "verbs/key_columns.h"

void key_names_add(GPtrArray *names, const char *list)
{
    g_auto(GStrv) parts = g_strsplit(list, ",", -1);
    for (char **part = parts; *part != NULL; part++) {
        if (**part != '\0')
            g_ptr_array_add(names, g_strdup(*part));
    }
}

const Column **key_columns_find(const Table *table, const GPtrArray *names, GError **error)
{
    g_autofree const Column **columns = g_new0(const Column *, names->len + 1);
    for (unsigned i = 0; i < names->len; i++) {
        size_t index;
        if (!table_require(table, g_ptr_array_index(names, i), &index, error))
            return NULL;
        columns[i] = table_column(table, index);
    }
    return g_steal_pointer(&columns);
}

Grouping *key_columns_group(const Table *table, const GPtrArray *names, const char *verb,
                            const Run *run, GError **error)
{
    g_autofree const Column **keys = key_columns_find(table, names, error);
    if (keys == NULL)
        return NULL;
    Grouping *grouping = grouping_new(keys, names->len, table->rows);
    key_columns_warn(names, grouping->left_out, verb, run);
    return grouping;
}

void key_columns_warn(const GPtrArray *names, size_t n, const char *verb, const Run *run)
{
    g_autoptr(GString) missing = g_string_new(NULL);
    for (unsigned i = 0; i < names->len; i++)
        g_string_append_printf(missing, "%s%s", i > 0 ? " or " : "",
                               (const char *)g_ptr_array_index(names, i));
    warn_left_out(run, verb, n, missing->str);
}

void warn_left_out(const Run *run, const char *verb, size_t n, const char *missing)
{
    if (n > 0)
        diagnostics_add(run->diagnostics, DIAGNOSTIC_WARNING,
                        "%s: %zu %s left out: %s is missing there", verb, n,
                        n == 1 ? "row was" : "rows were", missing);
}
