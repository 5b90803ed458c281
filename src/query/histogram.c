#include "query/histogram.h"

#include <glib.h>
#include <math.h>

#include "query/keys.h"
#include "query/order.h"

/* What can still be told apart on a page. */
#define MOST_UNASKED 500
/* What is narrower than that part of its values is one value, as far as doubles can tell. */
#define NARROWEST 1e-12

static void sort_values(double *values, size_t n)
{
    g_autofree uint64_t *keys = g_new(uint64_t, n);
    for (size_t i = 0; i < n; i++) {
        keys[i] = key_of_real(values[i]);
    }
    order_numbers(keys, n, 0);
    for (size_t i = 0; i < n; i++) {
        values[i] = real_of_key(keys[i]);
    }
}

/* Linear between ranks, as all quantiles here: type 7 of Hyndman and Fan, 1996. */
static double quantile(const double *sorted, size_t n, double q)
{
    double rank = q * (double)(n - 1);
    size_t below = (size_t)floor(rank);
    size_t above = MIN(below + 1, n - 1);
    return sorted[below] + (rank - (double)below) * (sorted[above] - sorted[below]);
}

static double best_width(const double *sorted, size_t n)
{
    double span = sorted[n - 1] - sorted[0];
    double sturges = span / (ceil(log2((double)n)) + 1);
    double quartiles = quantile(sorted, n, 0.75) - quantile(sorted, n, 0.25);
    double width = 2 * quartiles / cbrt((double)n);
    width = width > 0 ? fmin(width, sturges) : sturges;
    return fmax(width, span / MOST_UNASKED);
}

static Bins bins_of_one_value(double value, bool whole)
{
    double width = whole || value == 0 ? 1 : fabs(value) * 0.1;
    return (Bins){value - width / 2, width, 1};
}

Bins bins_choose(double *values, size_t n, size_t bins, bool whole)
{
    g_assert(n > 0 && bins <= HISTOGRAM_MAX_BINS);
    sort_values(values, n);
    double min = values[0], span = values[n - 1] - min;
    if (span <= NARROWEST * fmax(fabs(min), fabs(values[n - 1]))) {
        return bins_of_one_value(min, whole);
    }
    if (whole && bins == 0) {
        double width = fmax(1, ceil(best_width(values, n)));
        return (Bins){min - 0.5, width, (size_t)floor((span + 0.5) / width) + 1};
    }
    if (bins == 0) {
        bins = (size_t)ceil(span / best_width(values, n) - 1e-9);
    }
    double around = whole ? 0.5 : 0;
    return (Bins){min - around, (span + 2 * around) / (double)bins, bins};
}

int64_t *bins_count(const Bins *bins, const double *values, size_t n)
{
    int64_t *counts = g_new0(int64_t, bins->bins);
    for (size_t i = 0; i < n; i++) {
        double place = (values[i] - bins->start) / bins->width;
        if (place >= 0 && place <= (double)bins->bins * (1 + NARROWEST)) {
            counts[MIN((size_t)place, bins->bins - 1)]++;
        }
    }
    return counts;
}
