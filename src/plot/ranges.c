#include "plot/ranges.h"

#include "plot/density.h"
#include "plot/points.h"

/* In units of design. */
#define WIDTH       1.6
#define HEAVY_WIDTH 2.6
#define SHORTEST    3.0
#define HEAVY_LEAST 7.0

static Stroke stroke_of(const Series *series, double scale)
{
    double width = fmax(1, round((series->heavy ? HEAVY_WIDTH : WIDTH) * scale));
    return (Stroke){width, LINE_SOLID, color_fade(series->style.color, series->style.alpha)};
}

/* The place nearest to x where a bar of that width covers whole pixels. */
static double sharp(double x, double width)
{
    return fmod(width, 2) == 1 ? floor(x) + 0.5 : round(x);
}

/* The ends of a row's bar; false if there is none. */
static bool find_ends(const Plane *plane, const Series *series, size_t row, double width,
                      Point ends[2])
{
    double least = (series->heavy ? HEAVY_LEAST : SHORTEST) * plane->scale;
    double end = axis_position(&plane->y, series->y_end, row);
    ends[0] = plane_point(plane, series, row);
    ends[1] = (Point){ends[0].x, plane_y(plane, end)};
    if (!isfinite(ends[0].x) || !isfinite(ends[0].y) || !isfinite(ends[1].y)) {
        return false;
    }
    ends[0].x = ends[1].x = sharp(ends[0].x, width);
    double more = fmax(0, least - fabs(ends[0].y - ends[1].y)) / 2;
    bool up = ends[0].y >= ends[1].y;
    ends[0].y += up ? more : -more;
    ends[1].y -= up ? more : -more;
    return true;
}

typedef struct {
    Canvas *canvas;
    const Stroke *stroke;
} Target;

static void emit(void *data, const Point *centers, size_t n, double alpha)
{
    const Target *target = data;
    Color color = color_fade(target->stroke->color, alpha);
    canvas_discs(target->canvas, centers, n, target->stroke->width, color);
}

static void draw_counted(Canvas *canvas, const Plane *plane, const Series *series, Stroke stroke)
{
    g_autoptr(Density) density = density_new(&plane->area);
    for (size_t row = 0; row < series_rows(series); row++) {
        Point ends[2];
        if (find_ends(plane, series, row, stroke.width, ends)) {
            density_add_segment(density, ends[0], ends[1]);
        }
    }
    stroke.color.alpha = COLOR_TEXT.alpha; /* what is counted has its opacity already */
    Target target = {canvas, &stroke};
    Rect reach = rect_grown(&plane->area, stroke.width);
    canvas_begin_image(canvas, &reach);
    density_emit(density, series->style.alpha, emit, &target);
    canvas_end_image(canvas);
}

void ranges_draw(Canvas *canvas, const Plane *plane, const Series *series)
{
    const Stroke stroke = stroke_of(series, plane->scale);
    if (series_rows(series) > POINTS_MAX_SINGLE) {
        draw_counted(canvas, plane, series, stroke);
        return;
    }
    for (size_t row = 0; row < series_rows(series); row++) {
        Point ends[2];
        if (find_ends(plane, series, row, stroke.width, ends)) {
            canvas_line(canvas, ends, 2, &stroke);
        }
    }
}

void ranges_draw_sample(Canvas *canvas, const Series *series, Point middle, double length,
                        double scale)
{
    const Stroke stroke = stroke_of(series, scale);
    double x = sharp(middle.x, stroke.width);
    const Point ends[2] = {{x, middle.y - length / 2}, {x, middle.y + length / 2}};
    canvas_line(canvas, ends, 2, &stroke);
}
