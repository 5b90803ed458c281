#include "query/quantile.h"

#include <math.h>

#include "query/keys.h"
#include "query/moments.h"

/* The value of a key; exact. */
static long double number_of_key(Type type, uint64_t key)
{
    if (type == TYPE_REAL)
        return real_of_key(key);
    return type == TYPE_UINT || type == TYPE_BOOL ? (long double)key : (long double)int_of_key(key);
}

Scalar quantile_of_keys(Type type, const uint64_t *keys, size_t n, double q)
{
    if (n == 0)
        return scalar_missing(type_in_nanoseconds(type) ? type : TYPE_REAL);
    double rank = q * (double)(n - 1);
    size_t below = (size_t)floor(rank);
    double part = rank - floor(rank);
    long double low = number_of_key(type, keys[below]);
    /* Also where both are infinite, and their distance is none. */
    if (part == 0 || keys[below] == keys[below + 1])
        return scalar_between(low, type);
    long double step = (number_of_key(type, keys[below + 1]) - low) * part;
    /* A step is rounded before it is added: a time takes up nearly all bits. */
    return scalar_between(low + (type_in_nanoseconds(type) ? roundl(step) : step), type);
}
