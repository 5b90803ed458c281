/* Bins of histograms. */
#include "query/histogram.h"

#include <glib.h>
#include <math.h>

static void test_asked(void)
{
    double values[] = {3, 0, 1, 4, 2.5};
    Bins bins = bins_choose(values, 5, 4, false);
    g_assert_cmpfloat(bins.start, ==, 0);
    g_assert_cmpfloat(bins.width, ==, 1);
    g_autofree int64_t *counts = bins_count(&bins, values, 5);
    g_assert_cmpint(counts[0], ==, 1);
    g_assert_cmpint(counts[1], ==, 1);
    g_assert_cmpint(counts[2], ==, 1);
    g_assert_cmpint(counts[3], ==, 2); /* the last bin has its end, too */
}

/* numpy.histogram_bin_edges(numpy.arange(1000) / 1000, 'auto') has 11 edges: by Freedman and
 * Diaconis there would be 10 bins, by Sturges 11. */
static void test_rules(void)
{
    double values[1000];
    for (int i = 0; i < 1000; i++) {
        values[i] = i / 1000.0;
    }
    Bins bins = bins_choose(values, 1000, 0, false);
    g_assert_cmpuint(bins.bins, ==, 11);
    /* A far outlier: the quartiles know nothing of it, and the bins are still not too many. */
    values[999] = 1e9;
    bins = bins_choose(values, 1000, 0, false);
    g_assert_cmpuint(bins.bins, ==, 500);
}

static void test_whole(void)
{
    double dice[] = {1, 2, 3, 4, 5, 6, 6};
    Bins bins = bins_choose(dice, 7, 0, true);
    g_assert_cmpfloat(bins.start, ==, 0.5);
    g_assert_cmpfloat(bins.width, ==, fmax(1, floor(bins.width))); /* whole */
    g_assert_cmpfloat(bins.start + (double)bins.bins * bins.width, >, 6);
}

static void test_every_value_has_a_bin(void)
{
    for (size_t n = 1; n < 60; n++) {
        for (int kind = 0; kind < 4; kind++) {
            double values[60];
            for (size_t i = 0; i < n; i++) {
                double x = (double)(i * 7919 % 61);
                values[i] = kind == 0 ? x : kind == 1 ? x * 1e-300 : kind == 2 ? 1e15 + x : -3;
            }
            Bins bins = bins_choose(values, n, n % 5, kind == 0);
            g_autofree int64_t *counts = bins_count(&bins, values, n);
            int64_t sum = 0;
            for (size_t i = 0; i < bins.bins; i++) {
                sum += counts[i];
            }
            g_assert_cmpint(sum, ==, (int64_t)n);
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/histogram/asked", test_asked);
    g_test_add_func("/histogram/rules", test_rules);
    g_test_add_func("/histogram/whole", test_whole);
    g_test_add_func("/histogram/every-value-has-a-bin", test_every_value_has_a_bin);
    return g_test_run();
}
