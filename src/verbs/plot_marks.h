/* The rows that --marks picks out. */
#ifndef TABSHARK_VERBS_PLOT_MARKS_H
#define TABSHARK_VERBS_PLOT_MARKS_H

#include <glib.h>
#include <stdbool.h>

#include "plot/chart.h"
#include "verbs/plot_series.h"

/* Reads the expressions of the options. The error, TABSHARK_ERROR_USAGE, shows the place, or says
 * that the kind of chart has no rows to mark. */
bool plot_marks_check(PlotOptions *plot, GError **error);

typedef struct {
    size_t n;           /* of a panel */
    Mark *marks;        /* those of the first panel, then those of the second, … */
    GPtrArray *columns; /* of Column *: what they borrow */
    GPtrArray *lists;   /* of const Column **, likewise */
    GPtrArray *texts;   /* of char *, likewise: options may be freed before the chart */
} PlotMarks;

/* Evaluates the expressions over the table that is plotted, for the series that were made of it: as
 * many in each of the panels. A remark says when one holds for no row. Clear the marks in either
 * case; they may be all zero. */
bool plot_marks_make(PlotMarks *marks, const PlotOptions *plot, const Table *in,
                     const PlotSeries *made, size_t panels, const Run *run, GError **error);

/* The marks of that panel, from 0; NULL if there are none. */
const Mark *plot_marks_panel(const PlotMarks *marks, size_t panel);
void plot_marks_clear(PlotMarks *marks);

#endif
