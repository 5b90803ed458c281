/* What the segments of each stream add up to. */
#ifndef TABSHARK_TCP_TOTALS_H
#define TABSHARK_TCP_TOTALS_H

#include <glib.h>

#include "table/table.h"
#include "tcp/lifetime.h"
#include "tcp/segments.h"

/* By Side; the last is of both, and of segments of neither. */
#define TOTAL_ALL SIDE_COUNT

typedef struct {
    int64_t packets[SIDE_COUNT + 1]; /* segments */
    int64_t bytes[SIDE_COUNT + 1];   /* of the frames, each counted once */
    int64_t payload[SIDE_COUNT + 1]; /* bytes of data, also of what was sent again */
    int64_t content[SIDE_COUNT + 1]; /* bytes of data, each once */
    int64_t missing[SIDE_COUNT + 1]; /* bytes that were sent, but are not in the capture */
    int64_t resets[SIDE_COUNT + 1];  /* segments with RST */
    int64_t marks[MARK_COUNT][SIDE_COUNT + 1];
    int64_t start, end;  /* first and last time, in nanoseconds since 1970 */
    int64_t initial_rtt; /* in nanoseconds, or INT64_MIN */
    Began began;
    Ended ended;
} Totals;

/* The totals of each connection, for g_free. `segments` have their sides, and are those of
 * `packets`, which was read with streams_fields(). */
Totals *totals_of(const Segments *segments, const Table *packets);

#endif
