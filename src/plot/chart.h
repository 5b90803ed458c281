/* A chart: series of values between two axes, in a frame on a page. */
#ifndef TABSHARK_PLOT_CHART_H
#define TABSHARK_PLOT_CHART_H

#include <glib.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "plot/canvas.h"
#include "plot/color_bar.h"
#include "plot/limits.h"
#include "plot/plane.h"

/* So many can be told apart. */
#define MARKS_MAX 8

/* Rows that stand out. Borrows all it points to. */
typedef struct {
    const char *text;          /* what is true of them, any bytes */
    const Column *const *rows; /* one a series of the chart, of its rows: bools, without missing
                                  ones; series of the same rows may have the same column */
} Mark;

/* Borrows all it points to. Texts may be any bytes. */
typedef struct {
    const Series *series; /* those on the second axis behind the others, of which there is one */
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
    /* Cells of whole numbers, whose ends are no whole numbers, stand for x or y. */
    bool whole_x, whole_y;
    bool log_color;           /* the numbers that colours show are on a logarithmic scale */
    const char *color_label;  /* what they are; NULL: nothing */
    const Unit *color_unit;   /* named behind that; NULL: nothing is added */
    double slot;              /* the room of a bar, in positions of x; 0: as much as there is */
    const char *legend_title; /* what the series are values of; NULL: nothing */
    const Unit *x_unit, *y_unit, *y2_unit; /* named behind the labels; NULL: nothing is added */
    bool x_label_above, y_label_above;     /* the label stands above the chart, as its title */
    const char *y2_label;                  /* of the second axis, as y_label */
    Limits y2_limits;
    const Mark *marks; /* at most MARKS_MAX */
    size_t n_marks;
    const char *empty; /* said where there is nothing to draw; NULL: a sentence for any table */
} Chart;

/* What a chart leaves to the page, or to the chart beside or below it. */
typedef struct {
    bool x_tick_labels, y_tick_labels, x_label, y_label, legend, color_bar;
} ChartLeaves;

/* A chart on its way to the page. */
typedef struct {
    const Chart *chart; /* borrowed */
    Plane plane;
    bool empty;      /* no row has both values */
    size_t left_out; /* rows with a value that no logarithm can show */
    ChartLeaves leaves;
    Plane right;              /* of the second axis, if there is one */
    Axis right_finished;      /* as the values ask for; layout may make it longer */
    size_t marked[MARKS_MAX]; /* rows in the picture */
} ChartDrawing;

struct Layout;

/* Measures the values, and so the axes: what takes time with the number of rows and needs no page.
 * At least one series; all columns of one axis are of one kind, of numbers or of times. `scale`:
 * pixels to a unit of design. */
void chart_measure(ChartDrawing *drawing, const Chart *chart, double scale);

/* Makes good ends for the axes; between measuring and this they may be joined with others'. */
void chart_finish(ChartDrawing *drawing);

/* Counts the marked rows in the picture. To be done when the axes have their ends. */
void chart_settle(ChartDrawing *drawing);

/* Draws it where the layout has found place for it. A chart without rows or values is drawn too,
 * and says so. */
void chart_draw(const ChartDrawing *drawing, Canvas *canvas, const struct Layout *layout);

/* The bar that says what colours mean, of a measured drawing that has one. */
bool chart_has_color_bar(const ChartDrawing *drawing);
ColorBar chart_color_bar(const ChartDrawing *drawing);

#endif
