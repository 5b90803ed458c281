/* The second y axis, on the right: series of another measure over the same x. */
#ifndef TABSHARK_PLOT_SECOND_AXIS_H
#define TABSHARK_PLOT_SECOND_AXIS_H

#include <stdbool.h>

#include "plot/canvas.h"
#include "plot/chart.h"
#include "plot/layout.h"

/* Does the chart have series on the second axis? */
bool second_axis_is_used(const Chart *chart);

/* How many series are on the first axis; they come before those on the second. */
size_t second_axis_first_series(const Chart *chart);

/* Finds the axis' ticks, its label, and how much room they take between the area of data and the
 * edge of the frame, in pixels; 0 without a second axis. Where both axes begin at 0
 * and that costs the series of the right little of their height, ticks of the right stand at the
 * height of those of the left, which have the grid. To be called with the ticks of the left in
 * place; gives new ticks each time. */
double second_axis_place(Layout *layout, Canvas *canvas, ChartDrawing *drawing);

/* Gives the plane of the second axis the place of the first one's. Points over bars stand above
 * their middles. To be called when the layout is done. */
void second_axis_follow(ChartDrawing *drawing);

/* Draws its line, ticks and label. */
void second_axis_draw(Canvas *canvas, const ChartDrawing *drawing, const Layout *layout);

/* The colour of an axis' texts: that of its series if there are two axes and a single series on
 * this one, dark enough to be read; else that of all texts. */
Color second_axis_text_color(const Chart *chart, bool right);

#endif
