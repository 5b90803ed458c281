/* A chart: series of values between two axes on one page. */
#ifndef TABSHARK_PLOT_CHART_H
#define TABSHARK_PLOT_CHART_H

#include <glib.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "plot/limits.h"
#include "plot/plane.h"

/* Borrows all it points to. Texts may be any bytes. */
typedef struct {
    const Series *series;
    size_t n_series;
    const char *title;   /* NULL: none */
    const char *x_label; /* NULL: date and zone on an axis of time, else none */
    const char *y_label;
    int width, height;         /* of the page, in pixels */
    double dpi;                /* dots an inch: what fonts and lines are scaled by, 100 being 1 */
    GTimeZone *zone;           /* whose wall clock time axes show */
    Limits x_limits, y_limits; /* have passed limits_check */
    Diagnostics *diagnostics;  /* told of values that no logarithm can show; may be NULL */
    /* Where series have places of categories for x or for y: those. NULL: they have none. Bars of y
     * categories run to the right. */
    const Categories *x_categories, *y_categories;
    double slot;              /* the room of a bar, in positions of x; 0: as much as there is */
    const char *legend_title; /* what the series are values of; NULL: nothing */
} Chart;

/* Draws the chart and gives back the bytes of a PNG. At least one series; all columns
 * of one axis are of one kind, of numbers or of times. A chart without rows or values is
 * drawn too, and says so. Fails as canvas_render_png does, and when the page is too small for the
 * labels. */
GBytes *chart_render_png(const Chart *chart, GError **error);

#endif
