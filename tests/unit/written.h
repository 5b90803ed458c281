/* What the tests of writers share: small tables, and the text that a format makes of them. */
#ifndef TABSHARK_TESTS_WRITTEN_H
#define TABSHARK_TESTS_WRITTEN_H

#include <stdio.h>
#include <string.h>

#include "base/diagnostics.h"
#include "table/builder.h"
#include "table/table.h"
#include "text/writer.h"

/* A column of cells; NULL is a missing value. */
static inline void add_column(Table *table, const char *name, Type type, const char *const *cells)
{
    g_autoptr(Builder) builder = builder_new(type, MISFIT_MAKES_TEXT);
    for (size_t i = 0; i < table->rows; i++) {
        if (cells[i] != NULL)
            builder_append(builder, cells[i], strlen(cells[i]));
        else
            builder_append_missing(builder);
    }
    const char *misfit;
    size_t row;
    g_assert_false(builder_misfit(builder, &misfit, &row));
    table_add(table, name, builder_finish(builder));
}

/* A text column of one value, which may hold NUL bytes. */
static inline Table *one_text(const char *name, const char *text, size_t length)
{
    Table *table = table_new(1);
    Builder *builder = builder_new(TYPE_TEXT, MISFIT_MAKES_TEXT);
    builder_append(builder, text, length);
    table_add(table, name, builder_finish(builder));
    builder_free(builder);
    return table;
}

/* Every type, with a missing value in each. */
static inline Table *all_types(void)
{
    Table *table = table_new(3);
    add_column(table, "ok", TYPE_BOOL, (const char *[]){"1", NULL, "0"});
    add_column(table, "n", TYPE_INT, (const char *[]){"-7", "12345678901", NULL});
    add_column(table, "flags", TYPE_UINT, (const char *[]){"0x0018", NULL, "0x0002"});
    add_column(table, "x", TYPE_REAL, (const char *[]){NULL, "0.1", "1250"});
    add_column(table, "at", TYPE_TIME, (const char *[]){"1470104375.419022", "1470104376.5", NULL});
    add_column(table, "rtt", TYPE_DURATION, (const char *[]){"0.000123", NULL, "-1.5"});
    add_column(table, "src", TYPE_ADDRESS, (const char *[]){"10.0.0.1", NULL, "2001:db8::1"});
    add_column(table, "host", TYPE_TEXT, (const char *[]){"a.example", "", "b c"});
    return table;
}

/* A table as text. The caller owns it, and gives the options it cares about. */
static inline char *written(const Table *table, const char *format, WriteOptions options,
                            size_t *length)
{
    char *text = NULL;
    size_t size = 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    FILE *stream = open_memstream(&text, &size);
    if (options.diagnostics == NULL)
        options.diagnostics = diagnostics;
    if (options.preview.whole == 0)
        options.preview = preview_usual;
    const TextFormat *chosen = text_format_by_name(format, &error);
    g_assert_no_error(error);
    g_assert_true(chosen->write(table, &options, stream, &error));
    g_assert_no_error(error);
    fclose(stream);
    if (length != NULL)
        *length = size;
    return text;
}

static inline void writes(const Table *table, const char *format, const char *expected)
{
    g_autofree char *text = written(table, format, (WriteOptions){.utc = true}, NULL);
    g_assert_cmpstr(text, ==, expected);
}

/* A table of one text "t" as a format writes it, with NUL bytes and all. */
static inline void writes_text(const char *format, const char *value, size_t length,
                               const char *expected)
{
    g_autoptr(Table) table = one_text("t", value, length);
    writes(table, format, expected);
}

/* A literal and its length, NUL bytes inside counted. */
#define TEXT(literal) literal, sizeof(literal) - 1

/* 1 … n */
static inline Table *count_to(size_t n)
{
    Table *table = table_new(n);
    Column *column = column_new(TYPE_INT, n, NULL);
    for (size_t i = 0; i < n; i++)
        column->ints[i] = (int64_t)i + 1;
    table_add(table, "n", column);
    return table;
}

#endif
