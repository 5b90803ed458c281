/* Numbers wider than 64 bits as pairs of those that columns hold. */
#ifndef TABSHARK_QUERY_WIDE_H
#define TABSHARK_QUERY_WIDE_H

#include <math.h>
#include <stdint.h>

#include "query/moments.h"

/* Exponents of what is no number; those of numbers are far from them. */
#define WIDE_INFINITE INT64_C(100000)
#define WIDE_NAN      INT64_C(200000)

/* |value| = mantissa * 2^(exponent - 64); the sign is the mantissa's column's neighbour: exponent
 * times two, plus one if it is negative. Exact where long doubles have 64 digits; where they have
 * more (113), these are rounded away. */
static inline void wide_split(long double value, uint64_t *mantissa, int64_t *exponent)
{
    int power = 0;
    long double fraction = frexpl(fabsl(value), &power);
    bool number = isfinite(value);
    *mantissa = number ? (uint64_t)ldexpl(fraction, 64) : 0;
    *exponent = (number ? power : isnan(value) ? WIDE_NAN : WIDE_INFINITE) * 2;
    *exponent += signbit(value) != 0;
}

static inline long double wide_join(uint64_t mantissa, int64_t exponent)
{
    bool negative = (exponent & 1) != 0;
    int64_t power = (exponent - negative) / 2;
    long double value = power == WIDE_NAN ? (long double)NAN
                        : power == WIDE_INFINITE
                            ? (long double)INFINITY
                            : ldexpl((long double)mantissa, (int)CLAMP(power, -40000, 40000) - 64);
    return negative ? -value : value;
}

/* The halves of a 128-bit integer. */
static inline void wide_halve(int128 value, int64_t *high, uint64_t *low)
{
    *high = (int64_t)(value >> 64);
    *low = (uint64_t)value;
}

static inline int128 wide_whole(int64_t high, uint64_t low)
{
    return (int128)high * ((int128)1 << 64) + low;
}

#endif
