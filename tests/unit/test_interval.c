#include "query/interval.h"

#include "base/error.h"

static void reads(const char *text, int64_t expected)
{
    g_autoptr(GError) error = NULL;
    int64_t nanoseconds = 0;
    bool ok = interval_parse(text, &nanoseconds, &error);
    g_assert_no_error(error);
    g_assert_true(ok);
    g_assert_cmpint(nanoseconds, ==, expected);
}

static void refuses(const char *text)
{
    g_autoptr(GError) error = NULL;
    int64_t nanoseconds;
    g_assert_false(interval_parse(text, &nanoseconds, &error));
    g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE);
}

static void test_units(void)
{
    reads("1ns", 1);
    reads("10us", 10000);
    reads("10ms", 10000000);
    reads("1s", INT64_C(1000000000));
    reads("5m", INT64_C(300000000000));
    reads("1h", INT64_C(3600000000000));
    reads("1d", INT64_C(86400000000000));
    reads("106751d", INT64_C(106751) * 86400 * 1000000000);
}

static void test_refused(void)
{
    static const char *const texts[] = {
        "",    "s",    "1",    "0s",  "-1s", "1.5s", "1 s",     "1S",
        "1s ", "1m5s", "1min", "+1s", "1w",  "0x1s", "106752d", "99999999999999999999ns"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        refuses(texts[i]);
}

/* Bins of that length, wherever they begin, are not more, and those of the next shorter one would
 * be. */
static void test_for_span(void)
{
    const int64_t s = INT64_C(1000000000), m = 60 * s, h = 60 * m, d = 24 * h;
    const struct {
        int64_t span, interval;
    } cases[] = {
        {0, s},
        {1, 1},
        {198, 1},
        {199, 2},
        {1000000, 10000} /* 1 ms */,
        {s, 10000000},
        {2 * s, 20000000},
        {89 * s, 500000000},
        {99 * s, 500000000},
        {100 * s, s},
        {199 * s, 2 * s},
        {h, 30 * s},
        {d, 10 * m},
        {7 * d, h},
        {365 * d, 2 * d},
        {INT64_MAX, 1000 * d},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpint(interval_for((uint64_t)cases[i].span, 200), ==, cases[i].interval);
    g_assert_cmpint(interval_for((uint64_t)s, 20), ==, 100000000);
    g_assert_cmpint(interval_for(UINT64_MAX, 20), ==, 20000 * d);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/interval/units", test_units);
    g_test_add_func("/interval/refused", test_refused);
    g_test_add_func("/interval/for-span", test_for_span);
    return g_test_run();
}
