/* Rows that stand out: a large outline around their points, on top of everything. */
#ifndef TABSHARK_PLOT_MARKS_H
#define TABSHARK_PLOT_MARKS_H

#include "plot/canvas.h"
#include "plot/chart.h"

/* Counts for each mark how many of its rows have a place between the axes, which must be finished:
 * a row that several series share counts once. */
void marks_measure(ChartDrawing *drawing);

/* How many rows of a mark have a place in any of `n` charts that have the same marks. */
size_t marks_sum(const ChartDrawing *drawings, size_t n, size_t mark);

/* Tells the diagnostics of such charts how many marked rows have no place in them. */
void marks_remark(const ChartDrawing *drawings, size_t n);

/* Draws a ring, a cross, … at each marked row of each series, the first mark on top. Marks are
 * drawn one by one while they are few, and one a cell of the page, half as wide as a mark, where
 * they would cover each other.
 */
void marks_draw(Canvas *canvas, const ChartDrawing *drawing);

/* Draws what stands for a mark in the legend; `scale` as in Plane. */
void marks_draw_sample(Canvas *canvas, const Chart *chart, size_t mark, Point middle, double scale);

#endif
