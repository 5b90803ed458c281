/* Upright bars, each from one y to another at its x: the bytes of a segment at the time it was
 * sent.
 */
#ifndef TABSHARK_PLOT_RANGES_H
#define TABSHARK_PLOT_RANGES_H

#include "plot/canvas.h"
#include "plot/plane.h"

/* Draws a bar from y to y_end for each row that has both. All are of one width, whatever the scale;
 * short ones are as long as it takes to see them. Rows past POINTS_MAX_SINGLE are counted on
 * pixels. */
void ranges_draw(Canvas *canvas, const Plane *plane, const Series *series);

/* A bar of that length in the middle, for the legend. */
void ranges_draw_sample(Canvas *canvas, const Series *series, Point middle, double length,
                        double scale);

#endif
