#include "table/table.h"

#include <string.h>

#include "base/error.h"
#include "base/nearest.h"

static void release_column(gpointer column)
{
    column_unref(column);
}

Table *table_new(size_t rows)
{
    Table *table = g_atomic_rc_box_new0(Table);
    table->rows = rows;
    table->names = g_ptr_array_new_with_free_func(g_free);
    table->columns = g_ptr_array_new_with_free_func(release_column);
    return table;
}

Table *table_ref(Table *table)
{
    return g_atomic_rc_box_acquire(table);
}

static void table_clear(gpointer data)
{
    Table *table = data;
    g_ptr_array_unref(table->names);
    g_ptr_array_unref(table->columns);
    g_clear_pointer(&table->parts, g_ptr_array_unref);
}

void table_unref(Table *table)
{
    if (table != NULL)
        g_atomic_rc_box_release_full(table, table_clear);
}

void table_add(Table *table, const char *name, Column *column)
{
    size_t index;
    bool twice = table_find(table, name, &index);
    g_assert(column->rows == table->rows);
    g_assert(!twice);
    g_ptr_array_add(table->names, g_strdup(name));
    g_ptr_array_add(table->columns, column);
}

bool table_find(const Table *table, const char *name, size_t *index)
{
    for (size_t i = 0; i < table_width(table); i++) {
        if (strcmp(table_name(table, i), name) == 0) {
            *index = i;
            return true;
        }
    }
    return false;
}

static const char *name_at(size_t index, const void *table)
{
    return table_name(table, index);
}

static char *join_names(const Table *table)
{
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < table_width(table); i++)
        g_string_append_printf(all, "%s%s", i > 0 ? ", " : "", table_name(table, i));
    return g_string_free(all, false);
}

bool table_require(const Table *table, const char *name, size_t *index, GError **error)
{
    if (table_find(table, name, index))
        return true;
    g_autofree char *near = nearest_names(name, table_width(table), name_at, table);
    g_autofree char *all = near == NULL ? join_names(table) : NULL;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                near != NULL ? "there is no column '%s'; did you mean %s?"
                             : "there is no column '%s'; the columns are: %s",
                name, near != NULL ? near : all);
    return false;
}

bool table_find_time(const Table *table, size_t *index)
{
    for (size_t i = 0; i < table_width(table); i++) {
        if (table_column(table, i)->type == TYPE_TIME) {
            *index = i;
            return true;
        }
    }
    return false;
}

Table *table_take(const Table *table, const size_t *rows, size_t n)
{
    Table *copy = table_new(n);
    for (size_t i = 0; i < table_width(table); i++)
        table_add(copy, table_name(table, i), column_take(table_column(table, i), rows, n));
    return copy;
}

Table *table_slice(const Table *table, size_t start, size_t n)
{
    start = MIN(start, table->rows);
    n = MIN(n, table->rows - start);
    Table *copy = table_new(n);
    for (size_t i = 0; i < table_width(table); i++)
        table_add(copy, table_name(table, i), column_slice(table_column(table, i), start, n));
    return copy;
}

bool table_same_columns(const Table *a, const Table *b)
{
    if (table_width(a) != table_width(b))
        return false;
    for (size_t i = 0; i < table_width(a); i++) {
        if (table_column(a, i)->type != table_column(b, i)->type ||
            strcmp(table_name(a, i), table_name(b, i)) != 0)
            return false;
    }
    return true;
}
