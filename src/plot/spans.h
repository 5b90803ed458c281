/* The kind of chart that shows from when to when something lasts, each in the row of its name. */
#ifndef TABSHARK_PLOT_SPANS_H
#define TABSHARK_PLOT_SPANS_H

#include "plot/canvas.h"
#include "plot/plane.h"

/* Names need not be told apart where there are very many rows; they take memory all the same. */
#define SPANS_MAX_PLACES 100000

/* Draws the rows of a series as bars from x to x_end in the places y. Bars cover whole pixels and
 * have a least width, so that an instant is seen too; overlapping ones of a series are one shape,
 * whose opacity grows as that of points does. Where there are more places than rows of pixels,
 * several share one. Takes time in proportion to the rows and memory in proportion to the pixels.
 */
void spans_draw(Canvas *canvas, const Plane *plane, const Series *series);

#endif
