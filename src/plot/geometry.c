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
