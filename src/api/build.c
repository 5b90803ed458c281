/* Tables of a program's own. */
#include <math.h>
#include <string.h>

#include "api/api.h"
#include "base/error.h"
#include "table/builder.h"

TabsharkTable *tabshark_table_new(size_t rows)
{
    return outer(table_new(rows));
}

static bool is_new(const TabsharkTable *table, const char *name)
{
    size_t index;
    return !table_find(inner(table), name, &index);
}

void tabshark_table_add_ints(TabsharkTable *table, const char *name, TabsharkType type,
                             const int64_t *values, const bool *missing)
{
    g_return_if_fail(is_new(table, name));
    g_return_if_fail(type == TABSHARK_BOOL || type == TABSHARK_INT || type == TABSHARK_TIME ||
                     type == TABSHARK_DURATION);
    Column *column = column_new((Type)type, inner(table)->rows, NULL);
    for (size_t row = 0; row < column->rows; row++) {
        if (missing != NULL && missing[row])
            column_set_missing(column, row);
        else if (type == TABSHARK_BOOL)
            column->bools[row] = values[row] != 0;
        else
            column->ints[row] = values[row];
    }
    table_add(inner(table), name, column);
}

void tabshark_table_add_reals(TabsharkTable *table, const char *name, const double *values)
{
    g_return_if_fail(is_new(table, name));
    Column *column = column_new(TYPE_REAL, inner(table)->rows, NULL);
    for (size_t row = 0; row < column->rows; row++) {
        if (isnan(values[row]))
            column_set_missing(column, row);
        else
            column->reals[row] = values[row];
    }
    table_add(inner(table), name, column);
}

bool tabshark_table_add_texts(TabsharkTable *table, const char *name, TabsharkType type,
                              const char *const *values, GError **error)
{
    const char *cell;
    size_t row;
    g_return_val_if_fail(is_new(table, name) && type <= TABSHARK_TEXT, false);
    g_autoptr(Builder) builder = builder_new((Type)type, MISFIT_STOPS);
    for (size_t i = 0; i < inner(table)->rows; i++) {
        const char *value = values[i] != NULL ? values[i] : "";
        builder_append(builder, value, strlen(value));
    }
    if (builder_misfit(builder, &cell, &row)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "'%s' in row %zu of column '%s' is no %s", cell, row + 1, name,
                    type_name((Type)type));
        return false;
    }
    table_add(inner(table), name, builder_finish(builder));
    return true;
}
