/* Ticks on axes of numbers. */
#include <math.h>

#include "plot/ticks.h"

static char *labels_of(const GArray *ticks)
{
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < ticks->len; i++) {
        g_string_append_printf(all, "%s%s", i > 0 ? " | " : "", ticks_at(ticks, i)->label);
    }
    return g_string_free(all, FALSE);
}

static char *joined(double min, double max, size_t most, bool integers)
{
    g_autoptr(GArray) ticks = ticks_linear(min, max, most, integers);
    return labels_of(ticks);
}

static void test_known(void)
{
    const struct {
        double min, max;
        size_t most;
        bool integers;
        const char *labels;
    } cases[] = {
        {0, 1600, 9, true, "0 | 200 | 400 | 600 | 800 | 1,000 | 1,200 | 1,400 | 1,600"},
        {0, 8.5e6, 10, true,
         "0 | 1\u00a0M | 2\u00a0M | 3\u00a0M | 4\u00a0M | 5\u00a0M | 6\u00a0M | 7\u00a0M | "
         "8\u00a0M"},
        {0, 0.28, 6, false, "0 | 0.05 | 0.1 | 0.15 | 0.2 | 0.25"},
        {-2, 2, 5, false, "−2 | −1 | 0 | 1 | 2"},
        {0, 100000, 6, true, "0 | 20,000 | 40,000 | 60,000 | 80,000 | 100,000"},
        {0, 2.5e6, 6, false, "0 | 0.5\u00a0M | 1\u00a0M | 1.5\u00a0M | 2\u00a0M | 2.5\u00a0M"},
        {0, 1e-5, 3, false, "0 | 5\u00a0µ | 10\u00a0µ"},
        {3456789000, 3456789400, 3, true, "3,456,789,000 | 3,456,789,200 | 3,456,789,400"},
        {1, 3, 9, true, "1 | 2 | 3"},
        {1, 3, 9, false, "1 | 1.5 | 2 | 2.5 | 3"},
        {0.3, 0.9, 9, true, ""},
        {1, 1.00000002, 3, false, "1 | 1.00000001 | 1.00000002"},
        {0, 4e30, 3, false, "0 | 2e+30 | 4e+30"},
        {0, 3e9, 4, false, "0 | 1\u00a0G | 2\u00a0G | 3\u00a0G"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *labels =
            joined(cases[i].min, cases[i].max, cases[i].most, cases[i].integers);
        g_assert_cmpstr(labels, ==, cases[i].labels);
    }
}

/* Ticks are as far from each other as 1, 2 or 5 times a power of ten. */
static void check_steps(const GArray *ticks, double slack)
{
    if (ticks->len < 2) {
        return;
    }
    double step = ticks_at(ticks, 1)->position - ticks_at(ticks, 0)->position;
    double power = pow(10, floor(log10(step + slack)));
    double off = fmin(fabs(step - power), fmin(fabs(step - 2 * power), fabs(step - 5 * power)));
    g_assert_cmpfloat(off, <=, slack);
    for (guint i = 1; i < ticks->len; i++) {
        double next = ticks_at(ticks, i)->position - ticks_at(ticks, i - 1)->position;
        g_assert_cmpfloat(fabs(next - step), <=, slack);
    }
}

static void check_axis(double min, double max, size_t most)
{
    g_autoptr(GArray) ticks = ticks_linear(min, max, most, false);
    g_autoptr(GHashTable) labels = g_hash_table_new(g_str_hash, g_str_equal);
    double slack = (max - min) * 1e-6;
    g_assert_cmpuint(ticks->len, <=, most);
    /* Steps of 1, 2, 5 are at most 2.5 apart, so at least this many ticks fit. */
    g_assert_cmpfloat((double)ticks->len, >=, floor(((double)most - 1) / 2.5));
    for (guint i = 0; i < ticks->len; i++) {
        const Tick *tick = ticks_at(ticks, i);
        g_assert_cmpfloat(tick->position, >=, min - slack);
        g_assert_cmpfloat(tick->position, <=, max + slack);
        g_assert_true(i == 0 || tick->position > ticks_at(ticks, i - 1)->position);
        g_assert_true(g_hash_table_add(labels, tick->label));
        g_assert_cmpint(g_utf8_strlen(tick->label, -1), <=, 32);
    }
    check_steps(ticks, slack + 1e-15 * fmax(fabs(min), fabs(max)));
}

static void test_all_spans(void)
{
    const double starts[] = {0, 1, -1, 0.3, -0.7, 12345.678, -1e6, 1e9};
    for (int exponent = -12; exponent <= 15; exponent++) {
        for (double factor = 1; factor < 10; factor *= 1.37) {
            double span = factor * pow(10, exponent);
            for (size_t i = 0; i < G_N_ELEMENTS(starts); i++) {
                for (size_t most = 2; most <= 20; most += 3) {
                    check_axis(starts[i] * span, starts[i] * span + span, most);
                }
            }
        }
    }
}

static void test_log(void)
{
    const struct {
        double min, max; /* of the values */
        size_t most;
        bool integers;
        const char *labels;
    } cases[] = {
        {1, 1e5, 8, true, "1 | 10 | 100 | 1,000 | 10,000 | 100,000"},
        {1, 100, 8, true, "1 | 2 | 5 | 10 | 20 | 50 | 100"},
        {0.5, 20, 8, true, "1 | 2 | 5 | 10 | 20"},
        {1e-6, 1e6, 5, false, "1\u00a0µ | 0.001 | 1 | 1,000 | 1\u00a0M"},
        {1e-300, 1e300, 4, false, "1e-200 | 1 | 1e+200"},
        {300, 700, 6, true, "300 | 400 | 500 | 600 | 700"},
        {1e-300, 1e300, 20, false,
         "1e-300 | 1e-250 | 1e-200 | 1e-150 | 1e-100 | 1e-50 | 1 | 1e+50 | 1e+100 | 1e+150 | "
         "1e+200 | 1e+250 | 1e+300"},
        {1e9, 2e9, 3, false, "1\u00a0G | 1.5\u00a0G | 2\u00a0G"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GArray) ticks = ticks_log(log10(cases[i].min), log10(cases[i].max), cases[i].most,
                                            cases[i].integers, NULL);
        g_autofree char *labels = labels_of(ticks);
        g_assert_cmpstr(labels, ==, cases[i].labels);
    }
}

static void test_in_power(void)
{
    const struct {
        double min, max;
        int power;
        const char *labels;
    } cases[] = {
        {0, 8.5e6, 6, "0 | 2 | 4 | 6 | 8"},
        {0, 2e-3, -3, "0 | 0.5 | 1 | 1.5 | 2"},
        {-3e-5, 3e-5, -6, "−20 | 0 | 20"},
        {0, 4e6, 3, "0 | 1,000 | 2,000 | 3,000 | 4,000"},
        {2.5e9, 2.50004e9, 9, "2.5 | 2.50001 | 2.50002 | 2.50003 | 2.50004"},
        {0, 40, 0, "0 | 10 | 20 | 30 | 40"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GArray) ticks =
            ticks_linear_in(cases[i].min, cases[i].max, 5, false, cases[i].power);
        g_autofree char *labels = labels_of(ticks);
        g_assert_cmpstr(labels, ==, cases[i].labels);
        /* The positions are as without a power. */
        g_autoptr(GArray) plain = ticks_linear(cases[i].min, cases[i].max, 5, false);
        g_assert_cmpuint(ticks->len, ==, plain->len);
        for (guint k = 0; k < ticks->len; k++) {
            g_assert_cmpfloat(ticks_at(ticks, k)->position, ==, ticks_at(plain, k)->position);
        }
    }
}

static void test_log_units(void)
{
    const struct {
        double min, max;
        size_t most;
        const char *labels;
    } cases[] = {
        {1e-6, 1, 8,
         "1\u00a0µs | 10\u00a0µs | 100\u00a0µs | 1\u00a0ms | 10\u00a0ms | 100\u00a0ms | "
         "1\u00a0s"},
        {1e-10, 1e-8, 3, "0.1\u00a0ns | 1\u00a0ns | 10\u00a0ns"},
        {1, 1e6, 4, "1\u00a0s | 100\u00a0s | 10,000\u00a0s | 1,000,000\u00a0s"},
        {0.02, 0.5, 6, "20\u00a0ms | 50\u00a0ms | 100\u00a0ms | 200\u00a0ms | 500\u00a0ms"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GArray) ticks = ticks_log(log10(cases[i].min), log10(cases[i].max), cases[i].most,
                                            false, &unit_seconds);
        g_autofree char *labels = labels_of(ticks);
        g_assert_cmpstr(labels, ==, cases[i].labels);
    }
}

/* Never too many, never out of order, never outside, never two alike. */
static void test_log_all_spans(void)
{
    for (double min = -290; min < 290; min += 7.3) {
        for (double span = 1e-8; span < 300 && min + span < 300; span *= 3.7) {
            for (size_t most = 2; most <= 20; most += 3) {
                g_autoptr(GArray) ticks = ticks_log(min, min + span, most, false, NULL);
                g_autoptr(GHashTable) labels = g_hash_table_new(g_str_hash, g_str_equal);
                g_assert_cmpuint(ticks->len, <=, most);
                for (guint i = 0; i < ticks->len; i++) {
                    const Tick *tick = ticks_at(ticks, i);
                    g_assert_cmpfloat(tick->position, >=, min - 1e-6);
                    g_assert_cmpfloat(tick->position, <=, min + span + 1e-6);
                    g_assert_true(g_hash_table_add(labels, tick->label));
                    g_assert_true(i == 0 || tick->position > ticks_at(ticks, i - 1)->position);
                }
            }
        }
    }
}

static void test_extremes(void)
{
    check_axis(-1e300, 1e300, 8);
    check_axis(0, 1e-280, 8);
    check_axis(1e15, 1e15 + 2000, 8);
    check_axis(1, 1 + 1.1e-12, 5);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ticks/known", test_known);
    g_test_add_func("/ticks/all-spans", test_all_spans);
    g_test_add_func("/ticks/log", test_log);
    g_test_add_func("/ticks/in-power", test_in_power);
    g_test_add_func("/ticks/log-units", test_log_units);
    g_test_add_func("/ticks/log-all-spans", test_log_all_spans);
    g_test_add_func("/ticks/extremes", test_extremes);
    return g_test_run();
}
