/* How much the receiver lets the sender have on the way, and how much that has. */
#include "tcp/graph.h"

static void append(GArray *rows, const TracePacket *packet, Side side, GraphMark mark,
                   int64_t bytes)
{
    const GraphRow row = {
        .time = packet->time,
        .frame = packet->frame,
        .side = side,
        .mark = mark,
        .seq = TRACE_NONE,
        .seq_end = TRACE_NONE,
        .value = bytes,
        .acked_frame = TRACE_NONE,
    };
    g_array_append_val(rows, row);
}

/* What Wireshark says where data is sent; where some is acknowledged it says nothing, but that
 * takes it from what is on the way. */
typedef struct {
    int64_t highest, acked; /* TRACE_NONE: nothing yet */
} Flight;

static void append_sent(GArray *rows, const TracePacket *packet, Side side, Flight *flight)
{
    if ((packet->flags & TCP_RST) != 0) {
        return;
    }
    flight->highest =
        flight->highest == TRACE_NONE ? packet->end : MAX(flight->highest, packet->end);
    if (packet->in_flight != TRACE_NONE) {
        append(rows, packet, side, MARKED_IN_FLIGHT, packet->in_flight);
    }
}

static void append_received(GArray *rows, const TracePacket *packet, Side side, Flight *flight)
{
    if ((packet->flags & TCP_RST) != 0) {
        return;
    }
    if (packet->window != TRACE_NONE) {
        append(rows, packet, side, MARKED_WINDOW, packet->window);
    }
    if ((packet->marks >> MARK_ZERO_WINDOW & 1) != 0) {
        append(rows, packet, side, MARKED_ZERO_WINDOW, packet->window);
    }
    if (packet->ack == TRACE_NONE) {
        return;
    }
    if (flight->acked != TRACE_NONE && packet->ack > flight->acked &&
        flight->highest != TRACE_NONE) {
        append(rows, packet, side, MARKED_IN_FLIGHT, MAX(flight->highest - packet->ack, 0));
    }
    flight->acked = MAX(flight->acked, packet->ack);
}

void graph_append_windows(GArray *rows, const Trace *trace, Side side)
{
    Flight flight = {TRACE_NONE, TRACE_NONE};
    for (guint i = 0; i < trace->packets->len; i++) {
        const TracePacket *packet = trace_at(trace, i);
        if (packet->side == side) {
            append_sent(rows, packet, side, &flight);
        } else {
            append_received(rows, packet, side, &flight);
        }
    }
}
