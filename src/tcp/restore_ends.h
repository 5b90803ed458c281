/* Segments by what tcpflow tells flows apart by. */
#ifndef TABSHARK_TCP_RESTORE_ENDS_H
#define TABSHARK_TCP_RESTORE_ENDS_H

#include <glib.h>
#include <stdint.h>

#include "table/address.h"

typedef struct {
    Address source, destination;
    uint16_t source_port, destination_port;
} RestoreEnds;

/* From RestoreEnds to the numbers of the segments that went between them, in order (an array of
 * unsigned); of those RestoreSegments that are whole. The caller's, as are what is in it. */
GHashTable *restore_ends_group(const GArray *segments);

/* Which of the segments that restore_ends_group gave to the ends are `first` to `last`: numbers
 * that go up, for the caller to free. */
GArray *restore_ends_between(GHashTable *groups, const RestoreEnds *ends, size_t first,
                             size_t last);

#endif
