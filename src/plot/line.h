/* The kind of chart that joins the rows in their order. */
#ifndef TABSHARK_PLOT_LINE_H
#define TABSHARK_PLOT_LINE_H

#include "plot/canvas.h"
#include "plot/plane.h"

/* Draws the line of the series. A missing value is a gap; a value between two gaps becomes a dot,
 * since no line leads to it. Steps go
 * to the right first; an area is filled where the line does not go back and forth. Takes time in
 * proportion to the rows, and memory in proportion to the pixels of the plane. A line that goes
 * back and forth very often is drawn without dashes. */
void line_draw(Canvas *canvas, const Plane *plane, const Series *series);

/* How a line of the style looks on a page of that scale. */
Stroke line_stroke(const Style *style, double scale);

#endif
