#include "text/markdown_preview.h"

#include <string.h>

#include "text/markup.h"
#include "text/shown.h"

static void append_heading(GString *out, const ShownTable *shown, const char *prefix)
{
    g_string_append(out, prefix);
    for (size_t i = 0; i < shown->n; i++) {
        g_string_append(out, "| ");
        markup_append_markdown(out, shown->columns[i].name, strlen(shown->columns[i].name));
        g_string_append_c(out, ' ');
    }
    g_string_append_printf(out, "|\n%s", prefix);
    for (size_t i = 0; i < shown->n; i++)
        g_string_append(out, shown->columns[i].right ? "| --: " : "| --- ");
    g_string_append(out, "|\n");
}

static void append_row(GString *out, const ShownTable *shown, size_t row, GString *cell)
{
    for (size_t i = 0; i < shown->n; i++) {
        shown_cell(shown, i, row, cell);
        g_string_append(out, "| ");
        markup_append_markdown(out, cell->str, cell->len);
        g_string_append_c(out, ' ');
    }
    g_string_append(out, "|\n");
}

static void append_gap(GString *out, const ShownTable *shown, const char *prefix)
{
    g_string_append(out, prefix);
    for (size_t i = 0; i < shown->n; i++)
        g_string_append(out, "| … ");
    g_string_append(out, "|\n");
}

void markdown_preview_append(GString *out, const Table *table, const Preview *preview, bool utc,
                             const char *prefix)
{
    ShownTable shown;
    shown_init(&shown, table, preview, utc);
    const ShownRows *rows = &shown.rows;
    g_autoptr(GString) cell = g_string_new(NULL);
    /* Markdown has no table without columns. */
    if (shown.n > 0)
        append_heading(out, &shown, prefix);
    for (size_t row = 0; shown.n > 0 && row < rows->total; row = shown_rows_next(rows, row)) {
        g_string_append(out, prefix);
        append_row(out, &shown, row, cell);
        if (row + 1 == rows->head && rows->head < rows->tail)
            append_gap(out, &shown, prefix);
    }
    g_string_append_printf(out, "%s\n%s", prefix, prefix);
    shown_append_caption(&shown, out);
    g_string_append_c(out, '\n');
    shown_clear(&shown);
}
