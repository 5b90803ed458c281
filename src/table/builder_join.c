#include "table/builder.h"

/* A misfit anywhere turns what the others hold into text too. */
static void agree_on_type(Builder *const *parts, size_t n)
{
    const char *cell;
    size_t row;
    bool misfit = false;
    for (size_t i = 0; i < n; i++)
        misfit |= builder_misfit(parts[i], &cell, &row);
    for (size_t i = 0; misfit && i < n; i++)
        builder_turn_into_text(parts[i]);
}

/* The form of an integer column is that of its first value. */
static unsigned first_hex_digits(Column *const *columns, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (column_count(columns[i]) > 0)
            return columns[i]->hex_digits;
    }
    return 0;
}

Column *builder_join(Builder *const *parts, size_t n)
{
    if (n == 1)
        return builder_finish(parts[0]);
    g_autofree Column **columns = g_new(Column *, n);
    agree_on_type(parts, n);
    for (size_t i = 0; i < n; i++)
        columns[i] = builder_finish(parts[i]);
    Column *whole = column_concat(columns, n);
    whole->hex_digits = first_hex_digits(columns, n);
    for (size_t i = 0; i < n; i++)
        column_unref(columns[i]);
    return whole;
}
