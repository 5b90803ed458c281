#include <string.h>

#include "base/display.h"
#include "table/value.h"
#include "text/block.h"
#include "text/formats.h"

/* Would the character at `text` begin or end markup? Beyond Markdown's own marks: ~ strikes out, $
 * is mathematics, @ addresses somebody, and http:// and www. become links without being asked to.
 */
static bool is_active(const char *text, const char *start)
{
    if (*text == ':')
        return text[1] == '/';
    if (*text == '.')
        return text - start >= 3 && g_ascii_strncasecmp(text - 3, "www", 3) == 0;
    return *text != '\0' && strchr("\\`*_<>&#[]|~$@", *text) != NULL;
}

static void append_text(GString *out, GString *scratch, const char *text, size_t length)
{
    g_string_truncate(scratch, 0);
    display_append(scratch, text, length);
    for (const char *c = scratch->str; *c != '\0'; c++) {
        if (is_active(c, scratch->str))
            g_string_append_c(out, '\\');
        g_string_append_c(out, *c);
    }
}

static void append_names(GString *out, GString *scratch, const Table *table)
{
    for (size_t i = 0; i < table_width(table); i++) {
        const char *name = table_name(table, i);
        g_string_append(out, "| ");
        append_text(out, scratch, name, strlen(name));
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

static void append_row(GString *out, GString *scratch, const Table *table, size_t row)
{
    for (size_t i = 0; i < table_width(table); i++) {
        const Column *column = table_column(table, i);
        g_string_append(out, "| ");
        if (column->type == TYPE_TEXT && column_has(column, row)) {
            size_t length;
            const char *text = column_string(column, row, &length);
            append_text(out, scratch, text, length);
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
    g_autoptr(GString) scratch = g_string_new(NULL);
    append_names(block->text, scratch, table);
    append_alignment(block->text, table);
    for (size_t row = 0; row < table->rows; row++) {
        append_row(block->text, scratch, table, row);
        if (!block_drain(block, error))
            return false;
    }
    return block_finish(block, error);
}
