/* The TCP segments of a capture, as restore needs them: where each one's bytes belong. */
#ifndef TABSHARK_TCP_RESTORE_SEGMENTS_H
#define TABSHARK_TCP_RESTORE_SEGMENTS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "base/progress.h"
#include "table/address.h"

/* One packet: its outermost TCP header, with the addresses of the IP header around that. */
typedef struct {
    int64_t time;   /* nanoseconds since 1970 */
    int64_t stream; /* tcp.stream */
    bool whole;     /* all of the following is known; else the header was cut off or malformed */
    Address source, destination;
    uint16_t source_port, destination_port;
    uint32_t sequence; /* of the SYN if it has one, else of its first byte */
    uint32_t length;   /* bytes of payload as they were sent */
    uint32_t captured; /* of these in the capture, from the first on: the snap length may cut */
    bool syn, fin, reset;
    const char *side; /* "client" or "server", who sent it; NULL if that cannot be told */
} RestoreSegment;

/* Reads the segments that match `filter`, a display filter for which every packet has TCP: an array
 * of RestoreSegment in the order of the capture. `progress` may be NULL. */
GArray *restore_segments_read(const char *capture, const char *filter, Progress *progress,
                              Diagnostics *diagnostics, GError **error);

/* The filter for all packets with TCP that match the user's (NULL: any) and are of one of those
 * streams (an array of int64_t; empty: of any). A TCP header that an ICMP error quotes is no
 * segment, and the byte of a keep-alive is no data (RFC 9293 section 3.8.4), yet tcpflow would
 * write it over what was sent. The result is the caller's. */
char *restore_segments_filter(const char *filter, const GArray *streams);

#endif
