/* A page of charts, from measuring the values to the bytes of the picture. */
#ifndef TABSHARK_PLOT_FIGURE_H
#define TABSHARK_PLOT_FIGURE_H

#include <glib.h>
#include <stdbool.h>

#include "plot/chart.h"
#include "plot/grid.h"

/* Borrows all it points to. */
typedef struct {
    Page page; /* its dpi is what fonts and lines are scaled by, 100 being 1 */
    const Chart *charts;
    size_t n_charts;     /* at least one, no more than the grid has places */
    Grid grid;           /* 1 x 1: one chart on a page of its own */
    const char *heading; /* of the page; NULL: none */
    const char *note;    /* beside the heading, stepping back; NULL: none */
    /* Are the charts' x axes one and the same, and is it written once? They are of one kind then.
     */
    bool share_x, share_y;
    bool share_legend; /* all charts have the same series */
} Figure;

/* Draws the page and gives back the bytes of the picture. Charts in a grid have smaller fonts.
 * Fails when they have no room, and as canvas_render does. */
GBytes *figure_render(const Figure *figure, GError **error);

#endif
