#include "plot/geometry.h"

#include <math.h>

/* Differences of coordinates below it are finite, and so are their products. */
#define FARTHEST 1e150

/* Narrows the part [t0, t1] of a segment to where t * direction <= distance; false when nothing is
 * left. */
static bool narrow(double direction, double distance, double *t0, double *t1)
{
    if (direction == 0) {
        return distance >= 0;
    }
    double t = distance / direction;
    if (direction < 0 && t > *t0) {
        *t0 = t;
    } else if (direction > 0 && t < *t1) {
        *t1 = t;
    }
    return *t0 <= *t1;
}

static bool is_near(Point p)
{
    return fabs(p.x) < FARTHEST && fabs(p.y) < FARTHEST;
}

bool rect_clip_segment(const Rect *rect, Point *a, Point *b)
{
    if (!is_near(*a) || !is_near(*b)) {
        return false;
    }
    double dx = b->x - a->x, dy = b->y - a->y;
    double t0 = 0, t1 = 1;
    if (!narrow(-dx, a->x - rect->left, &t0, &t1) || !narrow(dx, rect->right - a->x, &t0, &t1) ||
        !narrow(-dy, a->y - rect->top, &t0, &t1) || !narrow(dy, rect->bottom - a->y, &t0, &t1)) {
        return false;
    }
    Point from = *a;
    if (t1 < 1) {
        *b = (Point){from.x + t1 * dx, from.y + t1 * dy};
    }
    if (t0 > 0) {
        *a = (Point){from.x + t0 * dx, from.y + t0 * dy};
    }
    return true;
}

/* How far inside of an edge of the rectangle a point is: left, right, top, bottom. */
static double depth(const Rect *rect, int edge, Point p)
{
    switch (edge) {
    case 0:
        return p.x - rect->left;
    case 1:
        return rect->right - p.x;
    case 2:
        return p.y - rect->top;
    default:
        return rect->bottom - p.y;
    }
}

/* Keeps what lies inside of one edge. */
static void clip_edge(const Rect *rect, int edge, const Point *corners, size_t n, GArray *out)
{
    g_array_set_size(out, 0);
    for (size_t i = 0; i < n; i++) {
        Point a = corners[i], b = corners[(i + 1) % n];
        double inside_a = depth(rect, edge, a), inside_b = depth(rect, edge, b);
        if (inside_a >= 0) {
            g_array_append_val(out, a);
        }
        if ((inside_a < 0) != (inside_b < 0)) {
            double t = inside_a / (inside_a - inside_b);
            Point cut = {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
            g_array_append_val(out, cut);
        }
    }
}

void rect_clip_polygon(const Rect *rect, const Point *corners, size_t n, GArray *out)
{
    g_autoptr(GArray) rest = g_array_new(FALSE, FALSE, sizeof(Point));
    g_array_append_vals(rest, corners, (guint)n);
    for (int edge = 0; edge < 4; edge++) {
        clip_edge(rect, edge, &g_array_index(rest, Point, 0), rest->len, out);
        g_array_set_size(rest, 0);
        g_array_append_vals(rest, out->data, out->len);
    }
}
