/* What writing and reading an entry agree on. */
#ifndef TABSHARK_CAPTURE_ENTRY_PARTS_H
#define TABSHARK_CAPTURE_ENTRY_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "capture/file_content.h"

/* At the file's beginning. */
typedef struct {
    char text[16];
    uint32_t order; /* of the machine's bytes */
} EntryMark;

/* Raise the number when the form changes. */
#define ENTRY_MARK ((EntryMark){"tabshark kept 1", 0x01020304})
#define ENTRY_END  "kept.end"

/* The key; the capture's device, inode, size, times (seconds, nanoseconds); is it known by its
 * content, and its hash; rows; status; messages, argument, capture, filter, options; fields: name,
 * base, several, cut, offset, length, hash. */
#define ENTRY_DIRECTORY "(s(tttxxxx)bttti(ayayayayay)a(ayubbttt))"

/* At its end. */
typedef struct {
    uint64_t offset, length; /* of the directory */
    ContentHash hash;        /* of it */
    char end[8];
} EntryTrailer;

/* Reads exactly `n` bytes from there. */
bool entry_read_at(int descriptor, void *to, size_t n, uint64_t offset);

#endif
