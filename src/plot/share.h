/* Charts of a page that have axes in common. */
#ifndef TABSHARK_PLOT_SHARE_H
#define TABSHARK_PLOT_SHARE_H

#include "plot/figure.h"

/* Finishes the measured charts of a figure. Shared axes begin and end in the same places, bars are
 * equally wide, and what would be written again and again is left to the page or to the charts at
 * its left and lower edges. */
void share_axes(const Figure *figure, ChartDrawing *drawings);

#endif
