/* The kind of chart that draws a marker for every row. */
#ifndef TABSHARK_PLOT_POINTS_H
#define TABSHARK_PLOT_POINTS_H

#include "plot/canvas.h"
#include "plot/plane.h"

/* Up to so many rows are drawn one by one where they are; more are counted on whole pixels, and
 * become an image in SVG and PDF. */
#define POINTS_MAX_SINGLE 20000

/* Draws the rows of the series with its marker. Takes time in proportion to the rows, and memory in
 * proportion to the pixels of the plane. */
void points_draw(Canvas *canvas, const Plane *plane, const Series *series);

/* The diameter of a marker in pixels, in a chart of so many rows on a page of that scale. */
double points_size(Marker marker, size_t rows, double scale);

#endif
