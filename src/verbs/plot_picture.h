/* Pictures of charts: how large, with which panels, in which files. */
#ifndef TABSHARK_VERBS_PLOT_PICTURE_H
#define TABSHARK_VERBS_PLOT_PICTURE_H

#include <glib.h>
#include <stdbool.h>

#include "verbs/plot_chart.h"

/* Draws what the options ask for and writes it: one picture, of one chart or of panels, or one for
 * each column of y. All are drawn before the first is written. */
bool plot_write_pictures(const PlotOptions *plot, const Table *in, const Run *run, GError **error);

/* The pattern with the name of a column in the place of each {y}: letters, digits and signs as they
 * are, but "/", controls, bytes that are no UTF-8 and a "." in front as "_". Free with g_free. */
char *plot_file_name(const char *pattern, const char *column);

#endif
