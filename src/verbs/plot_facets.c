#include "verbs/plot_facets.h"

#include "plot/axis.h"
#include "plot/field_label.h"
#include "table/value.h"
#include "verbs/key_columns.h"
#include "verbs/plot_values.h"
#include "verbs/sink.h"

/* -- Choosing
 * ----------------------------------------------------------------------------------------------------
 */

/* A number says nothing without the name of what it is. */
static char *title_of(const Column *column, const char *name, size_t row)
{
    GString *title = g_string_new(NULL);
    if (axis_kind_of(column) == AXIS_NUMBER) {
        g_autofree char *label = field_label(name, column->type);
        g_string_printf(title, "%s: ", label);
    }
    value_append(title, column, row);
    return g_string_free(title, FALSE);
}

static void warn_not_drawn(const Run *run, const char *name, size_t groups, size_t rows)
{
    if (groups > PLOT_MAX_FACETS) {
        diagnostics_add(run->diagnostics, DIAGNOSTIC_WARNING,
                        "plot: --facet %s draws the %d values with the most rows; %zu row%s of %zu "
                        "other value%s %s not drawn",
                        name, PLOT_MAX_FACETS, rows, rows == 1 ? "" : "s", groups - PLOT_MAX_FACETS,
                        groups - PLOT_MAX_FACETS == 1 ? "" : "s", rows == 1 ? "is" : "are");
    }
}

void facets_choose(Facets *facets, const Table *in, size_t facet, const Run *run)
{
    const Column *column = table_column(in, facet);
    const char *name = table_name(in, facet);
    g_autoptr(Grouping) grouping = grouping_new(&column, 1, in->rows);
    size_t first_row[PLOT_MAX_FACETS];
    size_t chosen = plot_values_choose(grouping, column, PLOT_MAX_FACETS, first_row), n = 0;
    g_autofree size_t *place = plot_values_number(grouping, first_row, chosen);
    *facets = (Facets){
        .numbers = g_new(size_t, MAX(in->rows, 1)),
        .panel_of = g_new(uint32_t, MAX(in->rows, 1)),
        .panels = MAX(chosen, 1),
        .titles = g_ptr_array_new_with_free_func(g_free),
    };
    for (size_t row = 0; row < in->rows; row++) {
        uint32_t group = grouping->group_of[row];
        if (group != GROUP_NONE && place[group] < chosen) {
            facets->numbers[n] = row;
            facets->panel_of[n++] = (uint32_t)place[group];
        }
    }
    facets->table = n == in->rows ? sink_result(in) : table_take(in, facets->numbers, n);
    for (size_t i = 0; i < facets->panels; i++) {
        g_ptr_array_add(facets->titles, i < chosen ? title_of(column, name, first_row[i]) : NULL);
    }
    warn_left_out(run, "plot", grouping->left_out, name);
    warn_not_drawn(run, name, grouping->groups, in->rows - n - grouping->left_out);
}

void facets_take(Facets *facets, const size_t *rows, size_t n)
{
    uint32_t *panel_of = g_new(uint32_t, MAX(n, 1));
    size_t *numbers = g_new(size_t, MAX(n, 1));
    for (size_t i = 0; i < n; i++) {
        panel_of[i] = facets->panel_of[rows[i]];
        numbers[i] = facets->numbers[rows[i]];
    }
    g_free(facets->panel_of);
    g_free(facets->numbers);
    facets->panel_of = panel_of;
    facets->numbers = numbers;
}

/* -- Splitting
 * ---------------------------------------------------------------------------------------------------
 */

/* The rows of one series, panel by panel. */
typedef struct {
    const Series *series;
    const Column *numbers; /* of its rows in the facets' table, from 1; NULL: all */
    size_t *rows;          /* of the series: those of panel 0, then those of panel 1, … */
    size_t start[PLOT_MAX_FACETS + 1];
} SeriesSplit;

static size_t table_row(const SeriesSplit *split, size_t row)
{
    return split->numbers != NULL ? (size_t)split->numbers->ints[row] - 1 : row;
}

static void sort_rows(const Facets *facets, SeriesSplit *split)
{
    size_t n = series_rows(split->series), next[PLOT_MAX_FACETS] = {0};
    for (size_t row = 0; row < n; row++) {
        next[facets->panel_of[table_row(split, row)]]++;
    }
    split->start[0] = 0;
    for (size_t panel = 0; panel < facets->panels; panel++) {
        split->start[panel + 1] = split->start[panel] + next[panel];
        next[panel] = split->start[panel];
    }
    split->rows = g_new(size_t, MAX(n, 1));
    for (size_t row = 0; row < n; row++) {
        split->rows[next[facets->panel_of[table_row(split, row)]]++] = row;
    }
}

/* What `made` keeps. */
static const Column *take(PlotSeries *made, const Column *column, const size_t *rows, size_t n)
{
    Column *taken = column_take(column, rows, n);
    g_ptr_array_add(made->columns, taken);
    return taken;
}

static const Column *take_or_none(PlotSeries *made, const Column *column, const size_t *rows,
                                  size_t n)
{
    return column != NULL ? take(made, column, rows, n) : NULL;
}

/* The numbers that the rows of a panel have in the table that was plotted. */
static Column *take_numbers(PlotSeries *made, const Facets *facets, const SeriesSplit *split,
                            size_t panel)
{
    const size_t *rows = split->rows + split->start[panel];
    size_t n = split->start[panel + 1] - split->start[panel];
    Column *numbers = column_new(TYPE_INT, n, NULL);
    for (size_t i = 0; i < n; i++) {
        numbers->ints[i] = (int64_t)facets->numbers[table_row(split, rows[i])] + 1;
    }
    g_ptr_array_add(made->columns, numbers);
    return numbers;
}

static const uint32_t *take_strand(PlotSeries *made, const uint32_t *strand, const size_t *rows,
                                   size_t n)
{
    if (strand == NULL) {
        return NULL;
    }
    uint32_t *taken = g_new(uint32_t, MAX(n, 1));
    for (size_t i = 0; i < n; i++) {
        taken[i] = strand[rows[i]];
    }
    g_ptr_array_add(made->strands, taken);
    return taken;
}

static Series part_of(const SeriesSplit *split, size_t panel, const Choice *choice,
                      const Column *numbers, PlotSeries *made)
{
    const size_t *rows = split->rows + split->start[panel];
    size_t n = split->start[panel + 1] - split->start[panel];
    Series part = *split->series;
    part.x = choice->x == CHOICE_ROW_NUMBER ? numbers : take(made, part.x, rows, n);
    part.y = take(made, part.y, rows, n);
    part.x_end = take_or_none(made, part.x_end, rows, n);
    part.y_end = take_or_none(made, part.y_end, rows, n);
    part.z = take_or_none(made, part.z, rows, n);
    part.strand = take_strand(made, part.strand, rows, n);
    return part;
}

/* What has become of the series, in the order of the parts. */
typedef struct {
    GArray *series;
    GPtrArray *rows;
} Parts;

static void split_series(const Facets *facets, const Choice *choice, PlotSeries *made, guint index,
                         Parts *parts)
{
    guint n = made->series->len;
    SeriesSplit split = {.series = &g_array_index(made->series, Series, index),
                         .numbers = g_ptr_array_index(made->rows, index)};
    bool shared = index > 0 && split.numbers == NULL;
    sort_rows(facets, &split);
    for (size_t panel = 0; panel < facets->panels; panel++) {
        guint first = (guint)panel * n;
        Column *numbers = shared ? g_ptr_array_index(parts->rows, first)
                                 : take_numbers(made, facets, &split, panel);
        g_ptr_array_index(parts->rows, first + index) = numbers;
        g_array_index(parts->series, Series, first + index) =
            part_of(&split, panel, choice, numbers, made);
    }
    g_free(split.rows);
}

void facets_split(const Facets *facets, const Choice *choice, PlotSeries *made)
{
    guint n = made->series->len * (guint)facets->panels;
    Parts parts = {g_array_sized_new(FALSE, TRUE, sizeof(Series), n), g_ptr_array_sized_new(n)};
    g_array_set_size(parts.series, n);
    g_ptr_array_set_size(parts.rows, (gint)n);
    for (guint i = 0; i < made->series->len; i++) {
        split_series(facets, choice, made, i, &parts);
    }
    g_array_unref(made->series);
    g_ptr_array_unref(made->rows);
    made->series = parts.series;
    made->rows = parts.rows;
}

void facets_clear(Facets *facets)
{
    g_clear_pointer(&facets->table, table_unref);
    g_clear_pointer(&facets->titles, g_ptr_array_unref);
    g_clear_pointer(&facets->numbers, g_free);
    g_clear_pointer(&facets->panel_of, g_free);
}
