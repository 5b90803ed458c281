/* The kind of chart that draws a bar from 0 to every value. */
#ifndef TABSHARK_PLOT_BARS_H
#define TABSHARK_PLOT_BARS_H

#include <stddef.h>

#include "plot/canvas.h"
#include "plot/plane.h"

/* Draws the bars of a series, the `index`th of `n` that stand side by side at each x, or one
 * below the other at each y where that is categories. Bars narrower
 * than a pixel are drawn as whole columns of pixels, each as long as the longest bar in it, so time
 * is in proportion to the rows and nothing that sticks out is lost. */
void bars_draw(Canvas *canvas, const Plane *plane, const Series *series, size_t index, size_t n);

/* The room that a bar has: the least distance of two values on the x axis, in its positions. Where
 * all are the same, 0. */
double bars_slot(const Axis *x, const Series *series, size_t n);

/* Where the room of a bar begins, as seen from its place on that axis, in parts of the room: half a
 * room before it; but a time names the start of what the bar stands for, as in resample, and so the
 * bar begins there. */
double bars_room(const Axis *places, Kind kind);

/* Where the middle of such a bar is, in the same measure. */
double bars_middle(const Axis *places, const Series *series, size_t index, size_t n);

#endif
