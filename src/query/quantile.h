/* Quantiles of sorted values. */
#ifndef TABSHARK_QUERY_QUANTILE_H
#define TABSHARK_QUERY_QUANTILE_H

#include <stddef.h>

#include "query/scalar.h"

/* The quantile `q`, 0 … 1, of `n` values of a numeric type, given as their keys (query/keys.h) in
 * order. Linear between the two nearest ranks (Hyndman and Fan, "Sample Quantiles in Statistical
 * Packages", 1996, type 7), as pandas and numpy do. A time or duration of those, rounded to the
 * nanosecond, else a real; missing of nothing. */
Scalar quantile_of_keys(Type type, const uint64_t *keys, size_t n, double q);

/* The value that lies `part`, 0 … 1, of the way between two neighbours, given as keys. */
Scalar quantile_between(Type type, uint64_t low, uint64_t high, double part);

#endif
