/* What is in a table, for programs. */
#include <math.h>
#include <unistd.h>

#include "api/api.h"
#include "table/value.h"
#include "text/output.h"

G_STATIC_ASSERT((int)TABSHARK_BOOL == (int)TYPE_BOOL && (int)TABSHARK_INT == (int)TYPE_INT);
G_STATIC_ASSERT((int)TABSHARK_UINT == (int)TYPE_UINT && (int)TABSHARK_REAL == (int)TYPE_REAL);
G_STATIC_ASSERT((int)TABSHARK_TIME == (int)TYPE_TIME);
G_STATIC_ASSERT((int)TABSHARK_DURATION == (int)TYPE_DURATION);
G_STATIC_ASSERT((int)TABSHARK_ADDRESS == (int)TYPE_ADDRESS);
G_STATIC_ASSERT((int)TABSHARK_TEXT == (int)TYPE_TEXT);

TabsharkTable *tabshark_table_ref(TabsharkTable *table)
{
    return outer(table_ref(inner(table)));
}

void tabshark_table_unref(TabsharkTable *table)
{
    if (table != NULL)
        table_unref(inner(table));
}

const char *tabshark_type_name(TabsharkType type)
{
    g_return_val_if_fail(type <= TABSHARK_TEXT, NULL);
    return type_name((Type)type);
}

size_t tabshark_table_rows(const TabsharkTable *table)
{
    return inner(table)->rows;
}

size_t tabshark_table_columns(const TabsharkTable *table)
{
    return table_width(inner(table));
}

const char *tabshark_table_name(const TabsharkTable *table, size_t column)
{
    g_return_val_if_fail(column < tabshark_table_columns(table), NULL);
    return table_name(inner(table), column);
}

TabsharkType tabshark_table_type(const TabsharkTable *table, size_t column)
{
    g_return_val_if_fail(column < tabshark_table_columns(table), TABSHARK_TEXT);
    return (TabsharkType)table_column(inner(table), column)->type;
}

bool tabshark_table_find(const TabsharkTable *table, const char *name, size_t *column,
                         GError **error)
{
    return table_require(inner(table), name, column, error);
}

/* The column, if it has a value in that row. */
static const Column *value_at(const TabsharkTable *table, size_t index, size_t row)
{
    g_return_val_if_fail(index < tabshark_table_columns(table), NULL);
    g_return_val_if_fail(row < tabshark_table_rows(table), NULL);
    const Column *column = table_column(inner(table), index);
    return column_has(column, row) ? column : NULL;
}

bool tabshark_table_has(const TabsharkTable *table, size_t column, size_t row)
{
    return value_at(table, column, row) != NULL;
}

int64_t tabshark_table_int(const TabsharkTable *table, size_t column, size_t row)
{
    const Column *values = value_at(table, column, row);
    if (values == NULL)
        return 0;
    if (values->type == TYPE_BOOL)
        return values->bools[row];
    g_return_val_if_fail(
        values->type == TYPE_INT || values->type == TYPE_TIME || values->type == TYPE_DURATION, 0);
    return values->ints[row];
}

uint64_t tabshark_table_uint(const TabsharkTable *table, size_t column, size_t row)
{
    const Column *values = value_at(table, column, row);
    if (values == NULL)
        return 0;
    g_return_val_if_fail(values->type == TYPE_UINT, 0);
    return values->uints[row];
}

double tabshark_table_number(const TabsharkTable *table, size_t column, size_t row)
{
    const Column *values = value_at(table, column, row);
    if (values == NULL)
        return NAN;
    g_return_val_if_fail(type_is_numeric(values->type), NAN);
    return column_number(values, row);
}

const char *tabshark_table_string(const TabsharkTable *table, size_t column, size_t row,
                                  size_t *length)
{
    const Column *values = value_at(table, column, row);
    if (length != NULL)
        *length = 0;
    if (values == NULL)
        return NULL;
    g_return_val_if_fail(!type_is_numeric(values->type), NULL);
    return column_string(values, row, length);
}

char *tabshark_table_text(const TabsharkTable *table, size_t column, size_t row)
{
    GString *text = g_string_new(NULL);
    const Column *values = value_at(table, column, row);
    if (values != NULL && values->type == TYPE_INT)
        value_append_int(text, values->ints[row], 0);
    else if (values != NULL && values->type == TYPE_UINT)
        value_append_uint(text, values->uints[row], 0);
    else if (values != NULL)
        value_append(text, values, row);
    return g_string_free(text, false);
}

bool tabshark_table_print(Tabshark *tabshark, const TabsharkTable *table, const char *format,
                          FILE *stream, GError **error)
{
    if (format == NULL)
        format = isatty(fileno(stream)) ? "pretty" : "tsv";
    const TextFormat *chosen = text_format_by_name(format, error);
    WriteOptions options = {
        .diagnostics = tabshark->run.diagnostics,
        .utc = tabshark->run.utc,
        .preview = preview_usual,
    };
    return chosen != NULL &&
           output_write(inner(table), chosen, options, stream, "the table", error);
}
