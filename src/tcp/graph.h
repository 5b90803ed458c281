/* The samples of TCP stream graphs, as Wireshark draws them: what is computed, apart from how it is
 * drawn. docs/tcp.md has the definitions and their sources. */
#ifndef TABSHARK_TCP_GRAPH_H
#define TABSHARK_TCP_GRAPH_H

#include <glib.h>
#include <stdint.h>

#include "table/table.h"
#include "tcp/trace.h"

typedef enum {
    GRAPH_SEQUENCE,   /* segments as points (Stevens) */
    GRAPH_TCPTRACE,   /* segments as ranges, with acknowledgements, windows and SACKs */
    GRAPH_THROUGHPUT, /* bits per second in a sliding window */
    GRAPH_RTT,
    GRAPH_WINDOW, /* receive window and bytes in flight */
} GraphKind;

/* What a sample is. */
typedef enum {
    MARKED_SEGMENT,
    MARKED_RETRANSMISSION,
    MARKED_FAST_RETRANSMISSION,
    MARKED_SPURIOUS_RETRANSMISSION,
    MARKED_OUT_OF_ORDER,
    MARKED_KEEP_ALIVE,
    MARKED_WINDOW_PROBE,
    MARKED_NOT_CAPTURED, /* bytes that the capture skips, until then */
    MARKED_RESET,
    MARKED_ACK,
    MARKED_DUPLICATE_ACK,
    MARKED_WINDOW_EDGE, /* as far as the receiver lets the sender go */
    MARKED_ZERO_WINDOW,
    MARKED_SACK,
    MARKED_DSACK,
    MARKED_THROUGHPUT, /* bytes sent, also again */
    MARKED_GOODPUT,    /* bytes acknowledged for the first time */
    MARKED_RTT,
    MARKED_AMBIGUOUS_RTT, /* of bytes that were sent twice (Karn's algorithm) */
    MARKED_WINDOW,
    MARKED_IN_FLIGHT,
    MARKED_COUNT,
} GraphMark;

/* "segment", "retransmission", … */
const char *graph_mark_name(GraphMark mark);

/* A sample. What it does not have is TRACE_NONE. */
typedef struct {
    int64_t time;  /* nanoseconds since 1970 */
    int64_t frame; /* that it is seen in; none where bytes leave the sliding window */
    Side side;     /* whose data it tells of, whoever sent the frame */
    GraphMark mark;
    int64_t seq, seq_end; /* positions: see tcp/trace.h */
    int64_t value; /* throughput: bytes in the sliding window; RTT: nanoseconds; window: bytes */
    int64_t acked_frame; /* RTT: when the time began */
} GraphRow;

/* The samples of the data that a side sends, added to an array of GraphRow in the order of time.
 * `window`: the sliding window, in nanoseconds. */
void graph_append(GArray *rows, const Trace *trace, GraphKind kind, Side side, int64_t window);

/* Those as a table: time, elapsed (since the stream's first packet), frame, side and what, and by
 * kind seq and seq_end, bits_per_second, rtt with seq and acked_frame, or bytes. */
Table *graph_table(const GArray *rows, const Trace *trace, GraphKind kind, int64_t window);

/* The sliding window of a stream if none is asked for: Wireshark's 1 s, or about a twentieth of a
 * shorter stream, a natural number of at least 1 ms. */
int64_t graph_window_of(const Trace *trace);

/* For graph.c alone. */
void graph_append_sequence(GArray *rows, const Trace *trace, Side side, bool all);
void graph_append_rates(GArray *rows, const Trace *trace, Side side, int64_t window);
void graph_append_rtts(GArray *rows, const Trace *trace, Side side);
void graph_append_windows(GArray *rows, const Trace *trace, Side side);

#endif
