/* One TCP stream packet by packet, with its numbers as positions: what graphs are drawn of.
 *
 * Positions are Wireshark's relative sequence numbers (tcp.seq, tcp.ack), but go on past 2^32: each
 * number is taken to be the nearest to the highest so far (RFC 9293 section 3.4). Where a user's
 * settings make Wireshark show the numbers as they are sent, positions begin with those.
 */
#ifndef TABSHARK_TCP_TRACE_H
#define TABSHARK_TCP_TRACE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "capture/request.h"
#include "table/table.h"
#include "tcp/segments.h"

#define TRACE_NONE INT64_MIN

typedef struct {
    int64_t time;        /* nanoseconds since 1970 */
    int64_t frame;       /* frame.number */
    Side side;           /* that sent it; never SIDE_NONE */
    int64_t seq, end;    /* the positions it takes: data, SYN and FIN; equal if it takes none */
    int64_t length;      /* bytes of data */
    int64_t highest;     /* the greatest `end` of its side before it; TRACE_NONE: it is the first */
    int64_t ack;         /* in positions of the other side; TRACE_NONE: it acknowledges nothing */
    int64_t window;      /* that it advertises, scaled as far as Wireshark knows the scale */
    int64_t in_flight;   /* tcp.analysis.bytes_in_flight, or TRACE_NONE */
    int64_t rtt;         /* tcp.analysis.ack_rtt in nanoseconds, or TRACE_NONE */
    int64_t acked_frame; /* tcp.analysis.acks_frame: of which that is the time, or TRACE_NONE */
    uint16_t flags, marks;        /* as in Segment */
    unsigned first_block, blocks; /* of the trace's SACK blocks: those it carries */
} TracePacket;

/* Received, but not acknowledged (RFC 2018), or what came twice (D-SACK, RFC 2883): positions of
 * the other side from left to right-1. */
typedef struct {
    int64_t left, right;
} SackBlock;

typedef struct {
    int64_t number;           /* tcp.stream */
    GArray *packets;          /* of TracePacket, in the order of the capture; at least one */
    GArray *blocks;           /* of SackBlock */
    char *ends[SIDE_COUNT];   /* "10.0.0.1:80", "[2001:db8::1]:80" */
    int64_t start, stop;      /* least and greatest time; trace_read sees that what lies between
                                 them fits in 64 bits */
    int64_t data[SIDE_COUNT]; /* bytes of data sent */
    /* Are windows of that side as in the header, because the capture has no handshake that says how
     * they are scaled (RFC 7323 section 2.2)? */
    bool scale_unknown[SIDE_COUNT];
} Trace;

static inline const TracePacket *trace_at(const Trace *trace, size_t index)
{
    return &g_array_index(trace->packets, TracePacket, index);
}

static inline Side side_other(Side side)
{
    return side == SIDE_CLIENT ? SIDE_SERVER : SIDE_CLIENT;
}

/* The side that sends more data; the client, if both send as much. */
Side trace_sender(const Trace *trace);

/* The fields to read a capture with, and OCCURRENCE_TYPED; a list as g_strfreev takes. */
char **trace_fields(void);

/* A connection of `segments`, which have sides and are of `packets`, read with trace_fields().
 * Packets of neither side are left out; NULL if there is no other. */
Trace *trace_new(const Table *packets, const Segments *segments, size_t connection);
void trace_free(Trace *trace);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Trace, trace_free)

/* The stream of that number of the request's capture, whose fields and filter are not regarded. A
 * negative number: its only stream. Fails when there is none, with an error, TABSHARK_ERROR_USAGE,
 * that says which there are, or that its times cannot be drawn (TABSHARK_ERROR_FAILED). */
Trace *trace_read(const CaptureRequest *request, int64_t number, Diagnostics *diagnostics,
                  GError **error);

/* The command that would read it, a line for people; free with g_free. */
char *trace_command(const CaptureRequest *request, int64_t number);

#endif
