/* How values are distributed: the columns of a histogram or an ecdf in place of the values. */
#ifndef TABSHARK_VERBS_PLOT_DISTRIBUTION_H
#define TABSHARK_VERBS_PLOT_DISTRIBUTION_H

#include "verbs/plot_series.h"

/* Turns each series of values (its y) into the middles of bins and how many values each has, or
 * into the values in order and the share of values up to each. All series have the same bins; they
 * are even on the axis, also on a logarithmic one. Gives the width of a bin, in positions; 0 for an
 * ecdf. Values that have no logarithm are left out of a histogram, with one warning. */
double plot_distribution_make(PlotSeries *made, const PlotOptions *plot, Diagnostics *diagnostics);

#endif
