#include "tcp/graph_limits.h"

#include <math.h>

/* Around a stream, in parts of its length. */
#define X_ROOM 0.02
/* How far above all else the window's edge is shown, in parts of what that spans, and the room
 * above where it is cut. */
#define Y_ABOVE 0.3
#define Y_ROOM  0.05
#define Y_BELOW 0.03

static void show_whole_stream(const GraphFigure *figure, Limits *x)
{
    const Trace *trace = figure->trace;
    double length = (double)(trace->stop - trace->start);
    if (x->from.given || x->to.given || length <= 0 || figure->x == GRAPH_X_SEQUENCE) {
        return;
    }
    bool clock = figure->x == GRAPH_X_CLOCK;
    int64_t room = (int64_t)(length * X_ROOM);
    x->from = (Limit){.given = true, .is_number = !clock, .is_time = clock};
    x->to = x->from;
    x->from.number = -(double)room / 1e9;
    x->to.number = (length + (double)room) / 1e9;
    if (__builtin_sub_overflow(trace->start, room, &x->from.time))
        x->from.time = INT64_MIN;
    if (__builtin_add_overflow(trace->stop, room, &x->to.time))
        x->to.time = INT64_MAX;
}

/* Is the sample within the limits of x, which are of a time if there are any? */
static bool is_within(const GraphFigure *figure, const Limits *x, const GraphRow *row)
{
    double elapsed = (double)(row->time - figure->trace->start) / 1e9;
    if (figure->x == GRAPH_X_CLOCK) {
        return (!x->from.given || row->time >= x->from.time) &&
               (!x->to.given || row->time <= x->to.time);
    }
    return (!x->from.given || elapsed >= x->from.number) &&
           (!x->to.given || elapsed <= x->to.number);
}

typedef struct {
    double low, high; /* of all but the window's edge */
    double least_edge, greatest_edge;
} Reach;

static Reach reach_of(const GraphFigure *figure, Side side, const Limits *x)
{
    Reach reach = {G_MAXDOUBLE, -G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE};
    for (guint i = 0; i < figure->rows->len; i++) {
        const GraphRow *row = &g_array_index(figure->rows, GraphRow, i);
        double seq = (double)row->seq;
        if (row->side != side || !is_within(figure, x, row)) {
            continue;
        }
        if (row->mark == MARKED_WINDOW_EDGE) {
            reach.least_edge = fmin(reach.least_edge, seq);
            reach.greatest_edge = fmax(reach.greatest_edge, seq);
        } else {
            reach.low = fmin(reach.low, seq);
            reach.high = fmax(reach.high, (double)MAX(row->seq, row->seq_end));
        }
    }
    return reach;
}

/* Ends y above all but a window that reaches far above it, and in a part of a stream begins it
 * below; where that comes down in between there is room to see it. */
static bool cut_window(const GraphFigure *figure, Side side, const Limits *x, Limits *y)
{
    const Reach reach = reach_of(figure, side, x);
    double span = reach.high - reach.low;
    double most = reach.high + Y_ABOVE * span;
    if (!(span > 0) || reach.greatest_edge <= most) {
        return false;
    }
    double end = reach.least_edge < most ? most : reach.high + Y_ROOM * span;
    if (x->from.given) {
        y->from = (Limit){.given = true, .is_number = true, .number = reach.low - Y_ROOM * span};
    }
    y->to = (Limit){.given = true, .is_number = true, .number = end};
    return true;
}

/* Begins y below 0, so that marks of a closed window do not lie on the axis. */
static void show_zero(const GraphFigure *figure, Side side, Limits *y)
{
    int64_t most = 0;
    for (guint i = 0; i < figure->rows->len; i++) {
        const GraphRow *row = &g_array_index(figure->rows, GraphRow, i);
        most = row->side == side ? MAX(most, row->value) : most;
    }
    if (most > 0) {
        y->from = (Limit){.given = true, .is_number = true, .number = -Y_BELOW * (double)most};
    }
}

bool graph_limits_make(const GraphFigure *figure, Side side, Limits *x, Limits *y)
{
    *x = figure->x_limits;
    *y = figure->y_limits;
    bool asked = y->from.given || y->to.given;
    bool cut = figure->kind == GRAPH_TCPTRACE && !asked && cut_window(figure, side, x, y);
    if (figure->kind == GRAPH_WINDOW && !asked) {
        show_zero(figure, side, y);
    }
    show_whole_stream(figure, x);
    return cut;
}
