/* From where to where the axes of TCP stream graphs go. */
#ifndef TABSHARK_TCP_GRAPH_LIMITS_H
#define TABSHARK_TCP_GRAPH_LIMITS_H

#include <stdbool.h>

#include "tcp/graph_figure.h"

/* Axes of time show the whole stream, so that all graphs of one are in line. The window of a
 * receiver may be many times as large as what is sent: where it reaches far above all else, y ends
 * above that, and true is given. Limits that were asked for stay. */
bool graph_limits_make(const GraphFigure *figure, Side side, Limits *x, Limits *y);

#endif
