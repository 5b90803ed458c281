#include "query/order.h"

#include <stdlib.h>
#include <string.h>

#include "query/keys.h"

#define DIGIT_BITS 11
#define DIGITS     (1u << DIGIT_BITS)

/* Bits that it takes to write the number. */
static unsigned bit_length(uint64_t number)
{
    return number == 0 ? 0 : 64 - (unsigned)__builtin_clzll(number);
}

/* Does it stand in order already? If not, also the bits in which numbers differ. */
static bool in_order(const uint64_t *numbers, size_t n, unsigned low_bit, uint64_t *differing)
{
    bool ordered = true;
    *differing = 0;
    for (size_t i = 1; i < n; i++) {
        ordered = ordered && numbers[i - 1] >> low_bit <= numbers[i] >> low_bit;
        *differing |= numbers[i] ^ numbers[0];
    }
    return ordered;
}

/* One pass: moves the numbers so that the digit at `shift` is in order. */
static void sort_by_digit(const uint64_t *from, uint64_t *to, size_t n, unsigned shift)
{
    size_t places[DIGITS] = {0};
    for (size_t i = 0; i < n; i++)
        places[from[i] >> shift & (DIGITS - 1)]++;
    size_t place = 0;
    for (unsigned digit = 0; digit < DIGITS; digit++) {
        size_t count = places[digit];
        places[digit] = place;
        place += count;
    }
    for (size_t i = 0; i < n; i++)
        to[places[from[i] >> shift & (DIGITS - 1)]++] = from[i];
}

void order_numbers(uint64_t *numbers, size_t n, unsigned low_bit)
{
    uint64_t differing;
    if (in_order(numbers, n, low_bit, &differing))
        return;
    uint64_t *spare = g_new(uint64_t, n);
    uint64_t *from = numbers;
    uint64_t *to = spare;
    for (unsigned shift = low_bit; shift < bit_length(differing); shift += DIGIT_BITS) {
        if ((differing >> shift & (DIGITS - 1)) == 0)
            continue;
        sort_by_digit(from, to, n, shift);
        uint64_t *swap = from;
        from = to;
        to = swap;
    }
    if (from != numbers)
        memcpy(numbers, from, n * sizeof *numbers);
    g_free(spare);
}

/* A code with the beginning of what it stands for, which settles most comparisons. */
typedef struct {
    uint64_t beginning;
    uint32_t code;
} Ranked;

static uint64_t begin_string(const char *string, size_t length)
{
    uint64_t bytes = 0;
    memcpy(&bytes, string, MIN(length, sizeof bytes));
    return GUINT64_FROM_BE(bytes);
}

static uint64_t begin_address(const Address *address)
{
    uint64_t bytes;
    memcpy(&bytes, address->bytes, sizeof bytes);
    return (uint64_t)address->family << 62 | GUINT64_FROM_BE(bytes) >> 2;
}

static int compare_beginnings(const Ranked *a, const Ranked *b)
{
    return (a->beginning > b->beginning) - (a->beginning < b->beginning);
}

static int compare_strings(const void *a, const void *b, void *dictionary)
{
    const Ranked *x = a;
    const Ranked *y = b;
    size_t x_length;
    size_t y_length;
    int order = compare_beginnings(x, y);
    if (order != 0)
        return order;
    const char *x_string = dictionary_string(dictionary, x->code, &x_length);
    const char *y_string = dictionary_string(dictionary, y->code, &y_length);
    order = memcmp(x_string, y_string, MIN(x_length, y_length));
    return order != 0 ? order : (x_length > y_length) - (x_length < y_length);
}

static int compare_addresses(const void *a, const void *b, void *dictionary)
{
    const Ranked *x = a;
    const Ranked *y = b;
    int order = compare_beginnings(x, y);
    return order != 0 ? order
                      : address_compare(dictionary_address(dictionary, x->code),
                                        dictionary_address(dictionary, y->code));
}

uint32_t *order_ranks(const Dictionary *dictionary, bool addresses)
{
    uint32_t n = dictionary_size(dictionary);
    g_autofree Ranked *sorted = g_new(Ranked, MAX(n, 1));
    for (uint32_t code = 0; code < n; code++) {
        size_t length;
        const char *string = dictionary_string(dictionary, code, &length);
        sorted[code].code = code;
        sorted[code].beginning = addresses ? begin_address(dictionary_address(dictionary, code))
                                           : begin_string(string, length);
    }
    qsort_r(sorted, n, sizeof *sorted, addresses ? compare_addresses : compare_strings,
            (void *)(uintptr_t)dictionary);
    uint32_t *ranks = g_new0(uint32_t, MAX(n, 1));
    for (uint32_t rank = 0; rank < n; rank++)
        ranks[sorted[rank].code] = rank;
    return ranks;
}

/* Moves rows without a value behind the others; gives back how many have one. */
static size_t put_missing_last(const Column *column, size_t *rows, size_t n)
{
    if (column->present == NULL)
        return n;
    g_autofree size_t *missing = g_new(size_t, MAX(n, 1));
    size_t values = 0;
    size_t gaps = 0;
    for (size_t i = 0; i < n; i++) {
        if (column_has(column, rows[i]))
            rows[values++] = rows[i];
        else
            missing[gaps++] = rows[i];
    }
    memcpy(rows + values, missing, gaps * sizeof *rows);
    return values;
}

/* Keys of the rows, the smallest of which is 0, in the direction wanted; and the largest. */
static uint64_t *sorting_keys(const Column *column, bool descending, const size_t *rows, size_t n,
                              uint64_t *largest)
{
    uint64_t *keys = g_new(uint64_t, MAX(n, 1));
    g_autofree uint32_t *ranks =
        type_is_numeric(column->type)
            ? NULL
            : order_ranks(column->dictionary, column->type == TYPE_ADDRESS);
    uint64_t low = UINT64_MAX;
    uint64_t high = 0;
    for (size_t i = 0; i < n; i++) {
        uint64_t key = key_at(column, rows[i]);
        keys[i] = ranks != NULL ? ranks[key] : key;
        low = MIN(low, keys[i]);
        high = MAX(high, keys[i]);
    }
    for (size_t i = 0; i < n; i++)
        keys[i] = descending ? high - keys[i] : keys[i] - low;
    *largest = n > 0 ? high - low : 0;
    return keys;
}

void order_rows(const Column *column, bool descending, size_t *rows, size_t n)
{
    uint64_t largest;
    n = put_missing_last(column, rows, n);
    g_autofree uint64_t *keys = sorting_keys(column, descending, rows, n, &largest);
    uint64_t differing;
    if (in_order(keys, n, 0, &differing))
        return;
    /* One word holds a row's place and, above it, as many bits of its key as there is room for;
     * keys that are longer take more rounds, lowest bits first. */
    unsigned place_bits = bit_length(n - 1);
    uint64_t place_mask = (UINT64_C(1) << place_bits) - 1;
    g_autofree uint64_t *packed = g_new(uint64_t, n);
    for (size_t i = 0; i < n; i++)
        packed[i] = i;
    for (unsigned done = 0; done < bit_length(largest); done += 64 - place_bits) {
        for (size_t i = 0; i < n; i++) {
            uint64_t place = packed[i] & place_mask;
            packed[i] = keys[place] >> done << place_bits | place;
        }
        order_numbers(packed, n, place_bits);
    }
    for (size_t i = 0; i < n; i++)
        packed[i] = rows[packed[i] & place_mask];
    for (size_t i = 0; i < n; i++)
        rows[i] = packed[i];
}
