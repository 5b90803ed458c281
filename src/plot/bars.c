#include "plot/bars.h"

#include <math.h>
#include <stdlib.h>

#include "plot/design.h"

#define BAR_PART  0.8 /* of its room: between bars there are gaps */
#define THINNEST  2.0 /* pixels; below, bars are drawn column by column */
#define HAIR_FROM 4.0 /* pixels a bin has when there is room for a hair of white between bins */

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

double bars_slot(const Axis *x, const Series *series, size_t n)
{
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(double));
    for (size_t i = 0; i < n; i++) {
        for (size_t row = 0; row < series_rows(&series[i]); row++) {
            double place = axis_position(x, series[i].x, row);
            if (axis_admits(x, place)) {
                g_array_append_val(places, place);
            }
        }
    }
    g_array_sort(places, compare);
    double least = INFINITY;
    for (guint i = 1; i < places->len; i++) {
        double gap = g_array_index(places, double, i) - g_array_index(places, double, i - 1);
        least = gap > 0 ? fmin(least, gap) : least;
    }
    return isfinite(least) ? least : 0;
}

/* Where a bar begins and ends, as seen from its place, in parts of its room. */
typedef struct {
    double from, to;
} Span;

static Span span_of(const Axis *places, const Series *series, size_t index, size_t n)
{
    double room = bars_room(places, series->kind);
    if (series->kind == KIND_HISTOGRAM) {
        return (Span){room, room + 1};
    }
    double first = room + (1 - BAR_PART) / 2, width = BAR_PART / (double)n;
    return (Span){first + width * (double)index, first + width * (double)(index + 1)};
}

double bars_room(const Axis *places, Kind kind)
{
    return kind == KIND_BARS && places->kind == AXIS_TIME ? 0 : -0.5;
}

double bars_middle(const Axis *places, const Series *series, size_t index, size_t n)
{
    Span span = span_of(places, series, index, n);
    return (span.from + span.to) / 2;
}

static void fill(Canvas *canvas, Rect r, Color color)
{
    const Point corners[4] = {
        {r.left, r.top}, {r.right, r.top}, {r.right, r.bottom}, {r.left, r.bottom}};
    canvas_fill(canvas, corners, 4, color);
}

static double floor_of(const Plane *plane)
{
    return fmin(fmax(plane_y(plane, axis_base(&plane->y)), plane->area.top), plane->area.bottom);
}

/* Whole pixels, so that all bars have sharp edges, and one at least. */
static Rect sharp_bar(double left, double right, double top, double bottom)
{
    double first = round(left);
    return (Rect){first, top, fmax(round(right), first + 1), bottom};
}

/* Bars of categories run to the right, from the name on. */
static void draw_horizontal(Canvas *canvas, const Plane *plane, const Series *series, Span span)
{
    Color color = color_fade(series->style.color, series->style.alpha);
    double base = plane_x(plane, axis_base(&plane->x));
    for (size_t row = 0; row < series_rows(series); row++) {
        double place = axis_position(&plane->y, series->y, row);
        double x = plane_x(plane, axis_position(&plane->x, series->x, row));
        if (!isfinite(place) || !isfinite(x) || x == base) {
            continue;
        }
        x = fmin(fmax(x, plane->area.left), plane->area.right);
        double top = round(plane_y(plane, place + span.from));
        double bottom = fmax(round(plane_y(plane, place + span.to)), top + 1);
        fill(canvas, (Rect){fmin(x, base), top, fmax(x, base), bottom}, color);
    }
}

static void draw_wide(Canvas *canvas, const Plane *plane, const Series *series, Span span)
{
    Color color = color_fade(series->style.color, series->style.alpha);
    double base = floor_of(plane);
    for (size_t row = 0; row < series_rows(series); row++) {
        double x = axis_position(&plane->x, series->x, row);
        double y = plane_y(plane, axis_position(&plane->y, series->y, row));
        if (!axis_admits(&plane->x, x) || !isfinite(y) || y == base) {
            continue;
        }
        y = fmin(fmax(y, plane->area.top), plane->area.bottom);
        Rect bar =
            sharp_bar(plane_x(plane, x + span.from * plane->slot),
                      plane_x(plane, x + span.to * plane->slot), fmin(y, base), fmax(y, base));
        bool hair = series->kind == KIND_HISTOGRAM && bar.right - bar.left >= HAIR_FROM;
        bar.right -= hair ? design_hairline(plane->scale) : 0;
        fill(canvas, bar, color);
    }
}

/* How far up and down the bars of a column of pixels reach. */
typedef struct {
    double top, bottom;
} Reach;

static void draw_thin(Canvas *canvas, const Plane *plane, const Series *series)
{
    const Rect *area = &plane->area;
    double base = floor_of(plane);
    size_t columns = (size_t)(area->right - area->left) + 1;
    g_autofree Reach *reach = g_new(Reach, columns);
    for (size_t i = 0; i < columns; i++) {
        reach[i] = (Reach){base, base};
    }
    for (size_t row = 0; row < series_rows(series); row++) {
        Point at = plane_point(plane, series, row);
        if (isfinite(at.y) && at.x >= area->left && at.x <= area->right) {
            Reach *column = &reach[(size_t)(at.x - area->left)];
            column->top = fmin(column->top, fmax(at.y, area->top));
            column->bottom = fmax(column->bottom, fmin(at.y, area->bottom));
        }
    }
    const Stroke stroke = {1, LINE_SOLID, color_fade(series->style.color, series->style.alpha)};
    double left = floor(area->left);
    canvas_begin_image(canvas, area); /* shapes side by side have seams where they are not pixels */
    for (size_t i = 0; i < columns; i++) {
        if (reach[i].top < reach[i].bottom) {
            double x = left + (double)i + 0.5;
            const Point column[2] = {{x, reach[i].top}, {x, reach[i].bottom}};
            canvas_line(canvas, column, 2, &stroke);
        }
    }
    canvas_end_image(canvas);
}

void bars_draw(Canvas *canvas, const Plane *plane, const Series *series, size_t index, size_t n)
{
    bool horizontal = plane->y.kind == AXIS_CATEGORY;
    Span span = span_of(horizontal ? &plane->y : &plane->x, series, index, n);
    if (horizontal) {
        draw_horizontal(canvas, plane, series, span);
        return;
    }
    double pixels = plane_x(plane, plane->slot) - plane_x(plane, 0);
    if (pixels * (span.to - span.from) < THINNEST) {
        draw_thin(canvas, plane, series);
    } else {
        draw_wide(canvas, plane, series, span);
    }
}
