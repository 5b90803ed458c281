#include "query/stats.h"

#include <math.h>
#include <stdlib.h>

__extension__ typedef __int128 int128;

/* The values that are there, sorted. Bools, ints, times and durations are `ints`. */
typedef struct {
    Type type;
    size_t n;
    union {
        void *values;
        int64_t *ints;
        uint64_t *uints;
        double *reals;
    };
} Sample;

static int compare_ints(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static int compare_uints(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a;
    uint64_t y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static int compare_reals(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static Sample take_sample(const Column *column)
{
    Sample sample = {.type = column->type == TYPE_BOOL ? TYPE_INT : column->type};
    sample.ints = g_new(int64_t, MAX(column->rows, 1));
    for (size_t row = 0; row < column->rows; row++) {
        if (!column_has(column, row))
            continue;
        if (column->type == TYPE_BOOL)
            sample.ints[sample.n++] = column->bools[row];
        else
            sample.uints[sample.n++] = column->uints[row]; /* whatever the eight bytes are */
    }
    qsort(sample.values, sample.n, sizeof(int64_t),
          sample.type == TYPE_REAL   ? compare_reals
          : sample.type == TYPE_UINT ? compare_uints
                                     : compare_ints);
    return sample;
}

static long double number_at(const Sample *sample, size_t index)
{
    if (sample->type == TYPE_REAL)
        return sample->reals[index];
    return sample->type == TYPE_UINT ? (long double)sample->uints[index]
                                     : (long double)sample->ints[index];
}

static Scalar scalar_at(const Sample *sample, size_t index)
{
    if (sample->type == TYPE_REAL)
        return scalar_real(sample->reals[index]);
    if (sample->type == TYPE_UINT)
        return scalar_uint(sample->uints[index]);
    return scalar_int(sample->type, sample->ints[index]);
}

static bool in_nanoseconds(const Sample *sample)
{
    return sample->type == TYPE_TIME || sample->type == TYPE_DURATION;
}

/* A statistic that lies between values: nanoseconds are rounded, the rest is real. */
static Scalar between(const Sample *sample, long double value)
{
    return in_nanoseconds(sample) ? scalar_int(sample->type, (int64_t)llroundl(value))
                                  : scalar_real((double)value);
}

static long double mean_of(const Sample *sample)
{
    int128 sum = 0;
    long double real_sum = 0;
    for (size_t i = 0; i < sample->n; i++) {
        if (sample->type == TYPE_REAL)
            real_sum += sample->reals[i];
        else if (sample->type == TYPE_UINT)
            sum += sample->uints[i];
        else
            sum += sample->ints[i];
    }
    if (sample->type == TYPE_REAL)
        return real_sum / sample->n;
    /* Whole part and rest apart: a time in nanoseconds fills 61 bits, a long double has 64. */
    int128 n = (int128)sample->n;
    return (long double)(sum / n) + (long double)(sum % n) / (long double)n;
}

static Scalar std_of(const Sample *sample, long double mean)
{
    long double squares = 0;
    if (sample->n < 2)
        return scalar_missing(in_nanoseconds(sample) ? TYPE_DURATION : TYPE_REAL);
    for (size_t i = 0; i < sample->n; i++) {
        long double distance = number_at(sample, i) - mean;
        squares += distance * distance;
    }
    long double std = sqrtl(squares / (long double)(sample->n - 1));
    return in_nanoseconds(sample) ? scalar_int(TYPE_DURATION, (int64_t)llroundl(std))
                                  : scalar_real((double)std);
}

static Scalar quantile_of(const Sample *sample, double q)
{
    double rank = q * (double)(sample->n - 1);
    size_t below = (size_t)floor(rank);
    double part = rank - floor(rank);
    if (part == 0)
        return between(sample, number_at(sample, below));
    long double low = number_at(sample, below);
    long double high = number_at(sample, below + 1);
    return between(sample, low + (high - low) * part);
}

NumberStats stats_of_numbers(const Column *column)
{
    Sample sample = take_sample(column);
    NumberStats stats = {.count = sample.n};
    if (sample.n == 0) {
        Type middle = in_nanoseconds(&sample) ? sample.type : TYPE_REAL;
        stats.min = stats.max = scalar_missing(sample.type);
        stats.mean = stats.p25 = stats.p50 = stats.p75 = scalar_missing(middle);
        stats.std = scalar_missing(middle == TYPE_TIME ? TYPE_DURATION : middle);
    } else {
        long double mean = mean_of(&sample);
        stats.mean = between(&sample, mean);
        stats.std = std_of(&sample, mean);
        stats.min = scalar_at(&sample, 0);
        stats.p25 = quantile_of(&sample, 0.25);
        stats.p50 = quantile_of(&sample, 0.50);
        stats.p75 = quantile_of(&sample, 0.75);
        stats.max = scalar_at(&sample, sample.n - 1);
    }
    g_free(sample.values);
    return stats;
}

TextStats stats_of_text(const Column *column)
{
    TextStats stats = {0};
    uint32_t codes = dictionary_size(column->dictionary);
    g_autofree size_t *counts = g_new0(size_t, MAX(codes, 1));
    for (size_t row = 0; row < column->rows; row++) {
        if (column_has(column, row)) {
            counts[column->codes[row]]++;
            stats.count++;
        }
    }
    for (uint32_t code = 0; code < codes; code++) {
        stats.unique += counts[code] > 0;
        if (counts[code] > stats.freq) {
            stats.freq = counts[code];
            stats.top = code;
        }
    }
    return stats;
}
