/* Is what the capture holds also in tcpflow's files? Every segment is compared with its file. */
#ifndef TABSHARK_TCP_RESTORE_CHECK_H
#define TABSHARK_TCP_RESTORE_CHECK_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "tcp/restore_capture.h"
#include "tcp/restore_sides.h"

/* What there is to compare with. */
typedef struct {
    const RestoreSides *sides;
    const PacketPlace *places; /* of each segment's packet */
    const GArray *packets;     /* of PacketFile */
} CheckSource;

typedef struct {
    int64_t size;    /* of the file */
    int64_t written; /* positions whose captured bytes stand in the file */
    int64_t
        conflict; /* bytes of segments that differ from what stands in the file in their place */
    char *sha256;
} FileCheck;

/* Compares the segments with these numbers with a file whose first byte has the position
 * extent->from. */
bool restore_check(const CheckSource *source, const char *path, const GArray *numbers,
                   const Extent *extent, FileCheck *check, GError **error);

#endif
