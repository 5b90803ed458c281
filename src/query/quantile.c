#include "query/quantile.h"

#include <math.h>

#include "query/keys.h"
#include "query/moments.h"

__extension__ typedef unsigned __int128 uint128;

/* The value of a key; exact. */
static long double number_of_key(Type type, uint64_t key)
{
    if (type == TYPE_REAL)
        return real_of_key(key);
    return type == TYPE_UINT || type == TYPE_BOOL ? (long double)key : (long double)int_of_key(key);
}

/* The part of the way from one key to the next, rounded; exact for parts above 2^-10. */
static uint64_t step_between(uint64_t low, uint64_t high, double part)
{
    uint128 step = (uint128)(uint64_t)(part * 0x1p63) * (high - low);
    return (uint64_t)((step + (UINT64_C(1) << 62)) >> 63);
}

Scalar quantile_between(Type type, uint64_t low, uint64_t high, double part)
{
    if (type_in_nanoseconds(type))
        return scalar_int(type, int_of_key(low + step_between(low, high, part)));
    long double number = number_of_key(type, low);
    /* Two infinite neighbours have no distance, and of an infinite one nothing is no part. */
    if (low != high && part > 0)
        number += (number_of_key(type, high) - number) * part;
    return scalar_real((double)number);
}

Scalar quantile_of_keys(Type type, const uint64_t *keys, size_t n, double q)
{
    if (n == 0)
        return scalar_missing(type_in_nanoseconds(type) ? type : TYPE_REAL);
    double rank = q * (double)(n - 1);
    const uint64_t *low = keys + (size_t)floor(rank);
    double part = rank - floor(rank);
    return quantile_between(type, *low, low[part > 0], part);
}
