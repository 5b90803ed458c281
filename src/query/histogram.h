/* Values counted in bins of one width. */
#ifndef TABSHARK_QUERY_HISTOGRAM_H
#define TABSHARK_QUERY_HISTOGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bin i holds start + i * width <= value < start + (i + 1) * width; the last one also its end. */
typedef struct {
    double start, width;
    size_t bins;
} Bins;

/* Never more than so many. */
#define HISTOGRAM_MAX_BINS 10000

/* Bins for `n` finite values, at least one, which are sorted in place. `bins` says how many; 0
 * means the more of two rules, as in numpy: Freedman and Diaconis ("On the histogram as a density
 * estimator", 1981), whose bins are 2 IQR n^(-1/3) wide, and Sturges ("The choice of a class
 * interval", 1926), whose bins are log2 n + 1, but no more than 500. `whole`: the values are whole
 * numbers; bins then hold equally many of those, and begin halfway between two, unless `bins` asks
 * for another number. */
Bins bins_choose(double *values, size_t n, size_t bins, bool whole);

/* How many of `n` values are in each bin; g_free it. Values outside are not counted. */
int64_t *bins_count(const Bins *bins, const double *values, size_t n);

#endif
