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
    const Stamp *stamp;
} DensityTarget;

static void emit_markers(void *data, const Point *centers, size_t n, double alpha)
{
    const DensityTarget *to = data;
    Color color = color_fade(to->style->color, alpha);
    if (to->style->marker == MARKER_POINT) {
        canvas_stamp(to->canvas, to->stamp, centers, n, color);
    } else {
        marker_draw(to->canvas, to->style->marker, centers, n, to->size, color);
    }
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
    g_autoptr(Stamp) stamp = stamp_new_disc(size);
    DensityTarget to = {canvas, &series->style, size, stamp};
    Rect reach = rect_grown(&plane->area, size);
    canvas_begin_image(canvas, &reach);
    density_emit(density, series->style.alpha, emit_markers, &to);
    canvas_end_image(canvas);
}
