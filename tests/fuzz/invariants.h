/* What is true of every column, whatever it was made from. */
#ifndef TABSHARK_TESTS_INVARIANTS_H
#define TABSHARK_TESTS_INVARIANTS_H

#include <math.h>
#include <string.h>

#include "table/column.h"

/* The slot of a missing value holds 0. */
static inline void check_slot(const Column *column, size_t row)
{
    static const char zeros[8];
    size_t size = type_size(column->type);
    const char *slot = (const char *)column->values + row * size;
    g_assert_cmpmem(slot, size, zeros, size);
}

static inline void check_value(const Column *column, size_t row)
{
    if (column->type == TYPE_REAL)
        g_assert_false(isnan(column->reals[row]));
    else if (column->type == TYPE_BOOL)
        g_assert_cmpuint(column->bools[row], <=, 1);
    else if (column->dictionary != NULL)
        g_assert_cmpuint(column->codes[row], <, dictionary_size(column->dictionary));
}

static inline void check_column(const Column *column, size_t rows)
{
    g_assert_cmpuint(column->rows, ==, rows);
    for (size_t row = 0; row < rows; row++) {
        if (column_has(column, row))
            check_value(column, row);
        else
            check_slot(column, row);
    }
}

#endif
