/* Arithmetic of TCP's sequence numbers, and the bytes of a direction that a capture holds.
 *
 * Sequence numbers are modulo 2^32 (RFC 9293 section 3.4). Here they become positions in a space of
 * 64 bits, by taking each to be the nearest to the highest so far.
 */
#ifndef TABSHARK_TCP_SEQUENCE_H
#define TABSHARK_TCP_SEQUENCE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* No window is larger (RFC 7323 section 2.3), so what lies farther away belongs to another
 * connection or is wrong. */
#define SEQUENCE_WINDOW_MAX (INT64_C(1) << 30)

/* From `from` to `to` the short way: negative if `to` comes before. */
static inline int32_t sequence_distance(uint32_t from, uint32_t to)
{
    return (int32_t)(to - from);
}

/* The position with that sequence number which is nearest to `position`. */
static inline int64_t sequence_position(int64_t position, uint32_t number)
{
    return position + sequence_distance((uint32_t)position, number);
}

/* What was seen of one direction of a stream. */
typedef struct {
    int64_t content; /* bytes of data, each once */
    int64_t missing; /* sequence numbers that were sent, for others around them or the other side's
                        acknowledgements say so, but are in no segment that was captured */
} Coverage;

typedef struct CoverageBuilder CoverageBuilder;

/* For `n` directions. */
CoverageBuilder *coverage_builder_new(size_t n);
void coverage_builder_free(CoverageBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CoverageBuilder, coverage_builder_free)

/* A segment of `direction`, in the order in which they were captured; none with RST, whose numbers
 * and data are not of the stream (RFC 9293 section 3.5.2, RFC 1122 section 4.2.2.12). A SYN and a
 * FIN take a number each (RFC 9293 section 3.4). */
void coverage_add(CoverageBuilder *builder, size_t direction, uint32_t seq, uint32_t length,
                  bool syn, bool fin);

/* The other side acknowledged all before `ack`. */
void coverage_acknowledge(CoverageBuilder *builder, size_t direction, uint32_t ack);

/* The coverage of each direction. The builder can only be freed then. */
Coverage *coverage_builder_finish(CoverageBuilder *builder);

#endif
