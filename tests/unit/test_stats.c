#include "query/stats.h"

#include <math.h>

#include "support.h"
#include "table/value.h"

/* The text of a scalar, with its type: "int 5", "real -" if it is missing. */
static void assert_scalar(Scalar scalar, const char *expected)
{
    g_autoptr(Column) column = scalar_column(&scalar, 1);
    g_autoptr(GString) text = g_string_new(type_name(scalar.type));
    g_string_append(text, scalar.present ? " " : " -");
    value_append(text, column, 0);
    g_assert_cmpstr(text->str, ==, expected);
}

typedef struct {
    Type type;
    const char *cells[9];
    size_t count;
    const char *mean, *std, *min, *p25, *p50, *p75, *max;
} StatsCase;

static void assert_stats(const StatsCase *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const StatsCase *wanted = &cases[i];
        g_autoptr(Column) column = column_of(wanted->type, wanted->cells);
        NumberStats stats = stats_of_numbers(column);
        g_test_message("case %zu", i);
        g_assert_cmpuint(stats.count, ==, wanted->count);
        assert_scalar(stats.mean, wanted->mean);
        assert_scalar(stats.std, wanted->std);
        assert_scalar(stats.min, wanted->min);
        assert_scalar(stats.p25, wanted->p25);
        assert_scalar(stats.p50, wanted->p50);
        assert_scalar(stats.p75, wanted->p75);
        assert_scalar(stats.max, wanted->max);
    }
}

/* As numpy.mean, numpy.std (ddof=1) and numpy.quantile say. */
static void test_known_numbers(void)
{
    static const StatsCase cases[] = {
        {TYPE_INT, {"4", "", "1", "3", "2", ""}, 4, "real 2.5", "real 1.2909944487358056", "int 1",
         "real 1.75", "real 2.5", "real 3.25", "int 4"},
        {TYPE_INT, {"2", "4", "4", "4", "5", "5", "7", "9"}, 8, "real 5.0",
         "real 2.138089935299395", "int 2", "real 4.0", "real 4.5", "real 5.5", "int 9"},
        {TYPE_REAL, {"0.1", "0.7", "0.4"}, 3, "real 0.4", "real 0.3", "real 0.1", "real 0.25",
         "real 0.4", "real 0.55", "real 0.7"},
        {TYPE_UINT, {"10", "2"}, 2, "real 6.0", "real 5.656854249492381", "uint 2", "real 4.0",
         "real 6.0", "real 8.0", "uint 10"},
        {TYPE_BOOL, {"true", "false", "true", "true", "true"}, 5, "real 0.8",
         "real 0.4472135954999579", "int 0", "real 1.0", "real 1.0", "real 1.0", "int 1"},
        {TYPE_INT, {"-5", "-10", "-5"}, 3, "real -6.666666666666667", "real 2.8867513459481287",
         "int -10", "real -7.5", "real -5.0", "real -5.0", "int -5"},
    };
    assert_stats(cases, G_N_ELEMENTS(cases));
}

static void test_one_value(void)
{
    static const StatsCase cases[] = {
        {TYPE_INT, {"", "7"}, 1, "real 7.0", "real -", "int 7", "real 7.0", "real 7.0", "real 7.0",
         "int 7"},
        {TYPE_TIME, {"1.5"}, 1, "time 1970-01-01T00:00:01.500000000Z", "duration -",
         "time 1970-01-01T00:00:01.500000000Z", "time 1970-01-01T00:00:01.500000000Z",
         "time 1970-01-01T00:00:01.500000000Z", "time 1970-01-01T00:00:01.500000000Z",
         "time 1970-01-01T00:00:01.500000000Z"},
    };
    assert_stats(cases, G_N_ELEMENTS(cases));
}

static void test_no_value(void)
{
    static const StatsCase cases[] = {
        {TYPE_INT, {"", ""}, 0, "real -", "real -", "int -", "real -", "real -", "real -", "int -"},
        {TYPE_UINT, {NULL}, 0, "real -", "real -", "uint -", "real -", "real -", "real -",
         "uint -"},
        {TYPE_BOOL, {""}, 0, "real -", "real -", "int -", "real -", "real -", "real -", "int -"},
        {TYPE_TIME, {""}, 0, "time -", "duration -", "time -", "time -", "time -", "time -",
         "time -"},
        {TYPE_DURATION, {NULL}, 0, "duration -", "duration -", "duration -", "duration -",
         "duration -", "duration -", "duration -"},
    };
    assert_stats(cases, G_N_ELEMENTS(cases));
}

/* Numbers that a double cannot tell apart. */
static void test_exact(void)
{
    static const StatsCase cases[] = {
        {TYPE_INT, {"1152921504606846979", "1152921504606846977"}, 2, "real 1.152921504606847e+18",
         "real 1.4142135623730951", "int 1152921504606846977", "real 1.152921504606847e+18",
         "real 1.152921504606847e+18", "real 1.152921504606847e+18", "int 1152921504606846979"},
        {TYPE_INT, {"9223372036854775807", "-9223372036854775808"}, 2, "real -0.5",
         "real 1.3043817825332783e+19", "int -9223372036854775808", "real -4.611686018427388e+18",
         "real -0.5", "real 4.611686018427388e+18", "int 9223372036854775807"},
        {TYPE_UINT, {"18446744073709551615", "18446744073709551613"}, 2,
         "real 1.8446744073709552e+19", "real 1.4142135623730951", "uint 18446744073709551613",
         "real 1.8446744073709552e+19", "real 1.8446744073709552e+19",
         "real 1.8446744073709552e+19", "uint 18446744073709551615"},
        {TYPE_DURATION, {"9223372036.854775807", "9223372036.854775805", "9223372036.854775806"},
         3, "duration 9223372036.854775806", "duration 0.000000001",
         "duration 9223372036.854775805", "duration 9223372036.854775806",
         "duration 9223372036.854775806", "duration 9223372036.854775807",
         "duration 9223372036.854775807"},
    };
    assert_stats(cases, G_N_ELEMENTS(cases));
}

static void test_times(void)
{
    static const StatsCase cases[] = {
        {TYPE_TIME, {"1470104375.000000003", "1470104375.000000001", "", "1470104375.000000002"},
         3, "time 2016-08-02T02:19:35.000000002Z", "duration 0.000000001",
         "time 2016-08-02T02:19:35.000000001Z", "time 2016-08-02T02:19:35.000000002Z",
         "time 2016-08-02T02:19:35.000000002Z", "time 2016-08-02T02:19:35.000000003Z",
         "time 2016-08-02T02:19:35.000000003Z"},
        {TYPE_TIME, {"-1", "1"}, 2, "time 1970-01-01T00:00:00.000000000Z", "duration 1.414213562",
         "time 1969-12-31T23:59:59.000000000Z", "time 1969-12-31T23:59:59.500000000Z",
         "time 1970-01-01T00:00:00.000000000Z", "time 1970-01-01T00:00:00.500000000Z",
         "time 1970-01-01T00:00:01.000000000Z"},
        {TYPE_DURATION, {"0.5", "1.5", "-2"}, 3, "duration 0.000000000", "duration 1.802775638",
         "duration -2.000000000", "duration -0.750000000", "duration 0.500000000",
         "duration 1.000000000", "duration 1.500000000"},
    };
    assert_stats(cases, G_N_ELEMENTS(cases));
}

static void test_infinities(void)
{
    static const StatsCase cases[] = {
        {TYPE_REAL, {"inf", "1", "2"}, 3, "real inf", "real -", "real 1.0", "real 1.5", "real 2.0",
         "real inf", "real inf"},
        {TYPE_REAL, {"inf", "inf"}, 2, "real inf", "real -", "real inf", "real inf", "real inf",
         "real inf", "real inf"},
        {TYPE_REAL, {"-inf", "-inf", "inf"}, 3, "real -", "real -", "real -inf", "real -inf",
         "real -inf", "real -", "real inf"},
    };
    assert_stats(cases, 2);
    /* Half way between the two infinities is nowhere. */
    g_autoptr(Column) column = column_of(TYPE_REAL, cases[2].cells);
    NumberStats stats = stats_of_numbers(column);
    assert_scalar(stats.mean, cases[2].mean);
    assert_scalar(stats.min, cases[2].min);
    assert_scalar(stats.p25, cases[2].p25);
    assert_scalar(stats.max, cases[2].max);
}

/* The deviation of the two ends of time is longer than a duration can be. */
static void test_deviation_too_long(void)
{
    g_autoptr(Column) column =
        column_of(TYPE_DURATION, LIST("9223372036.854775807", "-9223372036.854775808"));
    NumberStats stats = stats_of_numbers(column);
    assert_scalar(stats.min, "duration -9223372036.854775808");
    assert_scalar(stats.std, "duration -");
}

/* Against sums and ranks computed another way. */
static void test_many(void)
{
    enum { ROWS = 10001 };
    g_autoptr(Column) column = column_new(TYPE_INT, ROWS, NULL);
    for (size_t i = 0; i < ROWS; i++)
        column->ints[i] = (int64_t)((i * 7919) % ROWS);
    NumberStats stats = stats_of_numbers(column);
    g_assert_cmpuint(stats.count, ==, ROWS);
    assert_scalar(stats.mean, "real 5000.0");
    assert_scalar(stats.min, "int 0");
    assert_scalar(stats.p25, "real 2500.0");
    assert_scalar(stats.p50, "real 5000.0");
    assert_scalar(stats.p75, "real 7500.0");
    assert_scalar(stats.max, "int 10000");
    g_assert_cmpfloat_with_epsilon(stats.std.r, sqrt(ROWS * (ROWS + 1.0) / 12), 1e-9);
}

static void assert_text_stats(const Column *column, size_t count, size_t unique, size_t freq,
                              const char *top)
{
    TextStats stats = stats_of_text(column);
    g_assert_cmpuint(stats.count, ==, count);
    g_assert_cmpuint(stats.unique, ==, unique);
    g_assert_cmpuint(stats.freq, ==, freq);
    if (top != NULL)
        g_assert_cmpstr(dictionary_string(column->dictionary, stats.top, NULL), ==, top);
}

static void test_text(void)
{
    g_autoptr(Column) text = column_of(TYPE_TEXT, LIST("a", "b", "", "b", "c", "c"));
    assert_text_stats(text, 5, 3, 2, "b");
    g_autoptr(Column) part = column_slice(text, 3, 3);
    assert_text_stats(part, 3, 2, 2, "c");
    g_autoptr(Column) addresses = column_of(TYPE_ADDRESS, LIST("::1", "0::1", "10.0.0.1"));
    assert_text_stats(addresses, 3, 2, 2, "::1");
    g_autoptr(Column) none = column_of(TYPE_TEXT, LIST("", ""));
    assert_text_stats(none, 0, 0, 0, NULL);
}

/* The first in the column, not in the dictionary that it shares with others. */
static void test_text_equals(void)
{
    g_autoptr(Column) text = column_of(TYPE_TEXT, LIST("a", "b", "c"));
    g_autoptr(Column) turned = column_take(text, (size_t[]){2, 1, 0, 1, 2}, 5);
    assert_text_stats(turned, 5, 3, 2, "c");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/stats/known-numbers", test_known_numbers);
    g_test_add_func("/stats/one-value", test_one_value);
    g_test_add_func("/stats/no-value", test_no_value);
    g_test_add_func("/stats/exact", test_exact);
    g_test_add_func("/stats/times", test_times);
    g_test_add_func("/stats/infinities", test_infinities);
    g_test_add_func("/stats/deviation-too-long", test_deviation_too_long);
    g_test_add_func("/stats/many", test_many);
    g_test_add_func("/stats/text", test_text);
    g_test_add_func("/stats/text-equals", test_text_equals);
    return g_test_run();
}
