/* Points taken apart: an array of x and one of y, as PLplot takes them. */
#ifndef TABSHARK_PLOT_COORDINATES_H
#define TABSHARK_PLOT_COORDINATES_H

#include <glib.h>
#include <stddef.h>

#include "plot/geometry.h"

typedef struct {
    GArray *xs, *ys; /* of double */
} Coordinates;

static inline Coordinates coordinates_new(void)
{
    return (Coordinates){g_array_new(FALSE, FALSE, sizeof(double)),
                         g_array_new(FALSE, FALSE, sizeof(double))};
}

static inline void coordinates_clear(Coordinates *coordinates)
{
    g_clear_pointer(&coordinates->xs, g_array_unref);
    g_clear_pointer(&coordinates->ys, g_array_unref);
}

static inline void coordinates_add(Coordinates *coordinates, Point p)
{
    g_array_append_val(coordinates->xs, p.x);
    g_array_append_val(coordinates->ys, p.y);
}

/* Makes them these points alone. */
static inline void coordinates_set(Coordinates *coordinates, const Point *points, size_t n)
{
    g_array_set_size(coordinates->xs, 0);
    g_array_set_size(coordinates->ys, 0);
    for (size_t i = 0; i < n; i++) {
        coordinates_add(coordinates, points[i]);
    }
}

/* The same with those alone that lie in the rectangle; NaN lies nowhere. */
static inline void coordinates_set_inside(Coordinates *coordinates, const Rect *rect,
                                          const Point *points, size_t n)
{
    coordinates_set(coordinates, NULL, 0);
    for (size_t i = 0; i < n; i++) {
        if (rect_contains(rect, points[i])) {
            coordinates_add(coordinates, points[i]);
        }
    }
}

static inline size_t coordinates_count(const Coordinates *coordinates)
{
    return coordinates->xs->len;
}

static inline const double *coordinates_x(const Coordinates *coordinates)
{
    return (const double *)(const void *)coordinates->xs->data;
}

static inline const double *coordinates_y(const Coordinates *coordinates)
{
    return (const double *)(const void *)coordinates->ys->data;
}

#endif
