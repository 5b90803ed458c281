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

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/interval/units", test_units);
    g_test_add_func("/interval/refused", test_refused);
    return g_test_run();
}
