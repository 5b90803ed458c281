/* The table of cells that a heat map draws. */
#include <string.h>

#include "base/error.h"
#include "plot/field_label.h"
#include "query/aggregate.h"
#include "verbs/plot_cell_axis.h"
#include "verbs/plot_shape.h"

/* About as many cells as can be told apart; a page is wider than high. */
#define MOST_X 80
#define MOST_Y 50

/* The cells that have rows, numbered in the order of their first. */
typedef struct {
    CellAxis x, y;
    Grouping *grouping; /* of the rows */
    size_t *x_cells, *y_cells;
} Cells;

static void cells_clear(Cells *cells)
{
    cell_axis_clear(&cells->x);
    cell_axis_clear(&cells->y);
    g_clear_pointer(&cells->grouping, grouping_free);
    g_clear_pointer(&cells->x_cells, g_free);
    g_clear_pointer(&cells->y_cells, g_free);
}

/* Panels have cells of their own. */
static void group_rows(Cells *cells, const Facets *facets, size_t rows)
{
    size_t wide = cells->x.bins.bins, high = cells->y.bins.bins, n = 0;
    size_t all = wide * high * (facets != NULL ? facets->panels : 1);
    g_autofree uint32_t *known = g_new0(uint32_t, MAX(all, 1)); /* number + 1 */
    uint32_t *group_of = g_new(uint32_t, MAX(rows, 1));
    cells->x_cells = g_new(size_t, MAX(MIN(all, rows), 1));
    cells->y_cells = g_new(size_t, MAX(MIN(all, rows), 1));
    for (size_t row = 0; row < rows; row++) {
        size_t x = cell_axis_find(&cells->x, row), y = cell_axis_find(&cells->y, row);
        if (x == SIZE_MAX || y == SIZE_MAX) {
            group_of[row] = GROUP_NONE;
            continue;
        }
        size_t panel = facets != NULL ? facets->panel_of[row] : 0;
        uint32_t *number = &known[(panel * high + y) * wide + x];
        if (*number == 0) {
            cells->x_cells[n] = x;
            cells->y_cells[n++] = y;
            *number = (uint32_t)n;
        }
        group_of[row] = *number - 1;
    }
    cells->grouping = grouping_adopt(group_of, rows, (uint32_t)n);
}

static bool divide(Cells *cells, const PlotOptions *plot, const Table *in, const Choice *choice,
                   const Run *run, GError **error)
{
    bool numbered = choice->x == CHOICE_ROW_NUMBER;
    size_t y = g_array_index(choice->y, size_t, 0);
    g_autoptr(GTimeZone) zone = run->utc ? g_time_zone_new_utc() : g_time_zone_new_local();
    return cell_axis_make(&cells->x, numbered ? NULL : table_column(in, choice->x),
                          numbered ? "" : table_name(in, choice->x), in->rows, &plot->x_limits,
                          (size_t)plot->bins, MOST_X, zone, error) &&
           cell_axis_make(&cells->y, table_column(in, y), table_name(in, y), in->rows,
                          &plot->y_limits, (size_t)plot->y_bins, MOST_Y, zone, error);
}

/* Has no cell more than one value of the column? */
static bool is_one_each(const Grouping *grouping, const Column *column)
{
    g_autofree uint8_t *seen = g_new0(uint8_t, MAX(grouping->groups, 1));
    for (size_t row = 0; row < grouping->rows; row++) {
        uint32_t group = grouping->group_of[row];
        if (group != GROUP_NONE && column_has(column, row) && seen[group]++ > 0) {
            return false;
        }
    }
    return true;
}

static void name_color(PlotShape *shape, const char *name, Type type)
{
    shape->color_label = field_title(name);
    shape->color_unit = field_unit(name, type);
}

/* A column as it is where a cell has one row, else its mean. */
static Column *value_of_column(PlotShape *shape, const Table *in, size_t index,
                               const Grouping *grouping, GError **error)
{
    const Column *column = table_column(in, index);
    bool one = axis_kind_of(column) != AXIS_NUMBER || is_one_each(grouping, column);
    g_autofree char *mean = g_strconcat("mean:", table_name(in, index), NULL);
    name_color(shape, one ? table_name(in, index) : mean, column->type);
    return aggregate_column(one ? AGGREGATE_FIRST : AGGREGATE_MEAN, 0, column, NULL, grouping,
                            error);
}

/* One number a cell. */
static Column *values_of(PlotShape *shape, const PlotOptions *plot, const Table *in,
                         const Choice *choice, const Grouping *grouping, GError **error)
{
    g_autoptr(Column) values = NULL;
    if (choice->z != CHOICE_NONE) {
        values = value_of_column(shape, in, choice->z, grouping, error);
    } else {
        g_autoptr(Aggregate) aggregate =
            aggregate_parse(plot->color != NULL ? plot->color : "count", error);
        values = aggregate != NULL ? aggregate_table(aggregate, in, grouping, error) : NULL;
        if (values != NULL) {
            name_color(shape, aggregate->name, values->type);
        }
    }
    if (values != NULL && axis_kind_of(values) != AXIS_NUMBER) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "colours show numbers, and '%s' is of type %s", plot->color,
                    type_name(values->type));
        return NULL;
    }
    return g_steal_pointer(&values);
}

/* The table has columns of these names in this order. */
static size_t add(Table *table, const char *name, Column *column)
{
    if (column == NULL) {
        return CHOICE_NONE;
    }
    table_add(table, name, column);
    return table_width(table) - 1;
}

static void fill(PlotShape *shape, const Cells *cells, Column *values)
{
    Table *table = table_new(values->rows);
    const size_t *x = cells->x_cells, *y = cells->y_cells, *rows = cells->grouping->first_row;
    size_t n = values->rows;
    shape->choice.x = add(table, "x", cell_axis_edges(&cells->x, x, rows, n, 0));
    shape->choice.x_end = add(table, "x_end", cell_axis_edges(&cells->x, x, rows, n, 1));
    size_t y_index = add(table, "y", cell_axis_edges(&cells->y, y, rows, n, 0));
    shape->choice.y_end = add(table, "y_end", cell_axis_edges(&cells->y, y, rows, n, 1));
    shape->choice.z = add(table, "z", values);
    g_array_unref(shape->choice.y);
    shape->choice.y = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_array_append_val(shape->choice.y, y_index);
    shape->whole_x = cells->x.whole;
    shape->whole_y = cells->y.whole;
    shape->table = table;
}

static void warn_left_out(const Cells *cells, const Table *in, const Run *run)
{
    size_t left_out = 0;
    for (size_t row = 0; row < in->rows; row++) {
        left_out += axis_leaves_out(&cells->x.axis, cells->x.column, row) ||
                    axis_leaves_out(&cells->y.axis, cells->y.column, row);
    }
    limits_warn_left_out(run->diagnostics, left_out);
}

bool plot_cells_make(PlotShape *shape, const PlotOptions *plot, const Table *in,
                     const Choice *choice, Facets *facets, const Run *run, GError **error)
{
    Cells cells = {0};
    Column *values = NULL;
    if (choice->y->len != 1) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "a heat map draws one column over another, but there are %u: choose one with "
                    "-y",
                    choice->y->len);
    } else if (divide(&cells, plot, in, choice, run, error)) {
        group_rows(&cells, facets, in->rows);
        values = values_of(shape, plot, in, choice, cells.grouping, error);
    }
    if (values != NULL && plot->color_label != NULL) {
        g_free(shape->color_label);
        shape->color_unit = NULL;
        shape->color_label = g_strdup(plot->color_label);
    }
    if (values != NULL) {
        fill(shape, &cells, values);
        warn_left_out(&cells, in, run);
    }
    if (values != NULL && facets != NULL) {
        facets_take(facets, cells.grouping->first_row, values->rows);
    }
    cells_clear(&cells);
    return values != NULL;
}
