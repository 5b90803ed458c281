/* The two sides of each stream, and where in what a side sent its segments stand. */
#ifndef TABSHARK_TCP_RESTORE_SIDES_H
#define TABSHARK_TCP_RESTORE_SIDES_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "table/address.h"
#include "tcp/restore_segments.h"
#include "tcp/sequence_set.h"

/* All that one end of a stream sent. */
typedef struct {
    int64_t stream;
    Address source, destination;
    uint16_t source_port, destination_port;
    GArray *segments; /* of unsigned: numbers of its segments, in order */
    const char *name; /* "client" or "server"; NULL if that cannot be told */
} RestoreSide;

/* Segments and what is known of each, by its number. */
typedef struct {
    const GArray *segments; /* of RestoreSegment */
    int64_t *starts;  /* position of its first byte in what the side sent, where its first segment's
                         sequence number is 0: sequence numbers that do not wrap */
    unsigned *side;   /* number of its side; UINT_MAX for a segment that is not whole */
    GPtrArray *sides; /* of RestoreSide *, in order of appearance */
} RestoreSides;

/* Borrows `segments`, which must outlive the result. */
RestoreSides *restore_sides_new(const GArray *segments);
void restore_sides_free(RestoreSides *sides);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RestoreSides, restore_sides_free)

/* What some segments of one side amount to. */
typedef struct {
    int64_t from;      /* position of the first byte: behind the SYN, else the least that occurs */
    int64_t to;        /* behind the last byte that was sent, as data and FIN say */
    SequenceSet *held; /* positions whose bytes are in the capture, joined */
    int64_t repeated;  /* bytes that are in it again */
    int64_t early;     /* bytes that are numbered as before the SYN, which are not in `held` */
    bool has_syn;
} Extent;

/* Of the segments with these numbers (an array of unsigned), in order. */
Extent extent_of(const RestoreSides *sides, const GArray *numbers);
void extent_clear(Extent *extent);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Extent, extent_clear)

#endif
