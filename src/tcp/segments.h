/* The TCP segments in a table of packets: what streams, sides and graphs are made of.
 *
 *   capture_read with fields = segments_fields() and occurrence = OCCURRENCE_TYPED
 *     -> segments_new -> sides_assign (tcp/sides.h) -> streams_table (tcp/streams.h), or what you
 * need
 *
 * Each segment of a frame is there once, with the addresses of its own IP header, whatever tunnels
 * lie around it. Headers that ICMP errors quote are none. So a frame is usually one segment, but
 * can also be none or several.
 */
#ifndef TABSHARK_TCP_SEGMENTS_H
#define TABSHARK_TCP_SEGMENTS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "table/table.h"

/* Flags of the TCP header (RFC 9293 section 3.1), as in tcp.flags. */
enum {
    TCP_FIN = 0x01,
    TCP_SYN = 0x02,
    TCP_RST = 0x04,
    TCP_PSH = 0x08,
    TCP_ACK = 0x10,
    TCP_URG = 0x20,
};

/* What Wireshark's analysis says of a segment: tcp.analysis.… */
typedef enum {
    MARK_RETRANSMISSION, /* of all kinds, also the next two */
    MARK_FAST_RETRANSMISSION,
    MARK_SPURIOUS_RETRANSMISSION,
    MARK_OUT_OF_ORDER,
    MARK_DUPLICATE_ACK,
    MARK_ZERO_WINDOW,
    MARK_WINDOW_PROBE,
    MARK_KEEP_ALIVE,
    MARK_LOST_SEGMENT, /* the segment before was not captured */
    MARK_UNSEEN_ACK,   /* it acknowledges what was not captured */
    MARK_REUSED_PORTS, /* begins a connection with the ports of an earlier one */
    MARK_COUNT,
} SegmentMark;

/* The side that sent a segment. */
typedef enum {
    SIDE_CLIENT,
    SIDE_SERVER,
    SIDE_COUNT,
    SIDE_NONE = SIDE_COUNT, /* neither, or the table does not tell */
} Side;

/* What decided who the client is. */
typedef enum {
    BASIS_SYN,    /* it sent the first SYN */
    BASIS_SYNACK, /* the first SYN with ACK was sent to it */
    BASIS_PORT,   /* the other's port is one of servers */
    BASIS_FIRST,  /* it sent the first segment */
} ClientBasis;

#define ADDRESS_UNKNOWN UINT32_MAX
#define PORT_UNKNOWN    (-1)

typedef struct {
    uint32_t address; /* code in the segments' dictionary, or ADDRESS_UNKNOWN */
    int32_t port;     /* or PORT_UNKNOWN */
} Endpoint;

typedef struct {
    size_t row;          /* in the table of packets */
    uint32_t connection; /* index in `connections` */
    Endpoint source, destination;
    uint32_t seq, ack; /* 0 where the table has none */
    uint32_t length;   /* bytes of data */
    uint16_t flags;
    uint16_t marks; /* bit 1 << SegmentMark */
    bool cut;       /* the capture has not all of its options */
    /* Its place among the frame's TCP headers and among those that are no quotes, and how many the
     * frame has: where its values of other fields are. See cells_of_header. */
    uint16_t header, rank, headers;
    Side side; /* SIDE_NONE before sides_assign */
} Segment;

/* One tcp.stream of one capture. */
typedef struct {
    int64_t number;            /* tcp.stream */
    size_t first;              /* its first segment */
    Endpoint ends[SIDE_COUNT]; /* by Side, after sides_assign */
    ClientBasis basis;         /* after sides_assign */
} Connection;

typedef struct {
    Segment *at;
    size_t n;
    Connection *connections; /* in order of first appearance */
    size_t connection_count;
    Dictionary *addresses;
    bool has_flags, has_ports; /* does the table have these columns? */
    bool exact; /* the table has frame.protocols, so that addresses are of the right headers */
    size_t cut; /* TCP headers that are not wholly in the capture, also those that are no segments,
                   as even the part that all headers have is not there */
} Segments;

/* The fields that tell all that can be told; a list as g_strfreev takes. */
char **segments_fields(void);

/* The segments of a table, in its order. It must have the column tcp.stream, and a column of source
 * addresses (ip.src, ipv6.src) or ports; all other columns are used where they are. A column
 * "capture" parts the streams of several captures. The segments do not need the table any more. */
Segments *segments_new(const Table *packets, GError **error);
void segments_free(Segments *segments);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Segments, segments_free)

#endif
