/* What the tests of the cache's files share. */
#ifndef TABSHARK_TESTS_KEPT_H
#define TABSHARK_TESTS_KEPT_H

#include "capture/kept_field.h"
#include "support.h"

/* What a packer wrote. */
typedef struct {
    char *bytes;
    size_t length;
    FILE *stream;
    Packer *packer;
} Packed;

static inline void packed_begin(Packed *packed)
{
    packed->stream = open_memstream(&packed->bytes, &packed->length);
    packed->packer = packer_new(packed->stream);
}

static inline void packed_end(Packed *packed)
{
    packer_free(packed->packer);
    g_assert_cmpint(fclose(packed->stream), ==, 0);
}

/* The bytes in memory of their own, so that reading past an end is seen by a sanitizer. */
static inline Unpacker unpacker_over(const char *bytes, size_t length, uint8_t **memory)
{
    *memory = g_malloc(MAX(length, 1));
    memcpy(*memory, bytes, length);
    return (Unpacker){*memory, *memory + length};
}

#endif
