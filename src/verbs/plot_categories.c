#include "verbs/plot_categories.h"

#include "base/error.h"
#include "plot/axis.h"
#include "plot/spans.h"

static bool is_category(const Column *column)
{
    return axis_kind_of(column) == AXIS_CATEGORY;
}

/* The rows that a series has: those that have a value of --by. */
static Column *take_drawn(const Table *in, const Choice *choice, const Column *column)
{
    const Column *by = table_column(in, choice->by);
    g_autofree size_t *rows = g_new(size_t, MAX(in->rows, 1));
    size_t n = 0;
    for (size_t row = 0; row < in->rows; row++) {
        rows[n] = row;
        n += column_has(by, row);
    }
    return column_take(column, rows, n);
}

/* Numbers all values of a column of the table in order of appearance, which the order of the series
 * would not be. */
static bool number_all(Categories *categories, const Table *in, const Choice *choice, size_t index,
                       GError **error)
{
    Column *column = table_column(in, index);
    g_autoptr(Column) drawn =
        choice->by != CHOICE_NONE ? take_drawn(in, choice, column) : column_ref(column);
    g_autoptr(Column) places = categories_add(categories, drawn, table_name(in, index), error);
    return places != NULL;
}

/* The places of a column, which `made` keeps; all of its values have one. */
static const Column *places_of(PlotSeries *made, Categories *categories, const Column *column)
{
    Column *places = categories_add(categories, column, "", NULL);
    g_ptr_array_add(made->columns, places);
    return places;
}

static bool make_x(PlotSeries *made, const Table *in, const Choice *choice, GError **error)
{
    made->x_categories = categories_new();
    if (!number_all(made->x_categories, in, choice, choice->x, error)) {
        return false;
    }
    for (guint i = 0; i < made->series->len; i++) {
        Series *series = &g_array_index(made->series, Series, i);
        series->x = places_of(made, made->x_categories, series->x);
    }
    return true;
}

static bool make_y(PlotSeries *made, const PlotOptions *plot, const Table *in, const Choice *choice,
                   GError **error)
{
    made->y_categories =
        plot->kind == KIND_SPANS ? categories_new_up_to(SPANS_MAX_PLACES) : categories_new();
    for (guint i = 0; i < choice->y->len; i++) {
        size_t index = g_array_index(choice->y, size_t, i);
        if (!number_all(made->y_categories, in, choice, index, error)) {
            return false;
        }
    }
    for (guint i = 0; i < made->series->len; i++) {
        Series *series = &g_array_index(made->series, Series, i);
        if (!series->right) {
            series->y = places_of(made, made->y_categories, series->y);
        }
    }
    return true;
}

/* How many rows have the place of a row before them. */
static size_t count_repeated(const Column *places)
{
    bool seen[CATEGORIES_MAX] = {false};
    size_t repeated = 0;
    for (size_t row = 0; row < places->rows; row++) {
        if (column_has(places, row)) {
            repeated += seen[places->ints[row]];
            seen[places->ints[row]] = true;
        }
    }
    return repeated;
}

static void turn_bars(PlotSeries *made, const char *name, Diagnostics *diagnostics)
{
    size_t repeated = 0;
    for (guint i = 0; i < made->series->len; i++) {
        Series *series = &g_array_index(made->series, Series, i);
        const Column *places = series->x;
        series->x = series->y;
        series->y = places;
        repeated += count_repeated(places);
    }
    made->y_categories = g_steal_pointer(&made->x_categories);
    made->turned = true;
    if (repeated > 0) {
        diagnostics_add(
            diagnostics, DIAGNOSTIC_WARNING,
            "plot: bars of %zu row%s stand in the place of another of the same %s, and only "
            "the longest is seen: group %s first",
            repeated, repeated == 1 ? "" : "s", name, name);
    }
}

static bool check_distribution(const PlotOptions *plot, bool names, GError **error)
{
    if (!names || !kind_is_distribution(plot->kind)) {
        return true;
    }
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "--kind %s needs columns of numbers or times; names are counted by group and drawn "
                "by --kind bars",
                plot->kind_text);
    return false;
}

static bool check_bars(const PlotOptions *plot, bool names, GError **error)
{
    if (!names || plot->kind != KIND_BARS) {
        return true;
    }
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        "a bar is as long as a number: give the names by -x and the numbers by -y");
    return false;
}

bool plot_categories_make(PlotSeries *made, const PlotOptions *plot, const Table *in,
                          const Choice *choice, Diagnostics *diagnostics, GError **error)
{
    const Series *first = &g_array_index(made->series, Series, 0);
    bool distribution = kind_is_distribution(plot->kind);
    bool x = !distribution && is_category(first->x), y = is_category(first->y);
    if (!check_distribution(plot, y, error) || !check_bars(plot, y, error) ||
        (x && !make_x(made, in, choice, error)) || (y && !make_y(made, plot, in, choice, error))) {
        return false;
    }
    if (x && plot->kind == KIND_BARS && plot->y2 != NULL) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "bars of names run to the right, where --y2 has no axis: give numbers "
                            "or times by -x");
        return false;
    }
    if (x && plot->kind == KIND_BARS) {
        turn_bars(made, table_name(in, choice->x), diagnostics);
    }
    return true;
}
