#include "tcp/trace.h"

#include "tcp/cells.h"
#include "tcp/sequence.h"

typedef enum {
    EXTRA_TIME,
    EXTRA_FRAME,
    EXTRA_SEQ,
    EXTRA_ACK,
    EXTRA_WINDOW,
    EXTRA_SCALE,
    EXTRA_IN_FLIGHT,
    EXTRA_RTT,
    EXTRA_ACKED_FRAME,
    EXTRA_SACK_LEFT,
    EXTRA_SACK_RIGHT,
    EXTRA_COUNT,
} Extra;

static const struct {
    const char *name;
    Type type;
} extras[EXTRA_COUNT] = {
    [EXTRA_TIME] = {"frame.time_epoch", TYPE_TIME},
    [EXTRA_FRAME] = {"frame.number", TYPE_INT},
    [EXTRA_SEQ] = {"tcp.seq", TYPE_INT},
    [EXTRA_ACK] = {"tcp.ack", TYPE_INT},
    [EXTRA_WINDOW] = {"tcp.window_size", TYPE_INT},
    [EXTRA_SCALE] = {"tcp.window_size_scalefactor", TYPE_INT},
    [EXTRA_IN_FLIGHT] = {"tcp.analysis.bytes_in_flight", TYPE_INT},
    [EXTRA_RTT] = {"tcp.analysis.ack_rtt", TYPE_DURATION},
    [EXTRA_ACKED_FRAME] = {"tcp.analysis.acks_frame", TYPE_INT},
    [EXTRA_SACK_LEFT] = {"tcp.options.sack_le", TYPE_INT},
    [EXTRA_SACK_RIGHT] = {"tcp.options.sack_re", TYPE_INT},
};

/* What tcp.window_size_scalefactor is where the handshake was not seen. */
#define SCALE_UNKNOWN (-1)

/* The sequence numbers of a side. */
typedef struct {
    bool known;
    uint32_t base;   /* the number that Wireshark counts from */
    int64_t nearest; /* the highest position so far: others are near it */
    int64_t highest; /* of what was sent, or TRACE_NONE */
} Numbers;

typedef struct {
    Trace *trace;
    Cells *cells[EXTRA_COUNT];
    Numbers numbers[SIDE_COUNT];
} Tracing;

char **trace_fields(void)
{
    g_auto(GStrv) most = segments_fields();
    GPtrArray *names = g_ptr_array_new();
    for (char **name = most; *name != NULL; name++) {
        g_ptr_array_add(names, g_strdup(*name));
    }
    for (size_t i = 0; i < EXTRA_COUNT; i++) {
        g_ptr_array_add(names, g_strdup(extras[i].name));
    }
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, FALSE);
}

static int64_t extra(const Tracing *tracing, const Segment *segment, Extra which)
{
    const Cells *cells = tracing->cells[which];
    if (which == EXTRA_TIME || which == EXTRA_FRAME) {
        return cells_get(cells, segment->row, 0);
    }
    return cells_of_header(cells, segment->row, segment->headers, segment->header, segment->rank);
}

/* The position of a number as it is sent; `relative` is what Wireshark makes of it, or CELLS_NONE.
 */
static int64_t position_of(Numbers *numbers, uint32_t number, int64_t relative)
{
    if (!numbers->known) {
        numbers->known = true;
        numbers->nearest = relative != CELLS_NONE ? relative : number;
        numbers->base = number - (uint32_t)numbers->nearest;
    }
    return sequence_position(numbers->nearest, number - numbers->base);
}

/* Later numbers are near this one; one farther off than any window is of another connection. */
static void move_on(Numbers *numbers, int64_t position)
{
    if (position > numbers->nearest && position - numbers->nearest <= SEQUENCE_WINDOW_MAX) {
        numbers->nearest = position;
    }
}

static void add_sent(Tracing *tracing, const Segment *segment, TracePacket *packet)
{
    Numbers *numbers = &tracing->numbers[segment->side];
    bool reset = (segment->flags & TCP_RST) != 0; /* its data is no part of the stream */
    packet->seq = position_of(numbers, segment->seq, extra(tracing, segment, EXTRA_SEQ));
    packet->length = reset ? 0 : segment->length;
    packet->end = packet->seq + packet->length;
    packet->highest = numbers->highest;
    if (reset) {
        return;
    }
    packet->end += ((segment->flags & TCP_SYN) != 0) + ((segment->flags & TCP_FIN) != 0);
    move_on(numbers, packet->end);
    numbers->highest =
        numbers->highest == TRACE_NONE ? packet->end : MAX(numbers->highest, packet->end);
    tracing->trace->data[segment->side] += packet->length;
}

/* Only in a frame of one header is it known whose the blocks are. */
static void add_blocks(Tracing *tracing, const Segment *segment, TracePacket *packet)
{
    const Numbers *numbers = &tracing->numbers[side_other(segment->side)];
    const Cells *lefts = tracing->cells[EXTRA_SACK_LEFT],
                *rights = tracing->cells[EXTRA_SACK_RIGHT];
    size_t n = MIN(cells_count(lefts, segment->row), cells_count(rights, segment->row));
    packet->first_block = tracing->trace->blocks->len;
    for (size_t i = 0; segment->headers == 1 && i < n; i++) {
        int64_t left = cells_get(lefts, segment->row, i),
                right = cells_get(rights, segment->row, i);
        if (left == CELLS_NONE || right == CELLS_NONE) {
            continue;
        }
        const SackBlock block = {sequence_position(numbers->nearest, (uint32_t)left),
                                 sequence_position(numbers->nearest, (uint32_t)right)};
        g_array_append_val(tracing->trace->blocks, block);
        packet->blocks++;
    }
}

static void add_received(Tracing *tracing, const Segment *segment, TracePacket *packet)
{
    Numbers *numbers = &tracing->numbers[side_other(segment->side)];
    if ((segment->flags & TCP_ACK) == 0 || (segment->flags & TCP_RST) != 0) {
        return;
    }
    int64_t ack = position_of(numbers, segment->ack, extra(tracing, segment, EXTRA_ACK));
    if (ABS(ack - numbers->nearest) > SEQUENCE_WINDOW_MAX) {
        return;
    }
    move_on(numbers, ack);
    packet->ack = ack;
    add_blocks(tracing, segment, packet);
}

static void add_segment(Tracing *tracing, const Segment *segment)
{
    Trace *trace = tracing->trace;
    TracePacket packet = {
        .time = extra(tracing, segment, EXTRA_TIME),
        .frame = extra(tracing, segment, EXTRA_FRAME),
        .side = segment->side,
        .ack = TRACE_NONE,
        .window = extra(tracing, segment, EXTRA_WINDOW),
        .in_flight = extra(tracing, segment, EXTRA_IN_FLIGHT),
        .rtt = extra(tracing, segment, EXTRA_RTT),
        .acked_frame = extra(tracing, segment, EXTRA_ACKED_FRAME),
        .flags = segment->flags,
        .marks = segment->marks,
    };
    add_sent(tracing, segment, &packet);
    add_received(tracing, segment, &packet);
    bool scaled = (segment->flags & (TCP_SYN | TCP_RST)) == 0;
    if (scaled && extra(tracing, segment, EXTRA_SCALE) == SCALE_UNKNOWN) {
        trace->scale_unknown[segment->side] = true;
    }
    trace->start = trace->packets->len == 0 ? packet.time : MIN(trace->start, packet.time);
    trace->stop = trace->packets->len == 0 ? packet.time : MAX(trace->stop, packet.time);
    g_array_append_val(trace->packets, packet);
}

static char *describe_end(const Segments *segments, const Endpoint *end)
{
    const char *address = end->address != ADDRESS_UNKNOWN
                              ? dictionary_string(segments->addresses, end->address, NULL)
                              : "?";
    bool ipv6 = end->address != ADDRESS_UNKNOWN &&
                dictionary_address(segments->addresses, end->address)->family == ADDRESS_IPV6;
    return end->port == PORT_UNKNOWN
               ? g_strdup(address)
               : g_strdup_printf(ipv6 ? "[%s]:%d" : "%s:%d", address, end->port);
}

static const Column *column_named(const Table *table, const char *name)
{
    size_t index;
    return table_find(table, name, &index) ? table_column(table, index) : NULL;
}

Trace *trace_new(const Table *packets, const Segments *segments, size_t connection)
{
    const Connection *of = &segments->connections[connection];
    g_autoptr(Trace) trace = g_new0(Trace, 1);
    trace->number = of->number;
    trace->packets = g_array_new(FALSE, FALSE, sizeof(TracePacket));
    trace->blocks = g_array_new(FALSE, FALSE, sizeof(SackBlock));
    Tracing tracing = {.trace = trace};
    for (size_t i = 0; i < EXTRA_COUNT; i++) {
        tracing.cells[i] = cells_of_numbers(column_named(packets, extras[i].name), extras[i].type);
    }
    for (int side = 0; side < SIDE_COUNT; side++) {
        trace->ends[side] = describe_end(segments, &of->ends[side]);
        tracing.numbers[side].highest = TRACE_NONE;
    }
    for (size_t i = of->first; i < segments->n; i++) {
        const Segment *segment = &segments->at[i];
        if (segment->connection == connection && segment->side != SIDE_NONE) {
            add_segment(&tracing, segment);
        }
    }
    for (size_t i = 0; i < EXTRA_COUNT; i++) {
        cells_free(tracing.cells[i]);
    }
    return trace->packets->len > 0 ? g_steal_pointer(&trace) : NULL;
}

void trace_free(Trace *trace)
{
    if (trace == NULL) {
        return;
    }
    g_array_unref(trace->packets);
    g_array_unref(trace->blocks);
    for (int side = 0; side < SIDE_COUNT; side++) {
        g_free(trace->ends[side]);
    }
    g_free(trace);
}

Side trace_sender(const Trace *trace)
{
    return trace->data[SIDE_SERVER] > trace->data[SIDE_CLIENT] ? SIDE_SERVER : SIDE_CLIENT;
}
