#include "query/aggregate.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "table/value.h"

/* How an aggregate is read: name, kind and column, or not at all. */
static void parses(const char *text, const char *name, AggregateKind kind, const char *column)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Aggregate) aggregate = aggregate_parse(text, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(aggregate->name, ==, name);
    g_assert_cmpint((int)aggregate->kind, ==, (int)kind);
    g_assert_cmpstr(aggregate->column, ==, column);
}

static void refuses(const char *text)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(aggregate_parse(text, &error));
    g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE);
}

static void test_parse(void)
{
    parses("count", "count", AGGREGATE_COUNT, NULL);
    parses("n=count", "n", AGGREGATE_COUNT, NULL);
    parses("sum:tcp.len", "sum:tcp.len", AGGREGATE_SUM, "tcp.len");
    parses("bytes=sum:tcp.len", "bytes", AGGREGATE_SUM, "tcp.len");
    parses("max:sum:tcp.len", "max:sum:tcp.len", AGGREGATE_MAX, "sum:tcp.len");
    parses("x=y=max:a=b", "x=y", AGGREGATE_MAX, "a=b");
    parses("p50:x", "p50:x", AGGREGATE_QUANTILE, "x");
    static const char *const wrong[] = {
        "",    "tcp.len", "sum",    "sum:",     "count:", "=count", "a=", "x:sum:y",
        "p:x", "p101:x",  "p1e1:x", "p1.2.3:x", "p-1:x",  "Sum:x",  "p50"};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
        refuses(wrong[i]);
}

static void test_quantiles_parsed(void)
{
    static const struct {
        const char *text;
        double quantile;
    } rows[] = {{"median:x", 0.5}, {"p0:x", 0}, {"p99.9:x", 0.999}, {"p100:x", 1}, {"p07:x", 0.07}};
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Aggregate) aggregate = aggregate_parse(rows[i].text, NULL);
        g_assert_cmpfloat(aggregate->quantile, ==, rows[i].quantile);
    }
}

/* What an aggregate makes of all rows as one group, as text; NULL if it fails. */
static char *reduce(const char *text, Column *column)
{
    g_autofree char *with_column = g_strdup_printf("%s:x", text);
    g_autoptr(Aggregate) aggregate = aggregate_parse(with_column, NULL);
    g_autoptr(Table) table = table_new(column->rows);
    table_add(table, "x", column_ref(column));
    g_autoptr(Grouping) all = grouping_new(NULL, 0, column->rows);
    g_autoptr(GError) error = NULL;
    g_autoptr(Column) result = aggregate_table(aggregate, table, all, &error);
    g_assert_true((result == NULL) == (error != NULL));
    if (result == NULL)
        return NULL;
    g_assert_cmpuint(result->rows, ==, 1);
    GString *value = g_string_new(NULL);
    value_append(value, result, 0);
    return g_string_free(value, false);
}

static void gives(const char *text, Column *column, const char *expected)
{
    g_autofree char *found = reduce(text, column);
    g_assert_cmpstr(found, ==, expected);
}

/* A column of eight-byte values; takes their bits. */
static Column *make(Type type, const void *values, size_t n)
{
    return column_adopt(type, n, g_memdup2(values, MAX(n, 1) * sizeof(int64_t)), NULL, NULL);
}

static void test_ints(void)
{
    g_autoptr(Column) column = make(TYPE_INT, (int64_t[]){4, 0, 1, 7, 4}, 5);
    column_set_missing(column, 1);
    gives("count", column, "4");
    gives("sum", column, "16");
    gives("mean", column, "4.0");
    gives("min", column, "1");
    gives("max", column, "7");
    gives("var", column, "6.0");
    gives("median", column, "4.0");
    gives("p25", column, "3.25");
    gives("first", column, "4");
    gives("nunique", column, "3");
}

static void test_overflow(void)
{
    g_autoptr(Column) fits =
        make(TYPE_INT, (int64_t[]){INT64_MAX, INT64_MAX, INT64_MIN, INT64_MIN, 2}, 5);
    gives("sum", fits, "0");
    g_autoptr(Column) ints = make(TYPE_INT, (int64_t[]){INT64_MAX, 1}, 2);
    gives("sum", ints, NULL);
    gives("mean", ints, "4.611686018427388e+18");
    g_autoptr(Column) uints = make(TYPE_UINT, (uint64_t[]){UINT64_MAX, 1}, 2);
    gives("sum", uints, NULL);
    gives("max", uints, "18446744073709551615");
}

static void test_times(void)
{
    /* Before 1970, and one nanosecond apart: halves go away from zero. */
    g_autoptr(Column) times = make(TYPE_TIME, (int64_t[]){-4, -3}, 2);
    gives("mean", times, "1969-12-31T23:59:59.999999996Z");
    gives("median", times, "1969-12-31T23:59:59.999999997Z");
    gives("std", times, "0.000000001");
    gives("sum", times, NULL);
    g_autoptr(Column) ends = make(TYPE_TIME, (int64_t[]){INT64_MIN, INT64_MAX}, 2);
    gives("median", ends, "1970-01-01T00:00:00.000000000Z");
    gives("std", ends, ""); /* 413 years are more than a duration holds */
    g_autoptr(Column) durations = make(TYPE_DURATION, (int64_t[]){1, 2}, 2);
    gives("sum", durations, "0.000000003");
    gives("var", durations, "5e-19");
}

static void test_reals(void)
{
    g_autoptr(Column) column = make(TYPE_REAL, (double[]){INFINITY, 1, INFINITY}, 3);
    gives("sum", column, "inf");
    gives("median", column, "inf");
    gives("p75", column, "inf");
    gives("std", column, "");
    g_autoptr(Column) both = make(TYPE_REAL, (double[]){INFINITY, -INFINITY}, 2);
    gives("sum", both, "");
    gives("mean", both, "");
    g_autoptr(Column) far = make(TYPE_REAL, (double[]){1e15 + 1, 1e15 + 2, 1e15 + 3}, 3);
    gives("var", far, "1.0");
}

static void test_nothing(void)
{
    g_autoptr(Column) column = make(TYPE_INT, (int64_t[]){0}, 0);
    gives("count", column, "0");
    gives("sum", column, "0");
    gives("nunique", column, "0");
    static const char *const missing[] = {"mean", "min",   "max",  "std",   "var",
                                          "p50",  "first", "last", "argmax"};
    for (size_t i = 0; i < G_N_ELEMENTS(missing); i++)
        gives(missing[i], column, "");
    g_autoptr(Column) one = make(TYPE_INT, (int64_t[]){3}, 1);
    gives("std", one, "");
    gives("p99", one, "3.0");
}

static void test_texts(void)
{
    static const char *const values[] = {"b", "B", "a", "b"};
    g_autoptr(Dictionary) dictionary = dictionary_new();
    g_autoptr(Column) column = column_new(TYPE_TEXT, 4, dictionary);
    for (size_t i = 0; i < 4; i++)
        column->codes[i] = dictionary_intern(dictionary, values[i], 1);
    gives("min", column, "B");
    gives("max", column, "b");
    gives("last", column, "b");
    gives("nunique", column, "3");
    gives("mean", column, NULL);
    gives("sum", column, NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/aggregate/parse", test_parse);
    g_test_add_func("/aggregate/quantiles-parsed", test_quantiles_parsed);
    g_test_add_func("/aggregate/ints", test_ints);
    g_test_add_func("/aggregate/overflow", test_overflow);
    g_test_add_func("/aggregate/times", test_times);
    g_test_add_func("/aggregate/reals", test_reals);
    g_test_add_func("/aggregate/nothing", test_nothing);
    g_test_add_func("/aggregate/texts", test_texts);
    return g_test_run();
}
