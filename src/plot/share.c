#include "plot/share.h"

#include "plot/time_steps.h"

/* Counts the seconds of a time axis from another instant. */
static void rebase(Axis *axis, int64_t base)
{
    double shift = time_seconds_between(base, axis->base);
    axis->base = base;
    axis->has_base = true;
    axis->from += shift;
    axis->to += shift;
    axis->min += shift;
    axis->max += shift;
}

static const Axis *find_base(Axis *const *axes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (axes[i]->has_base) {
            return axes[i];
        }
    }
    return NULL;
}

/* Gives axes of one kind what all of them have to show, so that they become one axis; those of
 * categories have the same ones already. To be done before each is finished and, as they make room
 * for different shapes, again after that. */
static void join_axes(Axis *const *axes, size_t n)
{
    Axis all = axis_new(axes[0]->kind);
    const Axis *based = find_base(axes, n);
    for (size_t i = 0; i < n; i++) {
        if (based != NULL) {
            rebase(axes[i], based->base);
        }
        if (!axes[i]->blank && !axis_is_empty(axes[i])) {
            axis_include(&all, axes[i]->min);
            axis_include(&all, axes[i]->max);
        }
        all.integers = all.integers && axes[i]->integers;
    }
    for (size_t i = 0; i < n && !axis_is_empty(&all); i++) {
        axes[i]->integers = all.integers;
        axes[i]->min = all.min;
        axes[i]->max = all.max;
    }
}

/* `letter`: x, y or z. */
static Axis *axis_of(Plane *plane, char letter)
{
    return letter == 'x' ? &plane->x : letter == 'y' ? &plane->y : &plane->z;
}

static void join(const Figure *figure, ChartDrawing *drawings, char letter)
{
    g_autofree Axis **axes = g_new(Axis *, figure->n_charts);
    for (size_t i = 0; i < figure->n_charts; i++) {
        axes[i] = axis_of(&drawings[i].plane, letter);
    }
    join_axes(axes, figure->n_charts);
}

/* The least room of a bar in any of the charts, as if they were one. */
static void share_slots(const Figure *figure, ChartDrawing *drawings)
{
    double slot = 0;
    for (size_t i = 0; i < figure->n_charts; i++) {
        double own = drawings[i].plane.slot;
        slot = own > 0 && (own < slot || slot == 0) ? own : slot;
    }
    for (size_t i = 0; i < figure->n_charts; i++) {
        drawings[i].plane.slot = slot;
    }
}

/* Points are as large in all of the charts. */
static void share_rows(const Figure *figure, ChartDrawing *drawings)
{
    size_t rows = 0;
    for (size_t i = 0; i < figure->n_charts; i++) {
        rows += drawings[i].plane.rows;
    }
    for (size_t i = 0; i < figure->n_charts; i++) {
        drawings[i].plane.rows = rows;
    }
}

static void join_shared(const Figure *figure, ChartDrawing *drawings)
{
    if (figure->share_x) {
        join(figure, drawings, 'x');
    }
    if (figure->share_y) {
        join(figure, drawings, 'y');
    }
    if (figure->share_legend) {
        join(figure, drawings, 'z');
    }
}

void share_axes(const Figure *figure, ChartDrawing *drawings)
{
    size_t n = figure->n_charts;
    join_shared(figure, drawings);
    if (figure->share_x) {
        share_slots(figure, drawings);
    }
    if (figure->share_x && figure->share_y) {
        share_rows(figure, drawings);
    }
    for (size_t i = 0; i < n; i++) {
        chart_finish(&drawings[i]);
        drawings[i].leaves = (ChartLeaves){
            .x_tick_labels = figure->share_x && !grid_is_lowest(figure->grid, i, n),
            .y_tick_labels = figure->share_y && grid_column(figure->grid, i) > 0,
            .x_label = figure->share_x,
            .y_label = figure->share_y,
            .legend = figure->share_legend,
            .color_bar =
                figure->share_legend && grid_column(figure->grid, i) + 1 < figure->grid.columns,
        };
    }
    join_shared(figure, drawings);
}
