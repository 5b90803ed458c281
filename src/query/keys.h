/* A column's values as 64-bit keys, so that grouping and sorting need not know types.
 *
 * Equal values have equal keys, and keys sort as their values do: false before true, numbers and
 * times by size, where -0.0 is 0.0. Text and addresses have their dictionary codes as keys;
 * order_ranks turns those into keys that sort.
 */
#ifndef TABSHARK_QUERY_KEYS_H
#define TABSHARK_QUERY_KEYS_H

#include <string.h>

#include "table/column.h"

/* Callers load so many keys at a time, into a buffer that stays in the cache. */
#define KEYS_AT_ONCE 1024

#define KEY_SIGN (UINT64_C(1) << 63)

static inline uint64_t key_of_int(int64_t value)
{
    return (uint64_t)value ^ KEY_SIGN;
}

static inline int64_t int_of_key(uint64_t key)
{
    return (int64_t)(key ^ KEY_SIGN);
}

/* Doubles sort as their bits do, once negative ones are turned around. */
static inline uint64_t key_of_real(double value)
{
    uint64_t bits;
    value += 0.0; /* -0.0 becomes 0.0 */
    memcpy(&bits, &value, sizeof bits);
    return (bits & KEY_SIGN) != 0 ? ~bits : bits | KEY_SIGN;
}

static inline double real_of_key(uint64_t key)
{
    uint64_t bits = (key & KEY_SIGN) != 0 ? key ^ KEY_SIGN : ~key;
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* The key of one row, which must have a value. */
static inline uint64_t key_at(const Column *column, size_t row)
{
    switch (column->type) {
    case TYPE_BOOL:
        return column->bools[row];
    case TYPE_INT:
    case TYPE_TIME:
    case TYPE_DURATION:
        return key_of_int(column->ints[row]);
    case TYPE_UINT:
        return column->uints[row];
    case TYPE_REAL:
        return key_of_real(column->reals[row]);
    case TYPE_ADDRESS:
    case TYPE_TEXT:
        return column->codes[row];
    }
    g_assert_not_reached();
}

/* Keys of the rows start … start+n-1; those of missing values mean nothing. */
void keys_load(const Column *column, size_t start, size_t n, uint64_t *keys);

/* The smallest and the largest key that the column's values may have; false if it has no values.
 * Codes are not looked at: any that the dictionary has may occur. */
bool keys_range(const Column *column, uint64_t *low, uint64_t *high);

#endif
