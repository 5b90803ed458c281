#include <string.h>

#include "base/display.h"
#include "text/block.h"
#include "text/formats.h"
#include "text/pretty_column.h"
#include "text/pretty_layout.h"
#include "text/shown.h"

/* No cell takes more, so that one long text does not fill every other row with blanks. */
#define MAX_CELL 200
/* Text is cut to this much before names of columns are. */
#define SHORT_TEXT 12
/* What is left of a name in a column of narrow cells. */
#define SHORT_NAME 6

#define ELLIPSIS "…"

typedef struct {
    size_t n; /* columns of the table */
    PrettyColumn *columns;
    LayoutColumn *layout; /* for each of them */
    size_t head, tail;    /* columns before `head` and from `tail` on are shown */
    ShownRows rows;
    GString *cell; /* scratch */
} Pretty;

static LayoutColumn measure(const PrettyColumn *pretty)
{
    bool text = pretty->column->type == TYPE_TEXT;
    size_t cells = MIN(pretty->cells_width, MAX_CELL);
    size_t heading = MIN(MAX(pretty->name_width, strlen(pretty->unit)), MAX_CELL);
    size_t least_cells = text ? MIN(cells, SHORT_TEXT) : pretty->cells_width;
    return (LayoutColumn){
        .natural = MAX(heading, text ? cells : pretty->cells_width),
        .easy = MAX(heading, least_cells),
        .least = MAX(MIN(heading, SHORT_NAME), least_cells),
    };
}

static void pretty_init(Pretty *pretty, const Table *table, const WriteOptions *options)
{
    pretty->n = table_width(table);
    pretty->rows = shown_rows_choose(table->rows, &options->preview);
    pretty->columns = g_new(PrettyColumn, pretty->n);
    pretty->layout = g_new(LayoutColumn, pretty->n);
    pretty->cell = g_string_new(NULL);
    for (size_t i = 0; i < pretty->n; i++) {
        pretty_column_init(&pretty->columns[i], table_name(table, i), table_column(table, i),
                           &pretty->rows, options->utc);
        pretty->layout[i] = measure(&pretty->columns[i]);
    }
    layout_fit(pretty->layout, pretty->n, options->width, &pretty->head, &pretty->tail);
}

static void pretty_clear(Pretty *pretty)
{
    for (size_t i = 0; i < pretty->n; i++)
        pretty_column_clear(&pretty->columns[i]);
    g_free(pretty->columns);
    g_free(pretty->layout);
    g_string_free(pretty->cell, TRUE);
}

static void append_blanks(GString *out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        g_string_append_c(out, ' ');
}

/* Appends the scratch cell at its place in column `i`. Cells at the left have no blanks behind them
 * until another follows: `owed` is how many. */
static void append_cell(const Pretty *pretty, GString *out, size_t i, size_t *owed)
{
    size_t width = pretty->layout[i].width;
    size_t length = MIN(width, display_width(pretty->cell->str, pretty->cell->len));
    bool right = pretty->columns[i].right;
    append_blanks(out, *owed + (right ? width - length : 0));
    size_t taken = display_append_cut(out, pretty->cell->str, pretty->cell->len, width);
    /* A wide character before the cut may leave a column free. */
    *owed = (right ? length : width) - taken + LAYOUT_GAP;
}

/* What stands in a cell of a line; goes to the scratch cell. */
typedef void (*FillCell)(const Pretty *pretty, size_t i, size_t row);

static void fill_name(const Pretty *pretty, size_t i, size_t row)
{
    (void)row;
    g_string_assign(pretty->cell, pretty->columns[i].name);
}

static void fill_unit(const Pretty *pretty, size_t i, size_t row)
{
    (void)row;
    g_string_assign(pretty->cell, pretty->columns[i].unit);
}

static void fill_ellipsis(const Pretty *pretty, size_t i, size_t row)
{
    (void)i, (void)row;
    g_string_assign(pretty->cell, ELLIPSIS);
}

static void fill_value(const Pretty *pretty, size_t i, size_t row)
{
    g_string_truncate(pretty->cell, 0);
    pretty_column_append(&pretty->columns[i], pretty->cell, row);
}

static void append_line(const Pretty *pretty, GString *out, FillCell fill, size_t row)
{
    size_t owed = 0;
    for (size_t i = 0; i < pretty->n; i++) {
        if (i == pretty->head && i < pretty->tail) {
            append_blanks(out, owed);
            g_string_append(out, ELLIPSIS);
            owed = LAYOUT_GAP;
            i = pretty->tail;
        }
        if (i == pretty->n)
            break;
        fill(pretty, i, row);
        append_cell(pretty, out, i, &owed);
    }
    g_string_append_c(out, '\n');
}

static void append_totals(const Pretty *pretty, GString *out)
{
    shown_append_size(out, pretty->rows.total, pretty->n);
    if (pretty->head < pretty->tail) {
        g_string_append(out, " (");
        shown_append_count(out, pretty->tail - pretty->head, "column");
        g_string_append(out, " not shown)");
    }
    g_string_append_c(out, '\n');
}

static bool write_table(const Pretty *pretty, Block *block, GError **error)
{
    const ShownRows *rows = &pretty->rows;
    if (pretty->n > 0) {
        append_line(pretty, block->text, fill_name, 0);
        append_line(pretty, block->text, fill_unit, 0);
    }
    for (size_t row = 0; pretty->n > 0 && row < rows->total; row = shown_rows_next(rows, row)) {
        append_line(pretty, block->text, fill_value, row);
        if (row + 1 == rows->head && rows->head < rows->tail)
            append_line(pretty, block->text, fill_ellipsis, 0);
        if (!block_drain(block, error))
            return false;
    }
    append_totals(pretty, block->text);
    return block_finish(block, error);
}

bool pretty_write(const Table *table, const WriteOptions *options, FILE *stream, GError **error)
{
    g_autoptr(Block) block = block_new(stream);
    Pretty pretty;
    pretty_init(&pretty, table, options);
    bool written = write_table(&pretty, block, error);
    pretty_clear(&pretty);
    return written;
}
