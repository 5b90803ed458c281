/* Which of a frame's addresses belong to which of its TCP headers.
 *
 * `frame.protocols` names the layers of a frame from the outside in (eth:ethertype:ip:ipv6:tcp),
 * and the fields of each layer come in that order. So the addresses of a TCP header are those of
 * the last IP header before it, however many tunnels lie around. Behind icmp or icmpv6 a header is
 * the quote of one that went another way (RFC 792, RFC 4443 section 3), no segment of its own.
 */
#ifndef TABSHARK_TCP_LAYERS_H
#define TABSHARK_TCP_LAYERS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "table/column.h"

typedef struct {
    bool quoted;  /* in an ICMP error */
    bool carried; /* is there an IP header before it? */
    bool ipv6;    /* then of which kind, */
    size_t index; /* and which of the frame's headers of that kind, from 0 */
} TcpLayer;

typedef struct Layers Layers;

/* From a column of texts such as frame.protocols has, which must live as long. */
Layers *layers_new(const Column *protocols);
void layers_free(Layers *layers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Layers, layers_free)

/* The TCP headers of a frame, from the outside in; borrowed, and NULL if there are none. */
const TcpLayer *layers_of(const Layers *layers, size_t row, size_t *n);

/* The TCP headers in one such text: adds each to an array of TcpLayer. */
void layers_append(GArray *to, const char *protocols, size_t length);

#endif
