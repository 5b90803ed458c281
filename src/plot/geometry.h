/* Places on a page: pixels from the top left corner, x to the right and y downwards, as the rows of
 * a PNG run. The centre of the first pixel is (0.5, 0.5). */
#ifndef TABSHARK_PLOT_GEOMETRY_H
#define TABSHARK_PLOT_GEOMETRY_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct {
    double x, y;
} Point;

typedef struct {
    double left, top, right, bottom;
} Rect;

static inline double rect_width(const Rect *rect)
{
    return rect->right - rect->left;
}

static inline double rect_height(const Rect *rect)
{
    return rect->bottom - rect->top;
}

/* Cuts the segment a–b down to what lies in the rectangle (Liang and Barsky, 1984). False when
 * nothing does, or when an end is not finite or beyond 1e150. */
bool rect_clip_segment(const Rect *rect, Point *a, Point *b);

/* Cuts a polygon of `n` corners down to what lies in the rectangle (Sutherland and Hodgman, 1974);
 * its corners go to `out`, a GArray of Point, which is emptied first. All must be finite. */
void rect_clip_polygon(const Rect *rect, const Point *corners, size_t n, GArray *out);

static inline bool rect_contains(const Rect *rect, Point p)
{
    return p.x >= rect->left && p.x <= rect->right && p.y >= rect->top && p.y <= rect->bottom;
}

/* The rectangle with a margin around it. */
static inline Rect rect_grown(const Rect *rect, double margin)
{
    return (Rect){rect->left - margin, rect->top - margin, rect->right + margin,
                  rect->bottom + margin};
}

#endif
