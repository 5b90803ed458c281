#include "plot/chart.h"

#include <math.h>

#include "plot/bars.h"
#include "plot/design.h"
#include "plot/frame.h"
#include "plot/heatmap.h"
#include "plot/layout.h"
#include "plot/legend.h"
#include "plot/line.h"
#include "plot/marks.h"
#include "plot/points.h"
#include "plot/ranges.h"
#include "plot/second_axis.h"
#include "plot/spans.h"

/* In parts of the span: so that markers at the ends are whole, and lines do not touch the top. */
#define X_ROOM 0.02
#define Y_ROOM 0.05
/* The room of a bar that is alone, in positions. */
#define LONE_BAR 1.0

static Axis *y_axis(ChartDrawing *drawing, const Series *series)
{
    return series->right ? &drawing->right.y : &drawing->plane.y;
}

static void begin_axes(const Chart *chart, ChartDrawing *drawing)
{
    Plane *plane = &drawing->plane;
    plane->x = chart->x_categories != NULL ? axis_of_categories(chart->x_categories, false)
                                           : axis_new(axis_kind_of(chart->series[0].x));
    plane->y = chart->y_categories != NULL ? axis_of_categories(chart->y_categories, true)
                                           : axis_new(axis_kind_of(chart->series[0].y));
    const Series *last = &chart->series[chart->n_series - 1];
    drawing->right.y = axis_new(last->right ? axis_kind_of(last->y) : AXIS_NUMBER);
    for (size_t i = 0; i < chart->n_series; i++) {
        axis_add_column(&plane->x, chart->series[i].x);
        axis_add_column(y_axis(drawing, &chart->series[i]), chart->series[i].y);
    }
    plane->x.unit = chart->x_unit;
    plane->y.unit = chart->y_unit;
    drawing->right.y.unit = chart->y2_unit;
    plane->x.integers = plane->x.integers || chart->whole_x;
    plane->y.integers = plane->y.integers || chart->whole_y;
    plane->z = axis_new(AXIS_NUMBER);
    plane->z.log = chart->log_color;
    plane->z.unit = chart->color_unit;
    axis_add_column(&plane->z, chart->series[0].z);
    limits_apply(&chart->x_limits, &plane->x);
    limits_apply(&chart->y_limits, &plane->y);
    limits_apply(&chart->y2_limits, &drawing->right.y);
}

/* Cells and spans end elsewhere than they begin. */
static double end_position(const Axis *axis, const Column *end, size_t row, double begin)
{
    return end != NULL ? axis_position(axis, end, row) : begin;
}

static bool is_horizontal(const Chart *chart)
{
    return chart->y_categories != NULL && kind_is_bars(chart->series[0].kind);
}

/* The axes, from the least to the greatest value of the rows that can be drawn: y of those that are
 * within the limits of x, unless those cut bars that run to the right. Gives the number of rows
 * left out because a value has no logarithm. */
static size_t measure(const Chart *chart, ChartDrawing *drawing)
{
    Plane *plane = &drawing->plane;
    size_t left_out = 0;
    begin_axes(chart, drawing);
    for (size_t i = 0; i < chart->n_series; i++) {
        const Series *series = &chart->series[i];
        Axis *y_of = y_axis(drawing, series);
        size_t rows = series_rows(series);
        plane->rows += rows;
        for (size_t row = 0; row < rows; row++) {
            double x = axis_position(&plane->x, series->x, row);
            double y = axis_position(y_of, series->y, row);
            double x_end = end_position(&plane->x, series->x_end, row, x);
            double y_end = end_position(y_of, series->y_end, row, y);
            double z = end_position(&plane->z, series->z, row, 0);
            bool shown = axis_meets(&plane->x, x, x_end) || (is_horizontal(chart) && isfinite(x));
            if (shown && isfinite(y + y_end + z)) {
                axis_include(&plane->x, x);
                axis_include(&plane->x, x_end);
                axis_include(y_of, y);
                axis_include(y_of, y_end);
                axis_include(&plane->z, z);
            }
            left_out += axis_leaves_out(&plane->x, series->x, row) ||
                        axis_leaves_out(y_of, series->y, row) ||
                        axis_leaves_out(&plane->z, series->z, row);
        }
    }
    return left_out;
}

static void include_zero(Axis *axis)
{
    if (!axis_is_empty(axis) && !axis->log && axis->kind == AXIS_NUMBER) {
        axis_include(axis, 0);
    }
}

/* Areas and bars stand on 0; on the second axis there are no bars. */
static void stand_on_zero(const Chart *chart, ChartDrawing *drawing)
{
    Kind kind = chart->series[0].kind;
    if (kind_stands_on_zero(kind)) {
        include_zero(is_horizontal(chart) ? &drawing->plane.x : &drawing->plane.y);
    }
    if (kind == KIND_AREA) {
        include_zero(&drawing->right.y);
    }
}

static bool has_upright_bars(const Chart *chart)
{
    return kind_is_bars(chart->series[0].kind) && !is_horizontal(chart);
}

/* Bars at the ends are whole. */
static void make_room_for_bars(const Chart *chart, Plane *plane)
{
    if (has_upright_bars(chart) && !axis_is_empty(&plane->x)) {
        plane->slot = plane->slot > 0 ? plane->slot : LONE_BAR;
        double first = plane->x.min, last = plane->x.max;
        double room = bars_room(&plane->x, chart->series[0].kind);
        axis_include(&plane->x, first + room * plane->slot);
        axis_include(&plane->x, last + (room + 1) * plane->slot);
    }
}

static bool has_wide_marks(const Chart *chart)
{
    for (size_t i = 0; i < chart->n_series; i++) {
        const Series *series = &chart->series[i];
        if (series->style.marker != MARKER_NONE || kind_is_bars(series->kind) ||
            series->kind == KIND_SPANS || series->kind == KIND_RANGES) {
            return true;
        }
    }
    return false;
}

/* A line over time runs from edge to edge; everything else keeps away from the edges. */
static void finish_axes(const Chart *chart, ChartDrawing *drawing)
{
    Plane *plane = &drawing->plane;
    bool cells = chart->series[0].kind == KIND_HEATMAP;
    bool edge_to_edge = cells || (plane->x.kind == AXIS_TIME && !has_wide_marks(chart));
    AxisRoom x_room = {.around = edge_to_edge ? 0 : X_ROOM, .from_zero = is_horizontal(chart)};
    AxisRoom y_room = {.around = cells ? 0 : Y_ROOM, .from_zero = !cells};
    const AxisRoom z_room = {.around = 0, .from_zero = true};
    axis_finish(&plane->x, &x_room);
    axis_finish(&plane->y, &y_room);
    axis_finish(&plane->z, &z_room);
    axis_finish(&drawing->right.y, &y_room);
    drawing->right_finished = drawing->right.y;
}

static void draw_one(Canvas *canvas, const ChartDrawing *drawing, size_t index)
{
    const Chart *chart = drawing->chart;
    const Series *series = &chart->series[index];
    const Plane *plane = series->right ? &drawing->right : &drawing->plane;
    if (kind_is_bars(series->kind)) {
        bars_draw(canvas, plane, series, index, second_axis_first_series(chart));
        return;
    }
    if (series->kind == KIND_HEATMAP || series->kind == KIND_SPANS) {
        (series->kind == KIND_HEATMAP ? heatmap_draw : spans_draw)(canvas, plane, series);
        return;
    }
    if (series->kind == KIND_RANGES) {
        ranges_draw(canvas, plane, series);
        return;
    }
    if (series->style.line != LINE_NONE) {
        line_draw(canvas, plane, series);
    }
    if (series->style.marker != MARKER_NONE) {
        points_draw(canvas, plane, series);
    }
}

static void draw_series(Canvas *canvas, const ChartDrawing *drawing)
{
    const Chart *chart = drawing->chart;
    canvas_clip(canvas, &drawing->plane.area);
    for (int behind = 1; behind >= 0; behind--) {
        for (size_t i = 0; i < chart->n_series; i++) {
            if (chart->series[i].behind == (behind == 1)) {
                draw_one(canvas, drawing, i);
            }
        }
    }
    canvas_clip(canvas, NULL);
    marks_draw(canvas, drawing);
}

static void draw_nothing(Canvas *canvas, const ChartDrawing *drawing)
{
    const Rect *area = &drawing->plane.area;
    TextStyle style = design_label_style(drawing->plane.scale);
    style.color = COLOR_MUTED;
    const Axis *axis = &drawing->plane.x;
    const Series *series = &drawing->chart->series[0];
    bool rows = series_rows(series) > 0 || kind_is_distribution(series->kind);
    bool limited = isfinite(axis->from) || isfinite(axis->to);
    const char *empty = drawing->chart->empty;
    canvas_text(canvas, (Point){(area->left + area->right) / 2, (area->top + area->bottom) / 2},
                ALIGN_CENTER, &style,
                empty != NULL ? empty
                : !rows       ? "no rows to draw"
                : limited     ? "no values within --xlim"
                              : "no values to draw");
}

void chart_measure(ChartDrawing *drawing, const Chart *chart, double scale)
{
    g_assert(chart->n_series > 0);
    *drawing = (ChartDrawing){.chart = chart, .plane.scale = scale};
    Plane *plane = &drawing->plane;
    drawing->left_out = measure(chart, drawing);
    drawing->empty = axis_is_empty(&plane->x);
    stand_on_zero(chart, drawing);
    if (has_upright_bars(chart)) {
        size_t bars = second_axis_first_series(chart);
        plane->slot = chart->slot > 0 ? chart->slot : bars_slot(&plane->x, chart->series, bars);
    }
}

void chart_finish(ChartDrawing *drawing)
{
    make_room_for_bars(drawing->chart, &drawing->plane);
    finish_axes(drawing->chart, drawing);
}

void chart_settle(ChartDrawing *drawing)
{
    second_axis_follow(drawing);
    marks_measure(drawing);
}

static void draw_legend(Canvas *canvas, const ChartDrawing *drawing, const Layout *layout)
{
    const Plane *plane = &drawing->plane;
    Point corner = {plane->area.left,
                    plane->area.top - layout->legend_height - DESIGN_PAD / 2 * plane->scale};
    const Legend legend = {drawing->chart, drawing->marked, plane->scale};
    if (!drawing->leaves.legend) {
        legend_draw(canvas, &legend, corner, plane->area.right - plane->area.left);
    }
}

bool chart_has_color_bar(const ChartDrawing *drawing)
{
    return drawing->chart->series[0].z != NULL && !drawing->plane.z.blank &&
           !drawing->leaves.color_bar;
}

ColorBar chart_color_bar(const ChartDrawing *drawing)
{
    const Plane *plane = &drawing->plane;
    return (ColorBar){&plane->z, drawing->chart->color_label, plane->scale};
}

void chart_draw(const ChartDrawing *drawing, Canvas *canvas, const Layout *layout)
{
    const Plane *plane = &drawing->plane;
    frame_draw_behind(canvas, plane, layout);
    if (drawing->empty) {
        draw_nothing(canvas, drawing);
    } else {
        draw_series(canvas, drawing);
    }
    frame_draw_around(canvas, plane, layout);
    second_axis_draw(canvas, drawing, layout);
    if (chart_has_color_bar(drawing)) {
        const ColorBar bar = chart_color_bar(drawing);
        color_bar_draw(canvas, &bar, &plane->area);
    }
    draw_legend(canvas, drawing, layout);
}
