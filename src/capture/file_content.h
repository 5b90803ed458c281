/* When a file's times do not tell whether it has changed: its content. */
#ifndef TABSHARK_CAPTURE_FILE_CONTENT_H
#define TABSHARK_CAPTURE_FILE_CONTENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "capture/file_identity.h"

/* Two changes within so many nanoseconds may leave a file with the same times. (Linux takes them
 * from a clock that ticks every 10 ms at most, other systems round to 2 s.) */
#define FILE_TIMES_GRAIN INT64_C(2000000000)

typedef struct {
    uint64_t high, low;
} ContentHash;

/* XXH3 with 128 bits of the content; false if it cannot be read. */
bool content_hash_file(const char *path, ContentHash *hash);
/* Of bytes in memory. */
ContentHash content_hash_bytes(const void *bytes, size_t length);
bool content_hash_equal(ContentHash a, ContentHash b);

/* Does every change show in the file's times, if they are fine enough: is it on a file system of
 * this machine that is known to keep nanoseconds, and does it have them? */
bool file_times_are_fine(const char *path, const FileIdentity *identity);

/* Nanoseconds since 1970 now. */
int64_t file_clock(void);

#endif
