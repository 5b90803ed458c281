#include "plot/second_axis.h"

#include <math.h>

#include "plot/axis.h"
#include "plot/bars.h"
#include "plot/design.h"
#include "plot/label.h"
#include "plot/ticks.h"

/* Ticks are not aligned where that would leave the series less than this part of the height. */
#define LEAST_HEIGHT 0.6
/* Text is darkened until its luminance is no more than this: a contrast of 4.5 to white, which
 * WCAG 2.1 (1.4.3) asks of text. */
#define MOST_LUMINANCE 0.183
#define DARKER         0.9
/* In units of design. */
#define TICK_ROOM 48.0

bool second_axis_is_used(const Chart *chart)
{
    return chart->series[chart->n_series - 1].right;
}

size_t second_axis_first_series(const Chart *chart)
{
    size_t n = chart->n_series;
    while (n > 0 && chart->series[n - 1].right) {
        n--;
    }
    return n;
}

/* -- Colours
 * -----------------------------------------------------------------------------------------------------
 */

/* Relative luminance of one channel of sRGB, as WCAG 2.1 defines it. */
static double linear(uint8_t channel)
{
    double part = channel / 255.0;
    return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(Color color)
{
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

static Color readable(Color color)
{
    while (luminance(color) > MOST_LUMINANCE) {
        color.red = (uint8_t)(color.red * DARKER);
        color.green = (uint8_t)(color.green * DARKER);
        color.blue = (uint8_t)(color.blue * DARKER);
    }
    return color;
}

Color second_axis_text_color(const Chart *chart, bool right)
{
    size_t first = second_axis_first_series(chart);
    size_t n = right ? chart->n_series - first : first;
    if (!second_axis_is_used(chart) || n != 1) {
        return COLOR_TEXT;
    }
    return readable(chart->series[right ? first : 0].style.color);
}

/* -- Place
 * -------------------------------------------------------------------------------------------------------
 */

/* The least of 1, 2, 5 times a power of ten that is not below. */
static double step_from(double least)
{
    double power = pow(10, floor(log10(least)));
    const double mantissas[] = {1, 2, 5};
    for (size_t i = 0; i < G_N_ELEMENTS(mantissas); i++) {
        if (mantissas[i] * power >= least * (1 - 1e-9)) {
            return mantissas[i] * power;
        }
    }
    return 10 * power;
}

/* An axis of numbers that begins at 0, and whose end is free. */
static bool is_open_ended(const Axis *axis)
{
    return axis->kind == AXIS_NUMBER && !axis->log && axis->min == 0 && axis->max > 0;
}

/* Where the right axis has to end for its ticks to be as high as those of the left; where it ends
 * now if that cannot be. */
static double aligned_end(const Axis *left, const GArray *left_ticks, const Axis *right)
{
    if (!is_open_ended(left) || !is_open_ended(right) || isfinite(right->from) ||
        isfinite(right->to) || left_ticks->len < 2) {
        return right->max;
    }
    double left_step = ticks_at(left_ticks, 1)->position - ticks_at(left_ticks, 0)->position;
    double steps = left->max / left_step;
    double step = step_from(right->max / steps);
    double end = (right->integers ? fmax(step, 1) : step) * steps;
    return right->max >= LEAST_HEIGHT * end ? end : right->max;
}

/* Gives the room of the ticks. */
static double place_ticks(Layout *layout, Canvas *canvas, ChartDrawing *drawing)
{
    const Chart *chart = drawing->chart;
    const Plane *plane = &drawing->plane;
    Axis *axis = &drawing->right.y;
    *axis = drawing->right_finished;
    axis->max = aligned_end(&plane->y, layout->y_ticks, axis);
    bool aligned = axis->max != drawing->right_finished.max;
    double height = rect_height(&plane->area) / plane->scale;
    size_t most = aligned ? layout->y_ticks->len : (size_t)fmax(2, height / TICK_ROOM + 1);
    g_clear_pointer(&layout->y2_ticks, g_array_unref);
    layout->y2_ticks = axis->blank ? ticks_new() : axis_ticks(axis, most, chart->zone);
    TextStyle style = design_tick_style(plane->scale);
    double widest = 0;
    for (guint i = 0; i < layout->y2_ticks->len; i++) {
        widest =
            fmax(widest, canvas_text_width(canvas, &style, ticks_at(layout->y2_ticks, i)->label));
    }
    return widest + (DESIGN_TICK + DESIGN_TICK_GAP + DESIGN_PAD) * plane->scale;
}

/* Gives the room of the label. */
static double place_label(Layout *layout, Canvas *canvas, const ChartDrawing *drawing)
{
    double s = drawing->plane.scale;
    TextStyle style = design_label_style(s);
    double most = rect_height(&layout->frame) - (2 * DESIGN_PAD + DESIGN_LABEL_ROOM) * s;
    const Chart *chart = drawing->chart;
    g_autofree char *text = layout_axis_text(chart->y2_label, &drawing->right.y, chart->zone);
    g_clear_pointer(&layout->y2_label, g_free);
    if (text == NULL || text[0] == '\0') {
        return 0;
    }
    layout->y2_label = label_fit(canvas, &style, text, most);
    return DESIGN_LABEL_ROOM * s;
}

double second_axis_place(Layout *layout, Canvas *canvas, ChartDrawing *drawing)
{
    if (!second_axis_is_used(drawing->chart)) {
        return 0;
    }
    double ticks = place_ticks(layout, canvas, drawing);
    return ticks + place_label(layout, canvas, drawing);
}

void second_axis_follow(ChartDrawing *drawing)
{
    const Plane *plane = &drawing->plane;
    Axis y = drawing->right.y;
    drawing->right = *plane;
    drawing->right.y = y;
    const Series *first = &drawing->chart->series[0];
    if (kind_is_bars(first->kind)) {
        double shift = (bars_room(&plane->x, first->kind) + 0.5) * plane->slot;
        drawing->right.x.min -= shift;
        drawing->right.x.max -= shift;
    }
}

/* -- Drawing
 * -----------------------------------------------------------------------------------------------------
 */

static void draw_spine(Canvas *canvas, const Plane *plane, Point from, Point to)
{
    const Stroke stroke = {design_hairline(plane->scale), LINE_SOLID, COLOR_SPINE};
    const Point line[2] = {from, to};
    canvas_line(canvas, line, 2, &stroke);
}

static void draw_ticks(Canvas *canvas, const Plane *plane, const GArray *ticks, Color color)
{
    double s = plane->scale, right = plane->area.right;
    TextStyle style = design_tick_style(s);
    style.color = color;
    for (guint i = 0; i < ticks->len; i++) {
        const Tick *tick = ticks_at(ticks, i);
        double y = design_sharp(plane_y(plane, tick->position), s);
        draw_spine(canvas, plane, (Point){right, y}, (Point){right + DESIGN_TICK * s, y});
        Point at = {right + (DESIGN_TICK + DESIGN_TICK_GAP) * s, y};
        canvas_text(canvas, at, ALIGN_LEFT, &style, tick->label);
    }
}

void second_axis_draw(Canvas *canvas, const ChartDrawing *drawing, const Layout *layout)
{
    if (!second_axis_is_used(drawing->chart)) {
        return;
    }
    const Plane *plane = &drawing->right;
    const Rect *area = &plane->area, *frame = &layout->frame;
    double s = plane->scale;
    Color color = second_axis_text_color(drawing->chart, true);
    draw_spine(canvas, plane, (Point){area->right, area->top}, (Point){area->right, area->bottom});
    draw_ticks(canvas, plane, layout->y2_ticks, color);
    if (layout->y2_label != NULL) {
        TextStyle style = design_label_style(s);
        style.color = color;
        double half = canvas_text_width(canvas, &style, layout->y2_label) / 2;
        double y = (area->top + area->bottom) / 2;
        y = fmin(y, frame->bottom - (DESIGN_PAD + DESIGN_LABEL_ROOM) * s - half);
        /* A margin that is wider than this chart needs is left outside. */
        double beyond = layout->margins.right - layout->own.right;
        Point at = {frame->right - beyond - DESIGN_PAD * s - style.size / 2,
                    fmax(y, frame->top + DESIGN_PAD * s + half)};
        canvas_text_up(canvas, at, ALIGN_CENTER, &style, layout->y2_label);
    }
}
