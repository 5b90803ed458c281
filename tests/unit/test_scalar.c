#include "query/scalar.h"

#include <math.h>

#include "support.h"
#include "table/value.h"

static void test_of(void)
{
    static const struct {
        Type type;
        const char *cell;
        Type expected;
    } cases[] = {
        {TYPE_BOOL, "true", TYPE_INT},
        {TYPE_INT, "-9223372036854775808", TYPE_INT},
        {TYPE_UINT, "18446744073709551615", TYPE_UINT},
        {TYPE_REAL, "0.1", TYPE_REAL},
        {TYPE_TIME, "1969-12-31T23:59:59.999999999Z", TYPE_TIME},
        {TYPE_DURATION, "-0.000000001", TYPE_DURATION},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Column) column = column_of(cases[i].type, LIST("", cases[i].cell));
        Scalar scalar = scalar_of(column, 1);
        g_assert_true(scalar.present);
        g_assert_cmpint(scalar.type, ==, cases[i].expected);
        g_autoptr(Column) back = scalar_column(&scalar, 1);
        assert_cells(back, LIST(cases[i].type == TYPE_BOOL ? "1" : cases[i].cell));
    }
}

static void test_nan_is_missing(void)
{
    g_assert_false(scalar_real(NAN).present);
    g_assert_cmpint(scalar_real(NAN).type, ==, TYPE_REAL);
    g_assert_true(scalar_real(INFINITY).present);
    g_assert_true(scalar_real(-0.0).present);
}

static void assert_scalars(const Scalar *scalars, size_t n, Type type, const char *const *cells)
{
    g_autoptr(Column) column = scalar_column(scalars, n);
    g_assert_cmpstr(type_name(column->type), ==, type_name(type));
    assert_cells(column, cells);
}

static void test_one_type(void)
{
    const Scalar ints[] = {scalar_int(TYPE_INT, INT64_MAX), scalar_missing(TYPE_INT),
                           scalar_int(TYPE_INT, -1)};
    assert_scalars(ints, 3, TYPE_INT, LIST("9223372036854775807", "", "-1"));
    const Scalar uints[] = {scalar_missing(TYPE_UINT), scalar_uint(UINT64_MAX)};
    assert_scalars(uints, 2, TYPE_UINT, LIST("", "18446744073709551615"));
    const Scalar times[] = {scalar_int(TYPE_TIME, -1), scalar_missing(TYPE_TIME)};
    assert_scalars(times, 2, TYPE_TIME, LIST("1969-12-31T23:59:59.999999999Z", ""));
    const Scalar missing[] = {scalar_missing(TYPE_DURATION)};
    assert_scalars(missing, 1, TYPE_DURATION, LIST(""));
}

static void test_numbers_of_several_types(void)
{
    const Scalar numbers[] = {scalar_int(TYPE_INT, -7), scalar_uint(UINT64_MAX), scalar_real(0.5),
                              scalar_int(TYPE_DURATION, -1500 * NANOSECONDS / 1000),
                              scalar_missing(TYPE_UINT)};
    assert_scalars(numbers, 5, TYPE_REAL,
                   LIST("-7.0", "1.8446744073709552e+19", "0.5", "-1.5", ""));
}

static void test_times_among_others(void)
{
    const Scalar mixed[] = {scalar_int(TYPE_INT, 5), scalar_int(TYPE_TIME, 1),
                            scalar_int(TYPE_DURATION, 1), scalar_real(0.5),
                            scalar_missing(TYPE_TIME)};
    assert_scalars(mixed, 5, TYPE_TEXT,
                   LIST("5", "1970-01-01T00:00:00.000000001Z", "0.000000001", "0.5", ""));
}

static void test_none(void)
{
    g_autoptr(Column) column = scalar_column(NULL, 0);
    g_assert_cmpuint(column->rows, ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/scalar/of", test_of);
    g_test_add_func("/scalar/nan-is-missing", test_nan_is_missing);
    g_test_add_func("/scalar/one-type", test_one_type);
    g_test_add_func("/scalar/numbers-of-several-types", test_numbers_of_several_types);
    g_test_add_func("/scalar/times-among-others", test_times_among_others);
    g_test_add_func("/scalar/none", test_none);
    return g_test_run();
}
