#include "tcp/graph.h"

#define SECOND      G_GINT64_CONSTANT(1000000000)
#define MILLISECOND G_GINT64_CONSTANT(1000000)
/* Windows in the length of a stream. */
#define WINDOWS 20

static const char *const names[MARKED_COUNT] = {
    [MARKED_SEGMENT] = "segment",
    [MARKED_RETRANSMISSION] = "retransmission",
    [MARKED_FAST_RETRANSMISSION] = "fast retransmission",
    [MARKED_SPURIOUS_RETRANSMISSION] = "spurious retransmission",
    [MARKED_OUT_OF_ORDER] = "out of order",
    [MARKED_KEEP_ALIVE] = "keep-alive",
    [MARKED_WINDOW_PROBE] = "window probe",
    [MARKED_NOT_CAPTURED] = "not captured",
    [MARKED_RESET] = "reset",
    [MARKED_ACK] = "ACK",
    [MARKED_DUPLICATE_ACK] = "duplicate ACK",
    [MARKED_WINDOW_EDGE] = "window edge",
    [MARKED_ZERO_WINDOW] = "zero window",
    [MARKED_SACK] = "SACK",
    [MARKED_DSACK] = "D-SACK",
    [MARKED_THROUGHPUT] = "throughput",
    [MARKED_GOODPUT] = "goodput",
    [MARKED_RTT] = "RTT",
    [MARKED_AMBIGUOUS_RTT] = "RTT of bytes sent twice",
    [MARKED_WINDOW] = "receive window",
    [MARKED_IN_FLIGHT] = "bytes in flight",
};

const char *graph_mark_name(GraphMark mark)
{
    return names[mark];
}

void graph_append(GArray *rows, const Trace *trace, GraphKind kind, Side side, int64_t window)
{
    switch (kind) {
    case GRAPH_SEQUENCE:
    case GRAPH_TCPTRACE:
        graph_append_sequence(rows, trace, side, kind == GRAPH_TCPTRACE);
        break;
    case GRAPH_THROUGHPUT:
        graph_append_rates(rows, trace, side, window);
        break;
    case GRAPH_RTT:
        graph_append_rtts(rows, trace, side);
        break;
    case GRAPH_WINDOW:
        graph_append_windows(rows, trace, side);
        break;
    default:
        g_assert_not_reached();
    }
}

int64_t graph_window_of(const Trace *trace)
{
    int64_t part = (trace->stop - trace->start) / WINDOWS;
    int64_t window = MILLISECOND;
    if (trace->stop <= trace->start) {
        return SECOND;
    }
    for (int64_t decade = MILLISECOND; decade <= MIN(part, SECOND); decade *= 10) {
        window = decade * (part >= 5 * decade ? 5 : part >= 2 * decade ? 2 : 1);
    }
    return MIN(window, SECOND);
}
