/* The kind of chart that shows numbers as colours: cells of two axes. */
#ifndef TABSHARK_PLOT_HEATMAP_H
#define TABSHARK_PLOT_HEATMAP_H

#include "plot/canvas.h"
#include "plot/plane.h"

/* Draws each row of the series as the cell from x to x_end and from y to y_end (one place where an
 * axis has categories), in the colour of its z. Cells cover whole pixels, one at least; where
 * several share a pixel the greatest is seen. Takes memory in proportion to the pixels. */
void heatmap_draw(Canvas *canvas, const Plane *plane, const Series *series);

#endif
