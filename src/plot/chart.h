/* A chart: series of values between two axes, in a frame on a page. */
#ifndef TABSHARK_PLOT_CHART_H
#define TABSHARK_PLOT_CHART_H

#include <glib.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "plot/canvas.h"
#include "plot/limits.h"
#include "plot/plane.h"

/* Borrows all it points to. Texts may be any bytes. */
typedef struct {
    const Series *series;
    size_t n_series;
    const char *title;   /* NULL: none */
    const char *x_label; /* NULL: date and zone on an axis of time, else none */
    const char *y_label;
    GTimeZone *zone;           /* whose wall clock time axes show */
    Limits x_limits, y_limits; /* have passed limits_check */
    Diagnostics *diagnostics;  /* told of values that no logarithm can show; may be NULL */
    /* Where series have places of categories for x or for y: those. NULL: they have none. Bars of y
     * categories run to the right. */
    const Categories *x_categories, *y_categories;
    double slot;                 /* the room of a bar, in positions of x; 0: as much as there is */
    const char *legend_title;    /* what the series are values of; NULL: nothing */
    const Unit *x_unit, *y_unit; /* named behind the labels; NULL: nothing is added */
} Chart;

/* A chart on its way to the page. */
typedef struct {
    const Chart *chart; /* borrowed */
    Plane plane;
    bool empty; /* no row has both values */
} ChartDrawing;

/* Measures the values, and so the axes: what takes time with the number of rows and needs no page.
 * At least one series; all columns of one axis are of one kind, of numbers or of times. `scale`:
 * pixels to a unit of design. */
void chart_measure(ChartDrawing *drawing, const Chart *chart, double scale);

/* Draws it within the frame, labels included. A chart without rows or values is drawn too, and
 * says so. Fails when the frame is too small for the labels. */
bool chart_draw(ChartDrawing *drawing, Canvas *canvas, const Rect *frame, GError **error);

#endif
