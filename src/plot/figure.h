/* A page of charts, from measuring the values to the bytes of the picture. */
#ifndef TABSHARK_PLOT_FIGURE_H
#define TABSHARK_PLOT_FIGURE_H

#include <glib.h>

#include "plot/chart.h"

/* Borrows all it points to. */
typedef struct {
    int width, height; /* of the page, in pixels */
    double dpi;        /* dots an inch: what fonts and lines are scaled by, 100 being 1 */
    const Chart *chart;
} Figure;

/* Draws the page and gives back the bytes of a PNG. Fails as canvas_render_png and chart_draw do.
 */
GBytes *figure_render_png(const Figure *figure, GError **error);

#endif
