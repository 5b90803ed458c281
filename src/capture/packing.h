/* Numbers and bytes made small for a file of this machine: numbers as the difference to the least
 * of a run, or to the one before, in as few bytes as all of the run fit in, then zstd.
 *
 * A packer writes to a stream. An unpacker reads what lies in memory, which may have been damaged
 * in any way: it then says so, and never reads or writes past an end.
 */
#ifndef TABSHARK_CAPTURE_PACKING_H
#define TABSHARK_CAPTURE_PACKING_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Of zstd and of xxHash, as they run. The second is the caller's. */
const char *packing_zstd_version(void);
char *packing_xxhash_version(void);

typedef struct Packer Packer;

/* Errors of the stream are for its owner to look at. */
Packer *packer_new(FILE *stream);
void packer_free(Packer *packer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Packer, packer_free)

/* One number. */
void packer_number(Packer *packer, uint64_t number);
/* `n` numbers of `size` bytes each: 1, 4 or 8. */
void packer_numbers(Packer *packer, const void *numbers, size_t n, size_t size);
void packer_bytes(Packer *packer, const void *bytes, size_t n);

/* Bytes that went to the stream since the last call, and their hash. */
uint64_t packer_take_length(Packer *packer, uint64_t *hash);

/* What is left to read. */
typedef struct {
    const uint8_t *at, *end;
} Unpacker;

/* The hash that the packer took. */
uint64_t unpacker_hash(const Unpacker *unpacker);

/* Each is false if that is not what was packed. */
bool unpacker_number(Unpacker *unpacker, uint64_t *number);
/* The result, of g_malloc, is the caller's; NULL if it is not what was packed. Room for one number
 * at least is in it. */
void *unpacker_numbers(Unpacker *unpacker, size_t n, size_t size);
/* Likewise; a NUL stands behind the bytes. */
char *unpacker_bytes(Unpacker *unpacker, size_t n);

#endif
