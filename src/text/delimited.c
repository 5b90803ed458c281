#include "text/delimited.h"

#include <string.h>

#include "base/display.h"
#include "table/value.h"
#include "text/block.h"

typedef struct {
    const Dialect *dialect;
    GString *safe; /* scratch for a cell made safe; NULL: the stream is no terminal */
    size_t altered;
} Cells;

static void append_text(Cells *cells, GString *out, const char *text, size_t length)
{
    if (cells->safe != NULL) {
        g_string_truncate(cells->safe, 0);
        display_append(cells->safe, text, length);
        text = cells->safe->str;
        length = cells->safe->len;
    }
    if (!cells->dialect->append_text(out, text, length))
        cells->altered++;
}

static bool is_integer(const Column *column)
{
    return column->type == TYPE_INT || column->type == TYPE_UINT;
}

static void append_decimal(GString *out, const Column *column, size_t row)
{
    if (column->type == TYPE_INT)
        value_append_int(out, column->ints[row], 0);
    else
        value_append_uint(out, column->uints[row], 0);
}

static void append_value(Cells *cells, GString *out, const Column *column, size_t row)
{
    if (column->type == TYPE_TEXT && column_has(column, row)) {
        size_t length;
        const char *text = column_string(column, row, &length);
        append_text(cells, out, text, length);
    } else if (cells->dialect->decimal && is_integer(column) && column_has(column, row)) {
        append_decimal(out, column, row);
    } else {
        value_append(out, column, row);
    }
}

/* Ends a line that began at `start` of `out`. */
static void end_line(const Cells *cells, GString *out, size_t start)
{
    if (out->len == start)
        g_string_append(out, cells->dialect->empty_line);
    g_string_append_c(out, '\n');
}

static void append_names(Cells *cells, GString *out, const Table *table)
{
    size_t start = out->len;
    for (size_t i = 0; i < table_width(table); i++) {
        const char *name = table_name(table, i);
        if (i > 0)
            g_string_append_c(out, cells->dialect->separator);
        append_text(cells, out, name, strlen(name));
    }
    end_line(cells, out, start);
}

static void append_row(Cells *cells, GString *out, const Table *table, size_t row)
{
    size_t start = out->len;
    for (size_t i = 0; i < table_width(table); i++) {
        if (i > 0)
            g_string_append_c(out, cells->dialect->separator);
        append_value(cells, out, table_column(table, i), row);
    }
    end_line(cells, out, start);
}

bool delimited_write(const Table *table, const Dialect *dialect, const WriteOptions *options,
                     FILE *stream, size_t *altered, GError **error)
{
    if (table_width(table) == 0)
        return true;
    g_autoptr(Block) block = block_new(stream);
    g_autoptr(GString) safe = options->terminal ? g_string_new(NULL) : NULL;
    Cells cells = {.dialect = dialect, .safe = safe};
    if (options->pieces == NULL || !options->pieces->begun)
        append_names(&cells, block->text, table);
    for (size_t row = 0; row < table->rows; row++) {
        append_row(&cells, block->text, table, row);
        if (!block_drain(block, error))
            return false;
    }
    *altered = write_count_altered(options, cells.altered);
    return block_finish(block, error);
}
