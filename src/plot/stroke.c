#include "plot/stroke.h"

#include <glib.h>
#include <math.h>

/* Lengths that are drawn and left out in turn, in widths of the line; round caps add a width to
 * what is drawn. */
typedef struct {
    double lengths[4];
    size_t n;
} Pattern;

static const Pattern patterns[] = {
    [LINE_DASHED] = {{4, 3}, 2},
    [LINE_DOTTED] = {{0.01, 2.5}, 2},
    [LINE_DASHDOT] = {{5, 3, 0.01, 3}, 4},
};

typedef struct {
    const Stroke *stroke;
    StrokeEmit emit;
    void *data;
    GArray *run;     /* of Point: inside the rectangle, without a gap */
    GArray *stretch; /* of Point: the dash being drawn */
    size_t part;     /* of the pattern; even ones are drawn */
    double left;     /* of that part, in pixels */
} Walk;

static void emit_and_clear(const Walk *walk, GArray *points)
{
    if (points->len > 1) {
        walk->emit(walk->data, &g_array_index(points, Point, 0), points->len);
    }
    g_array_set_size(points, 0);
}

static void start_part(Walk *walk, size_t part, Point at)
{
    walk->part = part;
    walk->left = patterns[walk->stroke->style].lengths[part] * walk->stroke->width;
    if (part % 2 == 0) {
        g_array_append_val(walk->stretch, at);
    }
}

static void dash_segment(Walk *walk, Point a, Point b)
{
    double length = hypot(b.x - a.x, b.y - a.y);
    double done = 0;
    while (length - done > walk->left) {
        done += walk->left;
        Point at = {a.x + (b.x - a.x) * done / length, a.y + (b.y - a.y) * done / length};
        if (walk->part % 2 == 0) {
            g_array_append_val(walk->stretch, at);
        }
        emit_and_clear(walk, walk->stretch);
        start_part(walk, (walk->part + 1) % patterns[walk->stroke->style].n, at);
    }
    walk->left -= length - done;
    if (walk->part % 2 == 0) {
        g_array_append_val(walk->stretch, b);
    }
}

static void end_run(Walk *walk)
{
    if (walk->stroke->style != LINE_SOLID && walk->run->len > 1) {
        const Point *points = &g_array_index(walk->run, Point, 0);
        start_part(walk, 0, points[0]);
        for (guint i = 1; i < walk->run->len; i++) {
            dash_segment(walk, points[i - 1], points[i]);
        }
        emit_and_clear(walk, walk->stretch);
        g_array_set_size(walk->run, 0);
        return;
    }
    emit_and_clear(walk, walk->run);
}

static bool is_finite(Point p)
{
    return isfinite(p.x) && isfinite(p.y);
}

static bool same(Point a, Point b)
{
    return a.x == b.x && a.y == b.y;
}

static void add_segment(Walk *walk, const Rect *clip, Point from, Point to)
{
    Point a = from, b = to;
    if (!is_finite(a) || !is_finite(b) || !rect_clip_segment(clip, &a, &b)) {
        end_run(walk);
        return;
    }
    if (walk->run->len == 0 || !same(a, from)) {
        end_run(walk);
        g_array_append_val(walk->run, a);
    }
    g_array_append_val(walk->run, b);
    if (!same(b, to)) {
        end_run(walk);
    }
}

void stroke_walk(const Stroke *stroke, const Rect *clip, const Point *points, size_t n,
                 StrokeEmit emit, void *data)
{
    if (stroke->style == LINE_NONE) {
        return;
    }
    g_autoptr(GArray) run = g_array_new(FALSE, FALSE, sizeof(Point));
    g_autoptr(GArray) stretch = g_array_new(FALSE, FALSE, sizeof(Point));
    Walk walk = {stroke, emit, data, run, stretch, 0, 0};
    for (size_t i = 1; i < n; i++) {
        add_segment(&walk, clip, points[i - 1], points[i]);
    }
    end_run(&walk);
}
