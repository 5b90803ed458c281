/* Sums, means and deviations of a column's values. Bools, ints, uints, times and durations are
 * summed exactly, reals in long doubles with what each sum rounds off kept beside it, so that a sum
 * does not show in which order, or in how many parts, its values were added. */
#ifndef TABSHARK_QUERY_MOMENTS_H
#define TABSHARK_QUERY_MOMENTS_H

#include <math.h>
#include <stddef.h>

#include "query/scalar.h"

__extension__ typedef __int128 int128;

/* How many values there are, and their sum; all 0 at first. */
typedef struct {
    size_t n;
    union {
        int128 whole; /* all types but reals; times and durations in nanoseconds */
        struct {
            long double real; /* TYPE_REAL: the sum as rounded, */
            long double rest; /* and what the rounding left out; see total_real */
        };
    };
} Total;

/* Adds to a sum of reals without loss: D. E. Knuth, "The Art of Computer Programming", volume 2,
 * section 4.2.2, theorem B. */
static inline void total_add_real(Total *total, long double value)
{
    long double sum = total->real + value;
    long double added = sum - total->real;
    total->rest += (total->real - (sum - added)) + (value - added);
    total->real = sum;
}

/* The sum of reals. */
static inline long double total_real(const Total *total)
{
    /* Of infinities the rest is nothing that could be added. */
    return isfinite(total->real) ? total->real + total->rest : total->real;
}

static inline void total_add(Total *total, const Column *column, size_t row)
{
    total->n++;
    if (column->type == TYPE_REAL)
        total_add_real(total, column->reals[row]);
    else if (column->type == TYPE_UINT)
        total->whole += column->uints[row];
    else
        total->whole += column->type == TYPE_BOOL ? column->bools[row] : column->ints[row];
}

/* Makes `total` that of the values of both. */
void total_merge(Total *total, const Total *more, Type type);

/* A mean, its whole part apart, for a long double cannot hold both: a time in nanoseconds fills 61
 * of its 64 bits. */
typedef struct {
    int128 whole; /* 0 of reals */
    long double rest;
    long double tail; /* of reals: what rounding left out of `rest` */
} Mean;

/* The mean as exact as it gets; 0 of nothing. For squared_distance. */
Mean total_mean(const Total *total, Type type);

/* The sum as a value of a column: of bools an int. False if it does not fit in 64 bits. */
bool total_sum(const Total *total, Type type, Scalar *sum);

/* The mean as a value of a column: a time or duration of those, rounded to the nanosecond (halves
 * away from zero), else a real. */
Scalar total_scalar_mean(const Total *total, Type type);

/* What the mean `a` is more than `b`. */
long double mean_difference(Mean a, Mean b);

/* The square of a value's distance from the mean. */
long double squared_distance(const Column *column, size_t row, Mean mean);

/* Variance and standard deviation of `n` values with that sum of squared distances; missing if n <
 * 2. Variances of times and durations are in seconds squared, deviations are durations. */
Scalar variance(long double squares, size_t n, Type type);
Scalar deviation(long double squares, size_t n, Type type);

/* Is the type a number of nanoseconds? */
static inline bool type_in_nanoseconds(Type type)
{
    return type == TYPE_TIME || type == TYPE_DURATION;
}

/* While filling a column: puts a scalar of its type, or a missing one, into a row. */
void scalar_put(Column *column, size_t row, Scalar scalar);

#endif
