/* A page of charts that several chains draw: "page 2x3 --title 'A capture' -o page.png" in a file
 * of chains, or the same words wherever chains are gathered. */
#ifndef TABSHARK_VERBS_PLOT_PAGE_H
#define TABSHARK_VERBS_PLOT_PAGE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "verbs/plot_chart.h"

typedef struct PlotPage PlotPage;

/* Reads the words of a page, the first of which is "page". Errors are TABSHARK_ERROR_USAGE. */
PlotPage *plot_page_parse(int argc, char **argv, GError **error);
void plot_page_free(PlotPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PlotPage, plot_page_free)

/* Was it given the name of a picture, which only an outlet does without? */
bool plot_page_check_name(const PlotPage *page, GError **error);

/* How many panels it has, and how many of those still have no chart. */
size_t plot_page_panels(const PlotPage *page);
size_t plot_page_room(const PlotPage *page);

/* Is there a page, and does it have room? If not, the error, TABSHARK_ERROR_USAGE, says what to do
 * about it. */
bool plot_page_has_room(const PlotPage *page, GError **error);

/* Takes over a chart for the next panel, for which there must be room. */
void plot_page_add(PlotPage *page, PlotChart *chart);

/* Draws and writes the page, as a whole or not at all; panels may have stayed empty, but not all.
 * What there is to say of its charts goes to this run's diagnostics. */
bool plot_page_write(const PlotPage *page, const Run *run, GError **error);

#endif
