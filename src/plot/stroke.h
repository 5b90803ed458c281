/* What of a line there is to draw: the parts inside a rectangle, and of those the dashes. Cut here
 * and not by PLplot, whose integers overflow far outside of the page and whose dashes are in
 * millimetres and start anew with every piece. */
#ifndef TABSHARK_PLOT_STROKE_H
#define TABSHARK_PLOT_STROKE_H

#include <stddef.h>

#include "plot/color.h"
#include "plot/geometry.h"

typedef enum {
    LINE_NONE,
    LINE_SOLID,
    LINE_DASHED,
    LINE_DOTTED,
    LINE_DASHDOT,
} LineStyle;

typedef struct {
    double width; /* in pixels */
    LineStyle style;
    Color color;
} Stroke;

typedef void (*StrokeEmit)(void *data, const Point *points, size_t n);

/* Calls `emit` with every unbroken stretch of the line through the points: two points or more, all
 * in `clip`. A point that is not finite is a gap. */
void stroke_walk(const Stroke *stroke, const Rect *clip, const Point *points, size_t n,
                 StrokeEmit emit, void *data);

#endif
