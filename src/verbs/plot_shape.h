/* What a chart draws in place of the table: the cells of a heat map, or spans with their ends. */
#ifndef TABSHARK_VERBS_PLOT_SHAPE_H
#define TABSHARK_VERBS_PLOT_SHAPE_H

#include "plot/choice.h"
#include "verbs/plot_facets.h"
#include "verbs/plot_options.h"

typedef struct {
    Table *table;
    Choice choice;          /* of columns of that table */
    bool whole_x, whole_y;  /* as in Chart */
    char *color_label;      /* NULL: none */
    const Unit *color_unit; /* NULL: none */
} PlotShape;

/* Makes it from the columns chosen of a table; kinds that draw the rows as they are get those.
 * `facets` is NULL, or the panels of the table's rows, and is made that of the shape's rows. Clear
 * it in either case. */
bool plot_shape_make(PlotShape *shape, const PlotOptions *plot, const Table *in,
                     const Choice *choice, Facets *facets, const Run *run, GError **error);
void plot_shape_clear(PlotShape *shape);

/* The name of the column that colours are asked to show; NULL for an aggregate, or when nothing is
 * asked. */
const char *plot_shape_color(const PlotOptions *plot, const Table *in);

/* For plot_shape.c alone: one row a cell of a panel that has rows, with its number as z. */
bool plot_cells_make(PlotShape *shape, const PlotOptions *plot, const Table *in,
                     const Choice *choice, Facets *facets, const Run *run, GError **error);

/* For plot_shape.c alone: the rows that have a start, an end that is not before it and a name, y
 * being text. A warning tells of the others. */
bool plot_spans_make(PlotShape *shape, const PlotOptions *plot, const Table *in,
                     const Choice *choice, Facets *facets, const Run *run, GError **error);

#endif
