/* A page of charts, from measuring the values to the bytes of the picture. */
#ifndef TABSHARK_PLOT_FIGURE_H
#define TABSHARK_PLOT_FIGURE_H

#include <glib.h>

#include "plot/chart.h"

/* Borrows all it points to. */
typedef struct {
    Page page; /* its dpi is what fonts and lines are scaled by, 100 being 1 */
    const Chart *chart;
} Figure;

/* Draws the page and gives back the bytes of the picture. Fails as canvas_render and chart_draw do.
 */
GBytes *figure_render(const Figure *figure, GError **error);

#endif
