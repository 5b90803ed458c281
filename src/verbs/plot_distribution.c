#include "verbs/plot_distribution.h"

#include "plot/axis.h"
#include "query/histogram.h"
#include "query/order.h"

static Series *series_at(const PlotSeries *made, guint index)
{
    return &g_array_index(made->series, Series, index);
}

/* The positions of all values that the axis can show: a GArray of double. */
static GArray *positions_of(const Axis *axis, const Column *values)
{
    GArray *positions = g_array_new(FALSE, FALSE, sizeof(double));
    for (size_t row = 0; row < values->rows; row++) {
        double position = axis_position(axis, values, row);
        if (axis_admits(axis, position)) {
            g_array_append_val(positions, position);
        }
    }
    return positions;
}

/* The values at the middles of the bins, of the values' own kind. */
static Column *middles(const Bins *bins, const Axis *axis)
{
    bool time = axis->kind == AXIS_TIME;
    Column *column = column_new(time ? TYPE_TIME : TYPE_REAL, bins->bins, NULL);
    for (size_t i = 0; i < bins->bins; i++) {
        double middle = bins->start + ((double)i + 0.5) * bins->width;
        if (time) {
            column->ints[i] = axis_instant(axis, middle);
        } else {
            column->reals[i] = axis->log ? pow(10, middle) : middle;
        }
    }
    return column;
}

/* On a logarithmic axis a bin without values is missing: it has no bar either way. */
static Column *counts(const Bins *bins, const GArray *positions, bool log)
{
    g_autofree int64_t *n =
        bins_count(bins, (const double *)(const void *)positions->data, positions->len);
    Column *column = column_new(TYPE_INT, bins->bins, NULL);
    for (size_t i = 0; i < bins->bins; i++) {
        column->ints[i] = n[i];
        if (n[i] == 0 && log) {
            column_set_missing(column, i);
        }
    }
    return column;
}

/* An axis as the chart will have it, for positions. */
static Axis axis_of(const PlotSeries *made, const Limits *limits)
{
    Axis axis = axis_new(axis_kind_of(series_at(made, 0)->y));
    for (guint i = 0; i < made->series->len; i++) {
        axis_add_column(&axis, series_at(made, i)->y);
    }
    limits_apply(limits, &axis);
    return axis;
}

/* Even bins for the values of all series. */
static Bins choose_bins(const PlotSeries *made, const PlotOptions *plot, const Axis *axis)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < made->series->len; i++) {
        g_autoptr(GArray) some = positions_of(axis, series_at(made, i)->y);
        g_array_append_vals(all, some->data, some->len);
    }
    bool whole = axis->integers && !axis->log && axis->kind == AXIS_NUMBER;
    return all->len == 0
               ? (Bins){0}
               : bins_choose(&g_array_index(all, double, 0), all->len, (size_t)plot->bins, whole);
}

static double make_histogram(PlotSeries *made, const PlotOptions *plot, Diagnostics *diagnostics)
{
    size_t left_out = 0;
    Axis axis = axis_of(made, &plot->x_limits);
    Bins bins = choose_bins(made, plot, &axis);
    for (guint i = 0; i < made->series->len; i++) {
        Series *series = series_at(made, i);
        g_autoptr(GArray) positions = positions_of(&axis, series->y);
        for (size_t row = 0; row < series->y->rows; row++) {
            left_out += axis_leaves_out(&axis, series->y, row);
        }
        Column *x = middles(&bins, &axis), *y = counts(&bins, positions, plot->y_limits.log);
        g_ptr_array_add(made->columns, x);
        g_ptr_array_add(made->columns, y);
        series->x = x;
        series->y = y;
    }
    limits_warn_left_out(diagnostics, left_out);
    return bins.width;
}

/* Rows 1 … n: the values in order, and i/n; row 0 is the foot of the first step. */
static void make_ecdf(PlotSeries *made, Series *series)
{
    size_t n = 0;
    g_autofree size_t *rows = g_new(size_t, series->y->rows + 1);
    for (size_t row = 0; row < series->y->rows; row++) {
        rows[n + 1] = row;
        n += column_has(series->y, row);
    }
    order_rows(series->y, false, rows + 1, n);
    size_t points = n > 0 ? n + 1 : 0;
    if (n > 0) {
        rows[0] = rows[1];
    }
    Column *x = column_take(series->y, rows, points), *y = column_new(TYPE_REAL, points, NULL);
    for (size_t i = 0; i < points; i++) {
        y->reals[i] = (double)i / (double)n;
    }
    g_ptr_array_add(made->columns, x);
    g_ptr_array_add(made->columns, y);
    series->x = x;
    series->y = y;
    series->strand = NULL;
}

double plot_distribution_make(PlotSeries *made, const PlotOptions *plot, Diagnostics *diagnostics)
{
    if (plot->kind == KIND_HISTOGRAM) {
        return make_histogram(made, plot, diagnostics);
    }
    for (guint i = 0; i < made->series->len; i++) {
        make_ecdf(made, series_at(made, i));
    }
    return 0;
}
