#include <string.h>

#include "table/value.h"
#include "text/block.h"
#include "text/formats.h"
#include "text/markup.h"

static void append_names(GString *out, const Table *table)
{
    for (size_t i = 0; i < table_width(table); i++) {
        const char *name = table_name(table, i);
        g_string_append(out, "| ");
        markup_append_markdown(out, name, strlen(name));
        g_string_append_c(out, ' ');
    }
    g_string_append(out, "|\n");
}

static void append_alignment(GString *out, const Table *table)
{
    for (size_t i = 0; i < table_width(table); i++) {
        Type type = table_column(table, i)->type;
        bool right = type_is_numeric(type) && type != TYPE_BOOL && type != TYPE_TIME;
        g_string_append(out, right ? "| --: " : "| --- ");
    }
    g_string_append(out, "|\n");
}

static void append_row(GString *out, const Table *table, size_t row)
{
    for (size_t i = 0; i < table_width(table); i++) {
        const Column *column = table_column(table, i);
        g_string_append(out, "| ");
        if (column->type == TYPE_TEXT && column_has(column, row)) {
            size_t length;
            const char *text = column_string(column, row, &length);
            markup_append_markdown(out, text, length);
        } else {
            value_append(out, column, row);
        }
        g_string_append_c(out, ' ');
    }
    g_string_append(out, "|\n");
}

bool markdown_write(const Table *table, const WriteOptions *options, FILE *stream, GError **error)
{
    (void)options;
    if (table_width(table) == 0)
        return true; /* Markdown has no table without columns */
    g_autoptr(Block) block = block_new(stream);
    append_names(block->text, table);
    append_alignment(block->text, table);
    for (size_t row = 0; row < table->rows; row++) {
        append_row(block->text, table, row);
        if (!block_drain(block, error))
            return false;
    }
    return block_finish(block, error);
}
