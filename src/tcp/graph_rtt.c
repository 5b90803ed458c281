/* Round-trip times by Wireshark's definition, and which of them mean little. */
#include "tcp/byte_set.h"
#include "tcp/graph.h"

/* The packet of a side in a frame; NULL if there is none. */
static const TracePacket *find_packet(const Trace *trace, Side side, int64_t frame)
{
    guint low = 0, high = trace->packets->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (trace_at(trace, middle)->frame < frame) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < trace->packets->len && trace_at(trace, low)->frame == frame; low++) {
        if (trace_at(trace, low)->side == side) {
            return trace_at(trace, low);
        }
    }
    return NULL;
}

static void append(GArray *rows, const Trace *trace, Side side, const TracePacket *packet,
                   const ByteSet *twice)
{
    const TracePacket *acked = find_packet(trace, side, packet->acked_frame);
    bool ambiguous = acked != NULL && byte_set_meets(twice, acked->seq, acked->end);
    const GraphRow row = {
        .time = packet->time,
        .frame = packet->frame,
        .side = side,
        .mark = ambiguous ? MARKED_AMBIGUOUS_RTT : MARKED_RTT,
        .seq = acked != NULL ? acked->seq : TRACE_NONE,
        .seq_end = acked != NULL ? acked->end : TRACE_NONE,
        .value = packet->rtt,
        .acked_frame = packet->acked_frame,
    };
    g_array_append_val(rows, row);
}

static void observe_sent(ByteSet *seen, ByteSet *twice, const TracePacket *packet)
{
    /* The byte of a keep-alive is none of the stream's (RFC 1122 section 4.2.3.6). */
    bool counts = (packet->flags & TCP_RST) == 0 && (packet->marks >> MARK_KEEP_ALIVE & 1) == 0;
    if (counts && byte_set_add(seen, packet->seq, packet->end) < packet->end - packet->seq) {
        byte_set_add(twice, packet->seq, packet->end);
    }
}

void graph_append_rtts(GArray *rows, const Trace *trace, Side side)
{
    g_autoptr(ByteSet) seen = byte_set_new(), twice = byte_set_new();
    for (guint i = 0; i < trace->packets->len; i++) {
        const TracePacket *packet = trace_at(trace, i);
        if (packet->side == side) {
            observe_sent(seen, twice, packet);
        } else if (packet->rtt != TRACE_NONE) {
            append(rows, trace, side, packet, twice);
        }
    }
}
