/* The shapes that stand for single rows. */
#ifndef TABSHARK_PLOT_MARKER_H
#define TABSHARK_PLOT_MARKER_H

#include <stddef.h>

#include "plot/canvas.h"
#include "plot/style.h"

/* Draws a marker at each point; `size` is its diameter in pixels. Closed shapes are outlines on
 * white, so that a line behind them does not confuse them. */
void marker_draw(Canvas *canvas, Marker marker, const Point *points, size_t n, double size,
                 Color color);

#endif
