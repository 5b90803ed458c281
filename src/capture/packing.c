#include "capture/packing.h"

#include <string.h>
#include <xxhash.h>
#include <zstd.h>

#include "capture/packing_parts.h"

/* Quickest of zstd's usual levels; numbers are small already. */
#define LEVEL 1

const char *packing_zstd_version(void)
{
    return ZSTD_versionString();
}

char *packing_xxhash_version(void)
{
    unsigned version = XXH_versionNumber();
    return g_strdup_printf("%u.%u.%u", version / 10000, version / 100 % 100, version % 100);
}

struct Packer {
    FILE *stream;
    uint64_t length;
    XXH3_state_t *hash;
    ZSTD_CCtx *context;
    uint64_t *numbers; /* of a run */
    uint8_t *narrow;   /* the same in as few bytes as they need */
    void *compressed;
    size_t room; /* for it */
};

Packer *packer_new(FILE *stream)
{
    Packer *packer = g_new0(Packer, 1);
    packer->stream = stream;
    packer->hash = XXH3_createState();
    packer->context = ZSTD_createCCtx();
    g_assert(packer->hash != NULL && packer->context != NULL);
    XXH3_64bits_reset(packer->hash);
    packer->numbers = g_new(uint64_t, RUN_NUMBERS);
    packer->narrow = g_malloc(RUN_NUMBERS * sizeof(uint64_t));
    packer->room = ZSTD_compressBound(RUN_BYTES);
    packer->compressed = g_malloc(packer->room);
    return packer;
}

void packer_free(Packer *packer)
{
    XXH3_freeState(packer->hash);
    ZSTD_freeCCtx(packer->context);
    g_free(packer->numbers);
    g_free(packer->narrow);
    g_free(packer->compressed);
    g_free(packer);
}

static void put(Packer *packer, const void *bytes, size_t n)
{
    fwrite(bytes, 1, n, packer->stream);
    XXH3_64bits_update(packer->hash, bytes, n);
    packer->length += n;
}

uint64_t packer_take_length(Packer *packer, uint64_t *hash)
{
    uint64_t length = packer->length;
    *hash = XXH3_64bits_digest(packer->hash);
    XXH3_64bits_reset(packer->hash);
    packer->length = 0;
    return length;
}

void packer_number(Packer *packer, uint64_t number)
{
    put(packer, &number, sizeof number);
}

static uint32_t compress(Packer *packer, const void *bytes, size_t n)
{
    size_t length =
        ZSTD_compressCCtx(packer->context, packer->compressed, packer->room, bytes, n, LEVEL);
    g_assert(!ZSTD_isError(length)); /* there is room for any */
    return (uint32_t)length;
}

void packer_bytes(Packer *packer, const void *bytes, size_t n)
{
    for (size_t done = 0; done < n; done += RUN_BYTES) {
        uint32_t length = compress(packer, (const char *)bytes + done, MIN(n - done, RUN_BYTES));
        put(packer, &length, sizeof length);
        put(packer, packer->compressed, length);
    }
}

/* Numbers of any size as those of eight bytes. */
static void widen(uint64_t *to, const void *from, size_t n, size_t size)
{
    switch (size) {
    case sizeof(uint8_t):
        for (size_t i = 0; i < n; i++)
            to[i] = ((const uint8_t *)from)[i];
        return;
    case sizeof(uint32_t):
        for (size_t i = 0; i < n; i++)
            to[i] = ((const uint32_t *)from)[i];
        return;
    case sizeof(uint64_t):
        memcpy(to, from, n * size);
        return;
    default:
        g_assert_not_reached();
    }
}

static uint8_t width_of(uint64_t range)
{
    if (range == 0)
        return 0;
    return range <= UINT8_MAX ? 1 : range <= UINT16_MAX ? 2 : range <= UINT32_MAX ? 4 : 8;
}

/* How the run is written in the fewest bytes. As numbers wrap around, what is taken for their sign
 * does not matter. */
static RunHeader plan_run(const uint64_t *numbers, size_t n, uint64_t before)
{
    int64_t least = INT64_MAX, most = INT64_MIN, least_step = INT64_MAX, most_step = INT64_MIN;
    uint64_t last = before;
    for (size_t i = 0; i < n; i++) {
        int64_t number = (int64_t)numbers[i];
        int64_t step = (int64_t)(numbers[i] - last);
        last = numbers[i];
        least = MIN(least, number);
        most = MAX(most, number);
        least_step = MIN(least_step, step);
        most_step = MAX(most_step, step);
    }
    uint8_t width = width_of((uint64_t)most - (uint64_t)least);
    uint8_t step_width = width_of((uint64_t)most_step - (uint64_t)least_step);
    bool differences = step_width < width;
    return (RunHeader){
        .least = (uint64_t)(differences ? least_step : least),
        .first = differences ? before : 0,
        .width = differences ? step_width : width,
        .differences = differences,
    };
}

static void narrow_numbers(uint8_t *to, const uint64_t *from, size_t n, uint8_t width)
{
    switch (width) {
    case 1:
        for (size_t i = 0; i < n; i++)
            to[i] = (uint8_t)from[i];
        return;
    case 2:
        for (size_t i = 0; i < n; i++)
            memcpy(to + 2 * i, &(uint16_t){(uint16_t)from[i]}, 2);
        return;
    case 4:
        for (size_t i = 0; i < n; i++)
            memcpy(to + 4 * i, &(uint32_t){(uint32_t)from[i]}, 4);
        return;
    default:
        memcpy(to, from, n * sizeof *from);
    }
}

static void pack_run(Packer *packer, size_t n, uint64_t before)
{
    uint64_t *numbers = packer->numbers;
    RunHeader header = plan_run(numbers, n, before);
    uint64_t last = before;
    for (size_t i = 0; header.width > 0 && i < n; i++) {
        uint64_t number = numbers[i];
        numbers[i] = (header.differences ? number - last : number) - header.least;
        last = number;
    }
    if (header.width > 0) {
        narrow_numbers(packer->narrow, numbers, n, header.width);
        header.length = compress(packer, packer->narrow, n * header.width);
    }
    put(packer, &header, sizeof header);
    if (header.width > 0)
        put(packer, packer->compressed, header.length);
}

void packer_numbers(Packer *packer, const void *numbers, size_t n, size_t size)
{
    uint64_t before = 0;
    for (size_t done = 0; done < n; done += RUN_NUMBERS) {
        size_t run = MIN(n - done, RUN_NUMBERS);
        widen(packer->numbers, (const char *)numbers + done * size, run, size);
        uint64_t last = packer->numbers[run - 1];
        pack_run(packer, run, before);
        before = last;
    }
}
