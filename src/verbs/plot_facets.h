/* The rows of a table told apart by the values of a column, with a panel for each. */
#ifndef TABSHARK_VERBS_PLOT_FACETS_H
#define TABSHARK_VERBS_PLOT_FACETS_H

#include <glib.h>

#include "verbs/plot_series.h"

/* There are no more panels; rows of further values are not drawn. */
#define PLOT_MAX_FACETS 12

typedef struct {
    Table *table;       /* the rows that are drawn; shares columns with the table, if that is all */
    size_t *numbers;    /* their rows in that table */
    uint32_t *panel_of; /* of each */
    size_t panels;      /* at least one, even if there are no rows */
    GPtrArray *titles;  /* of char *, one a panel */
} Facets;

/* Chooses the values of column `facet` that have the most rows, in the order of the values. Rows
 * without a value, and those of other values, are left out, with a warning for each of the two.
 * Clear it. */
void facets_choose(Facets *facets, const Table *in, size_t facet, const Run *run);

/* Takes the series of those rows apart: those of the first panel, then those of the second, ….
 * `choice` is what they were made of. Their rows are then numbered as in the table that was
 * plotted; series that had all rows have the same column of numbers in each panel. */
void facets_split(const Facets *facets, const Choice *choice, PlotSeries *made);

/* Makes it of other rows: for each the row of `facets->table` whose panel it is in. */
void facets_take(Facets *facets, const size_t *rows, size_t n);

/* One that is all zero may be cleared too. */
void facets_clear(Facets *facets);

#endif
