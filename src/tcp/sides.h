/* Who is the client of a stream, and which side sent each segment.
 *
 * The client is the side that asked for the connection (RFC 9293 section 3.5). The capture need not
 * show that, so the first of these that is there decides:
 *
 *   syn     the source of the first SYN without ACK
 *   synack  the destination of the first SYN with ACK
 *   port    the side whose port is a client's, if the other's is a server's: a system port (0-1023,
 *           RFC 6335 section 6) among other ports, else a port below 32768 among those above, from
 *           which systems draw the ports of clients (Linux from 32768, RFC 6335 from 49152)
 *   first   the source of the first segment
 */
#ifndef TABSHARK_TCP_SIDES_H
#define TABSHARK_TCP_SIDES_H

#include "tcp/segments.h"

typedef enum {
    RULE_STREAMS, /* the rule above */
    RULE_FIRST,   /* always the source of the stream's first packet */
} ClientRule;

/* Sets the side of each segment, and each connection's ends and basis. A segment whose addresses
 * and ports are of neither end has no side; so has one between equal addresses if the table has no
 * ports. One between equal addresses and equal ports, which is of both sides, is the client's. */
void sides_assign(Segments *segments, ClientRule rule);

/* "client", "server" or missing for each row of the table of packets: that of the row's first
 * segment. */
Column *sides_column(const Segments *segments, size_t rows);

/* "client" and "server". */
const char *side_name(Side side);

/* "syn", "synack", "port" and "first". */
const char *client_basis_name(ClientBasis basis);

/* Of a port by itself, what the rule above makes of it. */
typedef enum {
    PORT_SYSTEM,
    PORT_LOW,
    PORT_HIGH,
} PortClass;
PortClass port_class(int32_t port);

#endif
