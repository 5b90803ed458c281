/* How the samples of TCP stream graphs look. */
#ifndef TABSHARK_TCP_GRAPH_LOOKS_H
#define TABSHARK_TCP_GRAPH_LOOKS_H

#include "plot/kind.h"
#include "plot/style.h"
#include "tcp/graph.h"

typedef struct {
    GraphMark mark;
    Kind kind;
    Color color;
    double alpha;
    LineStyle line;
    Marker marker;
    bool heavy; /* as in Series */
} GraphLook;

/* What a graph can show, in the order in which it is drawn: the last lies on top. */
const GraphLook *graph_looks(GraphKind kind, size_t *n);

#endif
