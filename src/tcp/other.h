/* The streams of one address, or of a network. */
#ifndef TABSHARK_TCP_OTHER_H
#define TABSHARK_TCP_OTHER_H

#include "query/network.h"
#include "table/table.h"

/* Those rows of a table of streams in which an address of the network is client or server, with a
 * column "other" behind server_port: the address at the other end. If both are of the network it is
 * the server. */
Table *streams_of_network(const Table *streams, const Network *network);

#endif
