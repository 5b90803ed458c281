#include "text/shown.h"

#include <string.h>

#include "base/display.h"

/* One long text shall not fill a page. */
#define MAX_CELL 200

ShownRows shown_rows_choose(size_t total, const Preview *preview)
{
    if (total <= preview->whole)
        return (ShownRows){.head = total, .tail = total, .total = total};
    return (ShownRows){.head = preview->first, .tail = total - preview->last, .total = total};
}

void shown_init(ShownTable *shown, const Table *table, const Preview *preview, bool utc)
{
    shown->n = table_width(table);
    shown->rows = shown_rows_choose(table->rows, preview);
    shown->columns = g_new(PrettyColumn, shown->n);
    for (size_t i = 0; i < shown->n; i++)
        pretty_column_init(&shown->columns[i], table_name(table, i), table_column(table, i),
                           &shown->rows, utc);
}

void shown_clear(ShownTable *shown)
{
    for (size_t i = 0; i < shown->n; i++)
        pretty_column_clear(&shown->columns[i]);
    g_free(shown->columns);
}

void shown_cell(const ShownTable *shown, size_t column, size_t row, GString *cell)
{
    g_autoptr(GString) whole = g_string_new(NULL);
    pretty_column_append(&shown->columns[column], whole, row);
    g_string_truncate(cell, 0);
    display_append_cut(cell, whole->str, whole->len, MAX_CELL);
}

void shown_append_count(GString *out, size_t n, const char *noun)
{
    g_autofree char *digits = g_strdup_printf("%zu", n);
    for (size_t i = 0, left = strlen(digits); left > 0; i++, left--) {
        if (i > 0 && left % 3 == 0)
            g_string_append_c(out, ',');
        g_string_append_c(out, digits[i]);
    }
    g_string_append_printf(out, " %s%s", noun, n == 1 ? "" : "s");
}

void shown_append_size(GString *out, size_t rows, size_t columns)
{
    shown_append_count(out, rows, "row");
    g_string_append(out, " × ");
    shown_append_count(out, columns, "column");
}

void shown_append_caption(const ShownTable *shown, GString *out)
{
    const ShownRows *rows = &shown->rows;
    shown_append_size(out, rows->total, shown->n);
    if (rows->head == rows->tail)
        return;
    g_string_append_printf(out, "; shown are the first %zu", rows->head);
    if (rows->tail < rows->total)
        g_string_append_printf(out, " and the last %zu", rows->total - rows->tail);
}
