/* What is sent and acknowledged over time: Stevens's graph and that of tcptrace. */
#include "tcp/graph.h"

typedef struct {
    GArray *rows;
    const Trace *trace;
    Side side;
    bool all; /* also what Stevens's graph has not */
} Appending;

static bool has_mark(const TracePacket *packet, SegmentMark mark)
{
    return (packet->marks >> mark & 1) != 0;
}

static void append(const Appending *to, const TracePacket *packet, GraphMark mark, int64_t seq,
                   int64_t seq_end)
{
    const GraphRow row = {
        .time = packet->time,
        .frame = packet->frame,
        .side = to->side,
        .mark = mark,
        .seq = seq,
        .seq_end = seq_end,
        .value = TRACE_NONE,
        .acked_frame = TRACE_NONE,
    };
    g_array_append_val(to->rows, row);
}

/* What Wireshark says of a segment; the first that it says, most telling first. */
static GraphMark mark_of(const TracePacket *packet)
{
    static const struct {
        SegmentMark said;
        GraphMark mark;
    } marks[] = {
        {MARK_KEEP_ALIVE, MARKED_KEEP_ALIVE},
        {MARK_WINDOW_PROBE, MARKED_WINDOW_PROBE},
        {MARK_SPURIOUS_RETRANSMISSION, MARKED_SPURIOUS_RETRANSMISSION},
        {MARK_FAST_RETRANSMISSION, MARKED_FAST_RETRANSMISSION},
        {MARK_RETRANSMISSION, MARKED_RETRANSMISSION},
        {MARK_OUT_OF_ORDER, MARKED_OUT_OF_ORDER},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        if (has_mark(packet, marks[i].said)) {
            return marks[i].mark;
        }
    }
    return MARKED_SEGMENT;
}

static void append_sent(const Appending *to, const TracePacket *packet)
{
    GraphMark mark = mark_of(packet);
    bool reset = (packet->flags & TCP_RST) != 0;
    bool gap = has_mark(packet, MARK_LOST_SEGMENT) && packet->highest != TRACE_NONE &&
               packet->highest < packet->seq;
    if (to->all && reset) {
        append(to, packet, MARKED_RESET, packet->seq, TRACE_NONE);
    }
    if (reset) {
        return;
    }
    if (to->all && gap) {
        append(to, packet, MARKED_NOT_CAPTURED, packet->highest, packet->seq);
    }
    if (packet->end > packet->seq || mark == MARKED_KEEP_ALIVE) {
        append(to, packet, mark, packet->seq, packet->end);
    }
}

/* A block that has been acknowledged, or lies within the next, reports what came twice (RFC 2883
 * section 4); only the first can. */
static bool is_duplicate(const Appending *to, const TracePacket *packet, unsigned index)
{
    const SackBlock *blocks = &g_array_index(to->trace->blocks, SackBlock, packet->first_block);
    return index == 0 && (blocks[0].right <= packet->ack ||
                          (packet->blocks > 1 && blocks[0].left >= blocks[1].left &&
                           blocks[0].right <= blocks[1].right));
}

static void append_received(const Appending *to, const TracePacket *packet)
{
    if (packet->ack == TRACE_NONE) {
        return;
    }
    if (packet->window != TRACE_NONE) {
        append(to, packet, MARKED_WINDOW_EDGE, packet->ack + packet->window, TRACE_NONE);
    }
    append(to, packet, MARKED_ACK, packet->ack, TRACE_NONE);
    for (unsigned i = 0; i < packet->blocks; i++) {
        const SackBlock *block =
            &g_array_index(to->trace->blocks, SackBlock, packet->first_block + i);
        append(to, packet, is_duplicate(to, packet, i) ? MARKED_DSACK : MARKED_SACK, block->left,
               block->right);
    }
    if (has_mark(packet, MARK_DUPLICATE_ACK)) {
        append(to, packet, MARKED_DUPLICATE_ACK, packet->ack, TRACE_NONE);
    }
    if (has_mark(packet, MARK_ZERO_WINDOW)) {
        append(to, packet, MARKED_ZERO_WINDOW, packet->ack, TRACE_NONE);
    }
}

void graph_append_sequence(GArray *rows, const Trace *trace, Side side, bool all)
{
    const Appending to = {rows, trace, side, all};
    for (guint i = 0; i < trace->packets->len; i++) {
        const TracePacket *packet = trace_at(trace, i);
        if (packet->side == side) {
            append_sent(&to, packet);
        } else if (all) {
            append_received(&to, packet);
        }
    }
}
