/* A chart for each column of -y. */
#ifndef TABSHARK_VERBS_PLOT_COLUMNS_H
#define TABSHARK_VERBS_PLOT_COLUMNS_H

#include <glib.h>

#include "verbs/plot_chart.h"

/* What `plot -y COLUMN` draws of each column asked for, or of each that would be drawn unasked: a
 * GPtrArray of PlotChart *, at least one. Columns may be of different kinds. */
GPtrArray *plot_columns_charts(const PlotOptions *plot, const Table *in, const Run *run,
                               GError **error);

#endif
