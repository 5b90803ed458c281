/* Both axes and the part of the page they span: where the rows of a series stand. */
#ifndef TABSHARK_PLOT_PLANE_H
#define TABSHARK_PLOT_PLANE_H

#include <stddef.h>

#include "plot/axis.h"
#include "plot/geometry.h"
#include "plot/kind.h"
#include "plot/style.h"
#include "table/column.h"

/* Two columns of one table and how they look. Borrows all it points to. */
typedef struct {
    const Column *x; /* NULL: the row number */
    const Column *y;
    const char *label; /* in the legend */
    Style style;
    /* Rows of different numbers are not joined by a line; NULL: all rows are of one kind. */
    const uint32_t *strand;
    Kind kind;
    bool behind; /* drawn before those that are not */
    bool right;  /* on the second axis */
    bool heavy;  /* ranges are wider, so that few among many are seen */
    /* Of cells, spans and ranges: where they end. NULL: where they begin, or with the place of a
     * category.
     */
    const Column *x_end, *y_end;
    const Column *z; /* the numbers that colours show; NULL: there are none */
} Series;

typedef struct {
    Axis x, y;
    Axis z;       /* of the numbers that colours show */
    Rect area;    /* on the page, in pixels */
    double slot;  /* the room of a bar, in positions of the x axis */
    double scale; /* pixels to a unit of design, which is a pixel at 100 dots an inch */
    size_t rows;  /* of all series together: what the size of points goes by */
} Plane;

static inline size_t series_rows(const Series *series)
{
    return series->y->rows;
}

/* Where a position of the x axis is, from the left of the page. */
static inline double plane_x(const Plane *plane, double position)
{
    double part = (position - plane->x.min) / (plane->x.max - plane->x.min);
    return plane->area.left + part * (plane->area.right - plane->area.left);
}

/* Where a position of the y axis is, from the top of the page. */
static inline double plane_y(const Plane *plane, double position)
{
    double part = (position - plane->y.min) / (plane->y.max - plane->y.min);
    return plane->area.bottom - part * (plane->area.bottom - plane->area.top);
}

/* The position that bars and areas stand on: 0, or the end of the axis that is nearest to it. */
static inline double axis_base(const Axis *axis)
{
    return axis->log ? axis->min : fmin(fmax(0, axis->min), axis->max);
}

/* Where the row of a series is on the page. Not finite where a value is missing or infinite. */
static inline Point plane_point(const Plane *plane, const Series *series, size_t row)
{
    return (Point){plane_x(plane, axis_position(&plane->x, series->x, row)),
                   plane_y(plane, axis_position(&plane->y, series->y, row))};
}

#endif
