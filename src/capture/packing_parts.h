/* What packing and unpacking agree on. */
#ifndef TABSHARK_CAPTURE_PACKING_PARTS_H
#define TABSHARK_CAPTURE_PACKING_PARTS_H

#include <stdint.h>

/* How many numbers, and bytes, are compressed at a time. */
#define RUN_NUMBERS ((size_t)1 << 16)
#define RUN_BYTES   ((size_t)1 << 20)

/* Before the numbers of a run. */
typedef struct {
    uint64_t least;  /* is subtracted from each number, or difference */
    uint64_t first;  /* the number before the run's first; where differences were taken */
    uint32_t length; /* of what follows, compressed */
    uint8_t width;   /* of a number in it: 0 (all are equal, and nothing follows), 1, 2, 4 or 8 */
    uint8_t differences;
    uint8_t reserved[2];
} RunHeader;

#endif
