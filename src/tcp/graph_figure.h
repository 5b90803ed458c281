/* TCP stream graphs as pictures. */
#ifndef TABSHARK_TCP_GRAPH_FIGURE_H
#define TABSHARK_TCP_GRAPH_FIGURE_H

#include <glib.h>

#include "plot/limits.h"
#include "plot/page.h"
#include "tcp/graph.h"

/* What runs to the right. */
typedef enum {
    GRAPH_X_ELAPSED, /* seconds since the stream's first packet */
    GRAPH_X_CLOCK,
    GRAPH_X_SEQUENCE, /* of RTTs: of the bytes they were measured with */
} GraphX;

/* Borrows all it points to. */
typedef struct {
    const Trace *trace;
    const Table *table; /* of graph_table */
    const GArray *rows; /* what that was made of */
    GraphKind kind;
    bool sides[SIDE_COUNT]; /* whose data is shown: a panel each; one at least */
    GraphX x;
    int64_t window;            /* of throughput, in nanoseconds */
    const char *title;         /* NULL: the stream and its ends */
    GTimeZone *zone;           /* of a clock */
    Limits x_limits, y_limits; /* have passed limits_check; all zero: the whole stream */
    Page page;
} GraphFigure;

/* The bytes of the picture; fails as figure_render does. */
GBytes *graph_figure_render(const GraphFigure *figure, GError **error);

#endif
