#include "query/moments.h"

void total_merge(Total *total, const Total *more, Type type)
{
    total->n += more->n;
    if (type == TYPE_REAL) {
        total_add_real(total, more->real);
        total->rest += more->rest;
    } else {
        total->whole += more->whole;
    }
}

static Mean real_mean(const Total *total)
{
    long double n = (long double)total->n;
    long double mean = total_real(total) / n;
    if (!isfinite(mean))
        return (Mean){.rest = mean};
    return (Mean){.rest = mean, .tail = (fmal(-mean, n, total->real) + total->rest) / n};
}

Mean total_mean(const Total *total, Type type)
{
    if (total->n == 0)
        return (Mean){0};
    if (type == TYPE_REAL)
        return real_mean(total);
    int128 n = (int128)total->n;
    return (Mean){.whole = total->whole / n,
                  .rest = (long double)(total->whole % n) / (long double)n};
}

long double mean_difference(Mean a, Mean b)
{
    return (long double)(a.whole - b.whole) + ((a.rest - b.rest) + (a.tail - b.tail));
}

bool total_sum(const Total *total, Type type, Scalar *sum)
{
    if (type == TYPE_REAL) {
        *sum = scalar_real((double)total_real(total));
        return true;
    }
    if (type == TYPE_UINT) {
        *sum = scalar_uint((uint64_t)total->whole);
        return total->whole <= UINT64_MAX;
    }
    *sum = scalar_int(type == TYPE_BOOL ? TYPE_INT : type, (int64_t)total->whole);
    return total->whole >= INT64_MIN && total->whole <= INT64_MAX;
}

Scalar total_scalar_mean(const Total *total, Type type)
{
    if (total->n == 0)
        return scalar_missing(type_in_nanoseconds(type) ? type : TYPE_REAL);
    Mean mean = total_mean(total, type);
    if (!type_in_nanoseconds(type))
        return scalar_real((double)((long double)mean.whole + mean.rest));
    int128 n = (int128)total->n;
    int128 rest = total->whole % n;
    int128 step = rest * 2 >= n ? 1 : rest * 2 <= -n ? -1 : 0;
    return scalar_int(type, (int64_t)(mean.whole + step));
}

long double squared_distance(const Column *column, size_t row, Mean mean)
{
    long double distance;
    if (column->type == TYPE_REAL) {
        distance = (long double)column->reals[row] - mean.rest;
    } else {
        int128 value = column->type == TYPE_UINT   ? (int128)column->uints[row]
                       : column->type == TYPE_BOOL ? column->bools[row]
                                                   : column->ints[row];
        distance = (long double)(value - mean.whole) - mean.rest;
    }
    return distance * distance;
}

Scalar variance(long double squares, size_t n, Type type)
{
    if (n < 2)
        return scalar_missing(TYPE_REAL);
    long double value = squares / (long double)(n - 1);
    return scalar_real((double)(type_in_nanoseconds(type) ? value / 1e18L : value));
}

Scalar deviation(long double squares, size_t n, Type type)
{
    Type result = type_in_nanoseconds(type) ? TYPE_DURATION : TYPE_REAL;
    if (n < 2)
        return scalar_missing(result);
    long double value = sqrtl(squares / (long double)(n - 1));
    if (result == TYPE_REAL)
        return scalar_real((double)value);
    /* Times that lie centuries apart deviate by more than a duration can hold. */
    return value < 0x1p63L - 0.5L ? scalar_int(result, (int64_t)llroundl(value))
                                  : scalar_missing(result);
}

void scalar_put(Column *column, size_t row, Scalar scalar)
{
    if (!scalar.present)
        column_set_missing(column, row);
    else if (column->type == TYPE_REAL)
        column->reals[row] = scalar.r;
    else if (column->type == TYPE_UINT)
        column->uints[row] = scalar.u;
    else
        column->ints[row] = scalar.i;
}
