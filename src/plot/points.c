#include "plot/points.h"

#include <math.h>

#include "plot/density.h"
#include "plot/marker.h"

#define BATCH 4096
/* Up to so many rows points are drawn larger. */
#define FEW     500
#define SEVERAL 5000

double points_size(Marker marker, size_t rows, double scale)
{
    switch (marker) {
    case MARKER_PIXEL:
        return 1;
    case MARKER_POINT:
        return (rows <= FEW ? 5 : rows <= SEVERAL ? 4 : 3) * scale;
    case MARKER_NONE:
    case MARKER_CIRCLE:
    case MARKER_SQUARE:
    case MARKER_TRIANGLE_UP:
    case MARKER_TRIANGLE_DOWN:
    case MARKER_DIAMOND:
    case MARKER_PLUS:
    case MARKER_CROSS:
    case MARKER_STAR:
    default:
        return 7 * scale;
    }
}

static void draw_single(Canvas *canvas, const Plane *plane, const Series *series, double size)
{
    Point batch[BATCH];
    size_t rows = series_rows(series);
    Color color = color_fade(series->style.color, series->style.alpha);
    for (size_t done = 0; done < rows; done += BATCH) {
        size_t n = MIN(rows - done, BATCH);
        size_t inside = 0;
        for (size_t i = 0; i < n; i++) {
            batch[inside] = plane_point(plane, series, done + i);
            inside += rect_contains(&plane->area, batch[inside]); /* false for NaN */
        }
        marker_draw(canvas, series->style.marker, batch, inside, size, color);
    }
}

typedef struct {
    Canvas *canvas;
    const Style *style;
    double size;
} DensityTarget;

/* Opaque discs on neighbouring pixels of a row are a line with round ends, drawn in one go. */
static void draw_runs(const DensityTarget *to, const Point *centers, size_t n)
{
    const Stroke stroke = {to->size, LINE_SOLID, to->style->color};
    for (size_t first = 0, end = 0; first < n; first = end) {
        end = first + 1;
        while (end < n && centers[end].y == centers[first].y &&
               centers[end].x == centers[end - 1].x + 1) {
            end++;
        }
        const Point run[2] = {centers[first], centers[end - 1]};
        if (end == first + 1) {
            canvas_discs(to->canvas, run, 1, to->size, to->style->color);
        } else {
            canvas_line(to->canvas, run, 2, &stroke);
        }
    }
}

static void emit_markers(void *data, const Point *centers, size_t n, double alpha)
{
    const DensityTarget *to = data;
    if (alpha == 1 && to->style->marker == MARKER_POINT) {
        draw_runs(to, centers, n);
        return;
    }
    marker_draw(to->canvas, to->style->marker, centers, n, to->size,
                color_fade(to->style->color, alpha));
}

void points_draw(Canvas *canvas, const Plane *plane, const Series *series)
{
    size_t rows = series_rows(series);
    double size = points_size(series->style.marker, plane->rows, plane->scale);
    if (rows <= POINTS_MAX_SINGLE) {
        draw_single(canvas, plane, series, size);
        return;
    }
    g_autoptr(Density) density = density_new(&plane->area);
    for (size_t row = 0; row < rows; row++) {
        density_add(density, plane_point(plane, series, row));
    }
    DensityTarget to = {canvas, &series->style, size};
    Rect reach = rect_grown(&plane->area, size);
    canvas_begin_image(canvas, &reach);
    density_emit(density, series->style.alpha, emit_markers, &to);
    canvas_end_image(canvas);
}
