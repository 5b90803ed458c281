/* A chart that owns all it draws, so that it can be kept when the chain that made it has ended. */
#ifndef TABSHARK_VERBS_PLOT_CHART_H
#define TABSHARK_VERBS_PLOT_CHART_H

#include <glib.h>

#include "plot/chart.h"
#include "plot/choice.h"
#include "verbs/plot_marks.h"
#include "verbs/plot_options.h"
#include "verbs/plot_series.h"
#include "verbs/plot_shape.h"

typedef struct {
    Chart chart;   /* borrows from what follows, and the diagnostics of the run that made it: one
                      that is kept longer is given others before it is drawn */
    Chart *panels; /* in its place, with --facet: one a value */
    size_t n_panels;
    PlotShape shape; /* what is drawn of the table */
    PlotSeries made;
    PlotMarks marks;
    Table *table; /* whose columns are drawn; shares those of the table plotted */
    char *title, *x_label, *y_label, *y2_label, *legend_title;
    char *y_name;            /* of the first column of y */
    GPtrArray *panel_titles; /* of char *; NULL: no panels */
    GTimeZone *zone;
} PlotChart;

/* The columns that the options ask for. */
ChoiceNames plot_choice_names(const PlotOptions *plot, const Table *in);

/* What `plot` with those options draws of a table, whose columns it shares. The options may be
 * freed before the chart. Fails when the table has no such columns, or not of a kind that can be
 * drawn like that. */
PlotChart *plot_chart_new(const PlotOptions *plot, const Table *in, const Run *run, GError **error);

/* What it shows, for who cannot see it: its title, else "Y by X", with `columns` in the place of Y
 * unless that is NULL. The result is the caller's. */
char *plot_chart_words(const PlotChart *chart, const char *columns);
void plot_chart_free(PlotChart *chart);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PlotChart, plot_chart_free)

#endif
