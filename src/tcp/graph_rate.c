/* Throughput and goodput in a sliding window. */
#include "tcp/graph.h"

/* Bytes that were sent, or acknowledged for the first time. */
typedef struct {
    int64_t time;
    int64_t frame;
    int64_t bytes;
} Arrival;

static int compare_times(const void *a, const void *b)
{
    const Arrival *one = a, *other = b;
    return one->time != other->time     ? (one->time < other->time ? -1 : 1)
           : one->frame != other->frame ? (one->frame < other->frame ? -1 : 1)
                                        : 0;
}

static GArray *find_sent(const Trace *trace, Side side)
{
    GArray *arrivals = g_array_new(FALSE, FALSE, sizeof(Arrival));
    for (guint i = 0; i < trace->packets->len; i++) {
        const TracePacket *packet = trace_at(trace, i);
        const Arrival arrival = {packet->time, packet->frame, packet->length};
        if (packet->side == side && packet->length > 0) {
            g_array_append_val(arrivals, arrival);
        }
    }
    return arrivals;
}

/* From the first byte of data, as far as is known, to the FIN, which is none. */
typedef struct {
    bool known;
    int64_t acked; /* all bytes before it */
    int64_t fin;
} Acknowledged;

static void observe_sent(Acknowledged *state, const TracePacket *packet)
{
    if ((packet->flags & TCP_RST) != 0) {
        return;
    }
    if (!state->known) {
        state->known = true;
        state->acked = packet->seq + ((packet->flags & TCP_SYN) != 0);
    }
    if ((packet->flags & TCP_FIN) != 0) {
        state->fin = packet->end - 1;
    }
}

static int64_t count_acked(Acknowledged *state, const TracePacket *packet)
{
    if (packet->ack == TRACE_NONE) {
        return 0;
    }
    if (!state->known) {
        state->known = true;
        state->acked = packet->ack;
    }
    int64_t to = MIN(packet->ack, state->fin);
    int64_t bytes = MAX(to - state->acked, 0);
    state->acked += bytes;
    return bytes;
}

static GArray *find_acknowledged(const Trace *trace, Side side)
{
    GArray *arrivals = g_array_new(FALSE, FALSE, sizeof(Arrival));
    Acknowledged state = {.fin = INT64_MAX};
    for (guint i = 0; i < trace->packets->len; i++) {
        const TracePacket *packet = trace_at(trace, i);
        if (packet->side == side) {
            observe_sent(&state, packet);
            continue;
        }
        const Arrival arrival = {packet->time, packet->frame, count_acked(&state, packet)};
        if (arrival.bytes > 0) {
            g_array_append_val(arrivals, arrival);
        }
    }
    return arrivals;
}

static void append(GArray *rows, Side side, GraphMark mark, int64_t time, int64_t frame,
                   int64_t bytes)
{
    const GraphRow row = {
        .time = time,
        .frame = frame,
        .side = side,
        .mark = mark,
        .seq = TRACE_NONE,
        .seq_end = TRACE_NONE,
        .value = bytes,
        .acked_frame = TRACE_NONE,
    };
    g_array_append_val(rows, row);
}

/* At each time at which bytes come into the window or leave it, how many it has then: those that
 * are younger than its length. */
static void slide(GArray *rows, const Trace *trace, Side side, GraphMark mark, GArray *arrivals,
                  int64_t length)
{
    const Arrival *all = (const Arrival *)(const void *)arrivals->data;
    guint n = arrivals->len, in = 0, out = 0;
    int64_t bytes = 0;
    if (n == 0) {
        return;
    }
    g_array_sort(arrivals, compare_times);
    if (all[0].time > trace->start) {
        append(rows, side, mark, trace->start, TRACE_NONE, 0);
    }
    while (in < n || out < n) {
        bool comes = out == in || (in < n && all[in].time - all[out].time < length);
        int64_t now, frame = TRACE_NONE;
        if (comes) {
            now = all[in].time;
        } else if (__builtin_add_overflow(all[out].time, length, &now) || now > trace->stop) {
            break;
        }
        for (; out < in && now - all[out].time >= length; out++) {
            bytes -= all[out].bytes;
        }
        for (; in < n && all[in].time == now; in++) {
            bytes += all[in].bytes;
            frame = all[in].frame;
        }
        append(rows, side, mark, now, frame, bytes);
    }
    if (g_array_index(rows, GraphRow, rows->len - 1).time < trace->stop) {
        append(rows, side, mark, trace->stop, TRACE_NONE, bytes);
    }
}

void graph_append_rates(GArray *rows, const Trace *trace, Side side, int64_t window)
{
    g_autoptr(GArray) sent = find_sent(trace, side);
    g_autoptr(GArray) acknowledged = find_acknowledged(trace, side);
    slide(rows, trace, side, MARKED_THROUGHPUT, sent, window);
    slide(rows, trace, side, MARKED_GOODPUT, acknowledged, window);
}
