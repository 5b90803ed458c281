/* Text and addresses among the columns that a chart draws. */
#ifndef TABSHARK_VERBS_PLOT_CATEGORIES_H
#define TABSHARK_VERBS_PLOT_CATEGORIES_H

#include "verbs/plot_series.h"

/* Puts the places of categories where series have text or addresses. Bars are turned on their
 * side: their x becomes their y and the other way round, and `made->turned` says so; a warning
 * tells when several of a series' bars stand in one place. Fails when there are too many values,
 * and when a distribution is asked of names. */
bool plot_categories_make(PlotSeries *made, const PlotOptions *plot, const Table *in,
                          const Choice *choice, Diagnostics *diagnostics, GError **error);

#endif
