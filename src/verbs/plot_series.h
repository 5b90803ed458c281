/* What a chart draws of a table: one series a column, or one a value of --by. */
#ifndef TABSHARK_VERBS_PLOT_SERIES_H
#define TABSHARK_VERBS_PLOT_SERIES_H

#include <glib.h>

#include "plot/choice.h"
#include "plot/plane.h"
#include "verbs/plot_options.h"

/* More values than so many share a series called "other". */
#define PLOT_MAX_VALUES 10

typedef struct {
    GArray *series;     /* of Series */
    GPtrArray *columns; /* of Column *: what they borrow */
    GPtrArray *labels;  /* of char * */
    GPtrArray *strands; /* of uint32_t *: of the rows of "other" */
    /* Of const Column *, one a series: the numbers in the table, from 1, of its rows. NULL: it has
     * all of them, or neither facets nor marks ask. */
    GPtrArray *rows;
    /* From here on made by plot_categories_make. */
    Categories *x_categories, *y_categories; /* NULL: none */
    bool turned;
} PlotSeries;

/* The series in the order of the legend. Of the values of --by those with the most rows have a
 * series of their own; rows without a value are left out, with one warning. Clear it;
 * one that is all zero may be cleared too. */
void plot_series_make(PlotSeries *made, const PlotOptions *plot, const Table *in,
                      const Choice *choice, const Run *run);
void plot_series_clear(PlotSeries *made);

#endif
