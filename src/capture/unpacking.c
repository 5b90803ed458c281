#include <string.h>
#include <xxhash.h>
#include <zstd.h>

#include "capture/packing.h"
#include "capture/packing_parts.h"

uint64_t unpacker_hash(const Unpacker *unpacker)
{
    return XXH3_64bits(unpacker->at, (size_t)(unpacker->end - unpacker->at));
}

static size_t left(const Unpacker *unpacker)
{
    return (size_t)(unpacker->end - unpacker->at);
}

/* The next bytes; NULL if there are not so many. */
static const uint8_t *take(Unpacker *unpacker, size_t n)
{
    const uint8_t *at = unpacker->at;
    if (n > left(unpacker))
        return NULL;
    unpacker->at += n;
    return at;
}

static bool take_into(Unpacker *unpacker, void *to, size_t n)
{
    const uint8_t *at = take(unpacker, n);
    if (at != NULL)
        memcpy(to, at, n);
    return at != NULL;
}

bool unpacker_number(Unpacker *unpacker, uint64_t *number)
{
    return take_into(unpacker, number, sizeof *number);
}

/* Memory for what the bytes that are left may describe at most; a damaged number asks for more. */
static void *room_for(const Unpacker *unpacker, size_t n, size_t size, size_t run, size_t header)
{
    size_t runs = n / run + (n % run != 0);
    if (runs > left(unpacker) / header)
        return NULL;
    return g_try_malloc_n(MAX(n, 1) + 1, size);
}

/* Decompresses exactly `n` bytes. */
static bool decompress(Unpacker *unpacker, size_t length, void *to, size_t n)
{
    const uint8_t *from = take(unpacker, length);
    return from != NULL && ZSTD_decompress(to, n, from, length) == n;
}

char *unpacker_bytes(Unpacker *unpacker, size_t n)
{
    uint32_t length;
    g_autofree char *bytes = room_for(unpacker, n, 1, RUN_BYTES, sizeof length);
    if (bytes == NULL)
        return NULL;
    for (size_t done = 0; done < n; done += RUN_BYTES) {
        if (!take_into(unpacker, &length, sizeof length) ||
            !decompress(unpacker, length, bytes + done, MIN(n - done, RUN_BYTES)))
            return NULL;
    }
    bytes[n] = '\0';
    return g_steal_pointer(&bytes);
}

static uint64_t number_at(const uint8_t *narrow, size_t i, uint8_t width)
{
    uint64_t wide = 0;
    uint32_t four;
    uint16_t two;
    switch (width) {
    case 0:
        return 0;
    case 1:
        return narrow[i];
    case 2:
        memcpy(&two, narrow + 2 * i, 2);
        return two;
    case 4:
        memcpy(&four, narrow + 4 * i, 4);
        return four;
    default:
        memcpy(&wide, narrow + 8 * i, 8);
        return wide;
    }
}

/* Writes the numbers of a run with `size` bytes each; false if one does not fit. */
static inline bool write_run(const RunHeader *header, const uint8_t *narrow, size_t n,
                             uint8_t width, void *to, size_t size)
{
    uint64_t last = header->first;
    uint64_t beyond = 0;
    for (size_t i = 0; i < n; i++) {
        uint64_t number = number_at(narrow, i, width) + header->least;
        if (header->differences)
            number += last;
        last = number;
        switch (size) {
        case sizeof(uint8_t):
            beyond |= number >> 8;
            ((uint8_t *)to)[i] = (uint8_t)number;
            break;
        case sizeof(uint32_t):
            beyond |= number >> 32;
            ((uint32_t *)to)[i] = (uint32_t)number;
            break;
        default:
            ((uint64_t *)to)[i] = number;
        }
    }
    return beyond == 0;
}

/* One loop for each width, so that none asks for it at every number. */
static bool unpack_run(const RunHeader *header, const uint8_t *narrow, size_t n, void *to,
                       size_t size)
{
    switch (header->width) {
    case 0:
        return write_run(header, narrow, n, 0, to, size);
    case 1:
        return write_run(header, narrow, n, 1, to, size);
    case 2:
        return write_run(header, narrow, n, 2, to, size);
    case 4:
        return write_run(header, narrow, n, 4, to, size);
    case 8:
        return write_run(header, narrow, n, 8, to, size);
    default:
        return false;
    }
}

void *unpacker_numbers(Unpacker *unpacker, size_t n, size_t size)
{
    RunHeader header;
    g_autofree char *numbers = room_for(unpacker, n, size, RUN_NUMBERS, sizeof header);
    g_autofree uint8_t *narrow = g_malloc(MIN(MAX(n, 1), RUN_NUMBERS) * sizeof(uint64_t));
    if (numbers == NULL)
        return NULL;
    memset(numbers, 0, size);
    for (size_t done = 0; done < n; done += RUN_NUMBERS) {
        size_t run = MIN(n - done, RUN_NUMBERS);
        if (!take_into(unpacker, &header, sizeof header) || header.width > sizeof(uint64_t))
            return NULL;
        if (header.width > 0 && !decompress(unpacker, header.length, narrow, run * header.width))
            return NULL;
        if (!unpack_run(&header, narrow, run, numbers + done * size, size))
            return NULL;
    }
    return g_steal_pointer(&numbers);
}
