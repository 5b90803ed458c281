/* Descriptive statistics of one column. Missing values are left out.
 *
 * Ints, times and durations are summed exactly. Quantiles interpolate linearly between the two
 * nearest ranks (Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996, type 7), as
 * pandas and numpy do. The standard deviation divides by n - 1.
 */
#ifndef TABSHARK_QUERY_STATS_H
#define TABSHARK_QUERY_STATS_H

#include "query/scalar.h"

typedef struct {
    size_t count; /* values that are there */
    /* Of the column's type for times and durations (the deviation of times is a duration), else
     * mean, deviation and quantiles are real. Missing where there are too few values. */
    Scalar mean, std, min, p25, p50, p75, max;
} NumberStats;

/* Of a numeric column. */
NumberStats stats_of_numbers(const Column *column);

typedef struct {
    size_t count;
    size_t unique;
    uint32_t
        top; /* code of the most frequent value, the one seen first among equals; if count > 0 */
    size_t freq; /* how often it stands there */
} TextStats;

/* Of a column of text or addresses. */
TextStats stats_of_text(const Column *column);

#endif
