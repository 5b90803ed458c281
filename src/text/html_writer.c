#include <string.h>

#include "text/block.h"
#include "text/formats.h"
#include "text/markup.h"
#include "text/shown.h"

/* The attribute holds without any style sheet. */
static void append_cell_start(GString *out, const char *element, bool right)
{
    g_string_append_printf(out, "<%s%s>", element, right ? " align=\"right\"" : "");
}

static void append_heading(GString *out, const ShownTable *shown)
{
    g_string_append(out, "<thead>\n<tr>");
    for (size_t i = 0; i < shown->n; i++) {
        const PrettyColumn *column = &shown->columns[i];
        append_cell_start(out, "th scope=\"col\"", column->right);
        markup_append_html(out, column->name, strlen(column->name));
        g_string_append_printf(out, "<br><small>%s</small></th>", column->unit);
    }
    g_string_append(out, "</tr>\n</thead>\n");
}

static void append_row(GString *out, const ShownTable *shown, size_t row, GString *cell)
{
    g_string_append(out, "<tr>");
    for (size_t i = 0; i < shown->n; i++) {
        append_cell_start(out, "td", shown->columns[i].right);
        shown_cell(shown, i, row, cell);
        markup_append_html(out, cell->str, cell->len);
        g_string_append(out, "</td>");
    }
    g_string_append(out, "</tr>\n");
}

static void append_gap(GString *out, const ShownTable *shown)
{
    g_string_append(out, "<tr>");
    for (size_t i = 0; i < shown->n; i++) {
        append_cell_start(out, "td", shown->columns[i].right);
        g_string_append(out, "…</td>");
    }
    g_string_append(out, "</tr>\n");
}

static bool write_rows(const ShownTable *shown, Block *block, GError **error)
{
    const ShownRows *rows = &shown->rows;
    g_autoptr(GString) cell = g_string_new(NULL);
    append_heading(block->text, shown);
    g_string_append(block->text, "<tbody>\n");
    for (size_t row = 0; row < rows->total; row = shown_rows_next(rows, row)) {
        append_row(block->text, shown, row, cell);
        if (row + 1 == rows->head && rows->head < rows->tail)
            append_gap(block->text, shown);
        if (!block_drain(block, error))
            return false;
    }
    g_string_append(block->text, "</tbody>\n");
    return true;
}

static bool write_figure(const Table *table, const WriteOptions *options, Block *block,
                         GError **error)
{
    ShownTable shown;
    shown_init(&shown, table, &options->preview, options->utc);
    /* A wide table scrolls in a box of its own, which the keyboard reaches. */
    g_string_append(block->text, "<figure class=\"table\">\n<div class=\"scroll\" tabindex=\"0\">\n"
                                 "<table>\n");
    bool written = shown.n == 0 || write_rows(&shown, block, error);
    if (written) {
        g_string_append(block->text, "</table>\n</div>\n<figcaption>");
        shown_append_caption(&shown, block->text);
        g_string_append(block->text, "</figcaption>\n</figure>\n");
        written = block_finish(block, error);
    }
    shown_clear(&shown);
    return written;
}

bool html_write_part(const Table *table, const WriteOptions *options, FILE *stream, GError **error)
{
    g_autoptr(Block) block = block_new(stream);
    return write_figure(table, options, block, error);
}

bool html_write(const Table *table, const WriteOptions *options, FILE *stream, GError **error)
{
    g_autoptr(Block) block = block_new(stream);
    g_string_append(block->text, "<meta charset=\"utf-8\">\n");
    return write_figure(table, options, block, error);
}
