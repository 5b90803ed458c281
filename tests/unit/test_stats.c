#include "query/stats.h"

#include <math.h>
#include <string.h>

#include "support.h"
#include "table/value.h"

static void append_scalar(GString *text, Scalar scalar, Type type)
{
    g_autoptr(Column) column = scalar_column(&scalar, 1);
    g_assert_cmpstr(type_name(scalar.type), ==, type_name(type));
    g_string_append(text, text->len > 0 ? " " : "");
    g_string_append(text, scalar.present ? "" : "-");
    value_append(text, column, 0);
}

/* Mean, deviation, minimum, quartiles and maximum of cells between blanks, with "-" for what is
 * missing. The types follow from the column's. */
static void assert_stats(Type type, const char *cells, size_t count, const char *expected)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_auto(GStrv) split = g_strsplit(cells, " ", -1);
    for (char **cell = split; *cell != NULL; cell++)
        **cell = strcmp(*cell, "-") == 0 ? '\0' : **cell;
    g_autoptr(Column) column = column_of(type, (const char *const *)(void *)split);
    bool nanoseconds = type == TYPE_TIME || type == TYPE_DURATION;
    Type middle = nanoseconds ? type : TYPE_REAL;
    Type end = type == TYPE_BOOL ? TYPE_INT : type;
    NumberStats stats = stats_of_numbers(column);
    append_scalar(text, stats.mean, middle);
    append_scalar(text, stats.std, nanoseconds ? TYPE_DURATION : TYPE_REAL);
    append_scalar(text, stats.min, end);
    append_scalar(text, stats.p25, middle);
    append_scalar(text, stats.p50, middle);
    append_scalar(text, stats.p75, middle);
    append_scalar(text, stats.max, end);
    g_assert_cmpuint(stats.count, ==, count);
    g_assert_cmpstr(text->str, ==, expected);
}

/* As numpy.mean, numpy.std (ddof=1) and numpy.quantile say. */
static void test_known_numbers(void)
{
    assert_stats(TYPE_INT, "4 - 1 3 2 -", 4, "2.5 1.2909944487358056 1 1.75 2.5 3.25 4");
    assert_stats(TYPE_INT, "2 4 4 4 5 5 7 9", 8, "5.0 2.138089935299395 2 4.0 4.5 5.5 9");
    assert_stats(TYPE_INT, "-5 -10 -5", 3,
                 "-6.666666666666667 2.8867513459481287 -10 -7.5 -5.0 -5.0 -5");
    assert_stats(TYPE_REAL, "0.1 0.7 0.4", 3, "0.4 0.3 0.1 0.25 0.4 0.55 0.7");
    assert_stats(TYPE_UINT, "10 2", 2, "6.0 5.656854249492381 2 4.0 6.0 8.0 10");
    assert_stats(TYPE_BOOL, "true false true true true", 5,
                 "0.8 0.4472135954999579 0 1.0 1.0 1.0 1");
}

static void test_one_value(void)
{
    assert_stats(TYPE_INT, "- 7", 1, "7.0 - 7 7.0 7.0 7.0 7");
    assert_stats(TYPE_DURATION, "-1.5", 1,
                 "-1.500000000 - -1.500000000 -1.500000000 -1.500000000 -1.500000000 "
                 "-1.500000000");
}

static void test_no_value(void)
{
    for (int type = TYPE_BOOL; type <= TYPE_DURATION; type++) {
        assert_stats((Type)type, "", 0, "- - - - - - -");
        assert_stats((Type)type, "- -", 0, "- - - - - - -");
    }
}

/* Numbers that a double cannot tell apart. */
static void test_exact(void)
{
    assert_stats(TYPE_INT, "1152921504606846979 1152921504606846977", 2,
                 "1.152921504606847e+18 1.4142135623730951 1152921504606846977 "
                 "1.152921504606847e+18 1.152921504606847e+18 1.152921504606847e+18 "
                 "1152921504606846979");
    assert_stats(TYPE_INT, "9223372036854775807 -9223372036854775808", 2,
                 "-0.5 1.3043817825332783e+19 -9223372036854775808 -4.611686018427388e+18 -0.5 "
                 "4.611686018427388e+18 9223372036854775807");
    /* Their mean needs 65 bits. */
    assert_stats(TYPE_UINT, "18446744073709551615 18446744073709551614", 2,
                 "1.8446744073709552e+19 0.7071067811865476 18446744073709551614 "
                 "1.8446744073709552e+19 1.8446744073709552e+19 1.8446744073709552e+19 "
                 "18446744073709551615");
    assert_stats(TYPE_UINT, "18446744073709551615 18446744073709551613", 2,
                 "1.8446744073709552e+19 1.4142135623730951 18446744073709551613 "
                 "1.8446744073709552e+19 1.8446744073709552e+19 1.8446744073709552e+19 "
                 "18446744073709551615");
    assert_stats(TYPE_DURATION, "9223372036.854775807 9223372036.854775805 9223372036.854775806", 3,
                 "9223372036.854775806 0.000000001 9223372036.854775805 9223372036.854775806 "
                 "9223372036.854775806 9223372036.854775807 9223372036.854775807");
}

static void test_times(void)
{
    assert_stats(TYPE_TIME, "1470104375.000000003 1470104375.000000001 - 1470104375.000000002", 3,
                 "2016-08-02T02:19:35.000000002Z 0.000000001 2016-08-02T02:19:35.000000001Z "
                 "2016-08-02T02:19:35.000000002Z 2016-08-02T02:19:35.000000002Z "
                 "2016-08-02T02:19:35.000000003Z 2016-08-02T02:19:35.000000003Z");
    assert_stats(TYPE_TIME, "-1 1", 2,
                 "1970-01-01T00:00:00.000000000Z 1.414213562 1969-12-31T23:59:59.000000000Z "
                 "1969-12-31T23:59:59.500000000Z 1970-01-01T00:00:00.000000000Z "
                 "1970-01-01T00:00:00.500000000Z 1970-01-01T00:00:01.000000000Z");
    assert_stats(TYPE_DURATION, "0.5 1.5 -2", 3,
                 "0.000000000 1.802775638 -2.000000000 -0.750000000 0.500000000 1.000000000 "
                 "1.500000000");
}

/* Half way between the two infinities is nowhere. */
static void test_infinities(void)
{
    assert_stats(TYPE_REAL, "inf 1 2", 3, "inf - 1.0 1.5 2.0 inf inf");
    assert_stats(TYPE_REAL, "inf inf", 2, "inf - inf inf inf inf inf");
    assert_stats(TYPE_REAL, "-inf inf -inf inf", 4, "- - -inf -inf - inf inf");
}

/* The deviation of the two ends of time is longer than a duration can be. */
static void test_deviation_too_long(void)
{
    g_autoptr(Column) column =
        column_of(TYPE_DURATION, LIST("9223372036.854775807", "-9223372036.854775808"));
    NumberStats stats = stats_of_numbers(column);
    g_assert_cmpint(stats.min.i, ==, INT64_MIN);
    g_assert_cmpint(stats.max.i, ==, INT64_MAX);
    g_assert_false(stats.std.present);
}

/* The numbers 0 … 10,000 in disorder, whose sums and ranks are known. */
static void test_many(void)
{
    enum { ROWS = 10001 };
    g_autoptr(Column) column = column_new(TYPE_INT, ROWS, NULL);
    for (size_t i = 0; i < ROWS; i++)
        column->ints[i] = (int64_t)((i * 7919) % ROWS);
    NumberStats stats = stats_of_numbers(column);
    g_assert_cmpuint(stats.count, ==, ROWS);
    g_assert_cmpfloat(stats.mean.r, ==, 5000);
    g_assert_cmpint(stats.min.i, ==, 0);
    g_assert_cmpfloat(stats.p25.r, ==, 2500);
    g_assert_cmpfloat(stats.p50.r, ==, 5000);
    g_assert_cmpfloat(stats.p75.r, ==, 7500);
    g_assert_cmpint(stats.max.i, ==, 10000);
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
