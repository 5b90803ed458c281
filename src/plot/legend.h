/* What the series of a chart are called: samples and names in a row above the data, where they
 * cover nothing. */
#ifndef TABSHARK_PLOT_LEGEND_H
#define TABSHARK_PLOT_LEGEND_H

#include <stddef.h>

#include "plot/canvas.h"
#include "plot/chart.h"

/* The legend's title, the series and the marks of a chart. */
typedef struct {
    const Chart *chart;
    const size_t *marked; /* for each mark, how many rows in the picture have it */
    double scale;         /* as in Plane */
} Legend;

/* The height it takes in a given width, in pixels; 0 for a single series without a title or marks,
 * which needs none. */
double legend_height(Canvas *canvas, const Legend *legend, double width);

/* Draws it with its top left corner at the point. */
void legend_draw(Canvas *canvas, const Legend *legend, Point corner, double width);

#endif
