#include "table/builder.h"

#include <string.h>

#include "support.h"

static Column *built(Builder *builder)
{
    Column *column = builder_finish(builder);
    builder_free(builder);
    return column;
}

static void test_every_type(void)
{
    static const struct {
        Type type;
        const char *cells[4], *written[4];
    } cases[] = {
        {TYPE_BOOL, {"1", "", "0"}, {"true", "", "false"}},
        {TYPE_BOOL, {"", "True", "False"}, {"", "true", "false"}},
        {TYPE_INT, {"5", "-7", ""}, {"5", "-7", ""}},
        {TYPE_INT, {"0x0018", "0x5", "16"}, {"0x0018", "0x0005", "0x0010"}},
        {TYPE_UINT, {"", "18446744073709551615", "0"}, {"", "18446744073709551615", "0"}},
        {TYPE_REAL, {"1.50", "7", ""}, {"1.5", "7.0", ""}},
        {TYPE_TIME,
         {"0.5", "", "-1"},
         {"1970-01-01T00:00:00.500000000Z", "", "1969-12-31T23:59:59.000000000Z"}},
        {TYPE_DURATION, {"0.000123", "-1", ""}, {"0.000123000", "-1.000000000", ""}},
        {TYPE_ADDRESS, {"", "10.0.0.1", "::1"}, {"", "10.0.0.1", "::1"}},
        {TYPE_TEXT, {"a b", "", "\xff"}, {"a b", "", "\xff"}},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Column) column = column_of(cases[i].type, cases[i].cells);
        assert_cells(column, cases[i].written);
    }
}

static void test_nothing(void)
{
    for (int type = TYPE_BOOL; type <= TYPE_TEXT; type++) {
        g_autoptr(Column) column = built(builder_new((Type)type, MISFIT_MAKES_TEXT));
        g_assert_cmpint(column->type, ==, type);
        g_assert_cmpuint(column->rows, ==, 0);
    }
}

/* Rows past every growth, with a value now and then. */
static void test_many(void)
{
    enum { ROWS = 10001, STEP = 997 };
    for (int first = 0; first < STEP; first += 498) {
        Builder *builder = builder_new(TYPE_INT, MISFIT_MAKES_TEXT);
        for (int i = 0; i < ROWS; i++) {
            if (i % STEP == first)
                builder_append(builder, "42", 2);
            else
                builder_append_missing(builder);
            g_assert_cmpuint(builder_rows(builder), ==, i + 1);
        }
        g_autoptr(Column) column = built(builder);
        for (int i = 0; i < ROWS; i++)
            g_assert_cmpint(column_has(column, (size_t)i) ? column->ints[i] : 0, ==,
                            i % STEP == first ? 42 : 0);
    }
}

static void test_missing_after_many(void)
{
    for (int rows = 1020; rows <= 1030; rows++) {
        Builder *builder = builder_new(TYPE_BOOL, MISFIT_MAKES_TEXT);
        for (int i = 0; i < rows; i++)
            builder_append(builder, "1", 1);
        builder_append_missing(builder);
        builder_append(builder, "1", 1);
        g_autoptr(Column) column = built(builder);
        g_assert_cmpuint(column_count(column), ==, rows + 1);
        g_assert_false(column_has(column, (size_t)rows));
    }
}

static void assert_misfit(const Builder *builder, const char *cell, size_t row)
{
    const char *found = NULL;
    size_t found_row = SIZE_MAX;
    g_assert_true(builder_misfit(builder, &found, &found_row));
    g_assert_cmpstr(found, ==, cell);
    g_assert_cmpuint(found_row, ==, row);
}

/* Builds a column of the cells of a list from cell `first` on and round to it, then a misfit, and
 * wants all of them back as text. */
static void assert_originals(Type type, const char *const *cells, size_t n, size_t first)
{
    Builder *builder = builder_new(type, MISFIT_MAKES_TEXT);
    g_autoptr(GPtrArray) expected = g_ptr_array_new();
    const char *misfit;
    size_t row;
    for (size_t i = 0; i < n; i++) {
        const char *cell = cells[(first + i) % n];
        builder_append(builder, cell, strlen(cell));
        g_ptr_array_add(expected, (gpointer)(uintptr_t)cell);
    }
    g_assert_false(builder_misfit(builder, &misfit, &row));
    for (const char *const *cell = LIST("misfit", "", "1", "other"); *cell != NULL; cell++) {
        builder_append(builder, *cell, strlen(*cell));
        g_ptr_array_add(expected, (gpointer)(uintptr_t)*cell);
    }
    g_ptr_array_add(expected, NULL);
    assert_misfit(builder, "misfit", n);
    g_autoptr(Column) column = built(builder);
    g_assert_cmpint(column->type, ==, TYPE_TEXT);
    g_assert_cmpuint(column->hex_digits, ==, 0);
    assert_cells(column, (const char *const *)expected->pdata);
}

/* Whichever of them comes first and sets the form. */
static void assert_originals_in_turn(Type type, const char *const *cells)
{
    size_t n = 0;
    while (cells[n] != NULL)
        n++;
    for (size_t first = 0; first < n; first++)
        assert_originals(type, cells, n, first);
}

static void test_originals_bool(void)
{
    assert_originals_in_turn(TYPE_BOOL, LIST("1", "0", "", "True", "False", "true", "FALSE"));
}

static void test_originals_int(void)
{
    static const char *const cells[] = {
        "5",    "-7", "0x0018", "0x5", "0x00018", "0xAB", "0x00ab", "",   "007",
        "-007", "+5", "0",      "-0",  "00",      "-0x5", "0x0",    "-5", NULL,
    };
    assert_originals_in_turn(TYPE_INT, cells);
}

static void test_originals_uint(void)
{
    assert_originals_in_turn(TYPE_UINT, LIST("18446744073709551615", "0xffffffffffffffff", "",
                                             "0x01", "007", "+1", "0", "00"));
}

static void test_originals_real(void)
{
    assert_originals_in_turn(TYPE_REAL, LIST("1.50", "1.5", "5", "5.0", "", "1e5", "0.1", "-0",
                                             "-0.0", "inf", "007.5", "123456789012345678", "+2"));
}

static void test_originals_time(void)
{
    assert_originals_in_turn(TYPE_TIME, LIST("1470104375.419022000", "1470104375.4", "",
                                             "-1.500000000", "0.000000000", "-0.250000000",
                                             "01.000000000", "5", "2016-08-02T02:19:35.419022000Z",
                                             "Feb  9, 2010 01:18:39.618072000 UTC"));
}

static void test_originals_duration(void)
{
    assert_originals_in_turn(TYPE_DURATION, LIST("0.000123000", "1", "", "-0.5", "-0.500000000",
                                                 "00.500000000", "12.000000000", "1.0000000000"));
}

static void test_originals_negative_zero(void)
{
    assert_originals_in_turn(TYPE_DURATION, LIST("-0.000000000", "0.000000000"));
    assert_originals_in_turn(TYPE_TIME, LIST("-0.000000000", "0.000000000"));
}

static void test_originals_address(void)
{
    assert_originals_in_turn(TYPE_ADDRESS, LIST("10.0.0.1", "", "2001:db8::1", "2001:DB8::2",
                                                "00:1b:21:3c:9d:f8", "10.0.0.1"));
}

static void test_originals_spellings(void)
{
    assert_originals_in_turn(TYPE_ADDRESS, LIST("2001:db8::1", "2001:DB8::1", "10.0.0.1"));
}

static void test_misfit_at_once(void)
{
    for (int type = TYPE_BOOL; type < TYPE_TEXT; type++) {
        assert_originals((Type)type, LIST("", ""), 2, 0);
        assert_originals((Type)type, LIST(""), 0, 0);
    }
}

static void test_misfit_after_many(void)
{
    enum { ROWS = 5000 };
    Builder *builder = builder_new(TYPE_INT, MISFIT_MAKES_TEXT);
    for (int i = 0; i < ROWS; i++)
        builder_append(builder, i % 3 ? "0x0018" : "0x018", i % 3 ? 6 : 5);
    builder_append(builder, "later", 5);
    g_autoptr(Column) column = built(builder);
    for (size_t i = 0; i < ROWS; i++)
        g_assert_cmpstr(column_string(column, i, NULL), ==, i % 3 ? "0x0018" : "0x018");
    g_assert_cmpuint(dictionary_size(column->dictionary), ==, 3);
}

static void test_misfit_with_nul(void)
{
    Builder *builder = builder_new(TYPE_INT, MISFIT_MAKES_TEXT);
    size_t length;
    builder_append(builder, BYTES("1"));
    builder_append(builder, BYTES("1\0z"));
    g_autoptr(Column) column = built(builder);
    const char *cell = column_string(column, 1, &length);
    g_assert_cmpmem(cell, length, "1\0z", 3);
}

static void test_misfit_stops(void)
{
    g_autoptr(Builder) builder = builder_new(TYPE_INT, MISFIT_STOPS);
    const char *cell;
    size_t row;
    append_all(builder, LIST("1", "", "3"));
    g_assert_false(builder_misfit(builder, &cell, &row));
    append_all(builder, LIST("four", "5", "", "six"));
    assert_misfit(builder, "four", 3);
    g_assert_cmpuint(builder_rows(builder), ==, 3);
}

/* Cells whose value would be written in another form. */
static void test_oddity_stops(void)
{
    static const struct {
        Type type;
        const char *usual, *odd;
    } cases[] = {
        {TYPE_INT, "5", "007"},    {TYPE_INT, "5", "+5"},
        {TYPE_INT, "5", "0x05"},   {TYPE_INT, "0x0018", "0x018"},
        {TYPE_UINT, "5", "05"},    {TYPE_BOOL, "true", "1"},
        {TYPE_REAL, "0.5", "007"}, {TYPE_DURATION, "0.500000000", "0.5"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Builder) builder = builder_new(cases[i].type, ODDITY_STOPS);
        const char *cell;
        size_t row;
        append_all(builder, LIST(cases[i].usual, "", cases[i].usual));
        g_assert_false(builder_misfit(builder, &cell, &row));
        append_all(builder, LIST(cases[i].odd, cases[i].usual));
        assert_misfit(builder, cases[i].odd, 3);
        g_assert_cmpuint(builder_rows(builder), ==, 3);
    }
}

static void test_stops_without_misfit(void)
{
    Builder *builder = builder_new(TYPE_REAL, MISFIT_STOPS);
    append_all(builder, LIST("1.50", "", "3"));
    g_autoptr(Column) column = built(builder);
    assert_cells(column, LIST("1.5", "", "3.0"));
}

static void test_spellings_of_one_address(void)
{
    g_autoptr(Column) column = column_of(TYPE_ADDRESS, LIST("::1", "0:0::1", "10.0.0.1"));
    assert_cells(column, LIST("::1", "::1", "10.0.0.1"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/builder/every-type", test_every_type);
    g_test_add_func("/builder/nothing", test_nothing);
    g_test_add_func("/builder/many", test_many);
    g_test_add_func("/builder/missing-after-many", test_missing_after_many);
    g_test_add_func("/builder/originals/bool", test_originals_bool);
    g_test_add_func("/builder/originals/int", test_originals_int);
    g_test_add_func("/builder/originals/uint", test_originals_uint);
    g_test_add_func("/builder/originals/real", test_originals_real);
    g_test_add_func("/builder/originals/time", test_originals_time);
    g_test_add_func("/builder/originals/duration", test_originals_duration);
    g_test_add_func("/builder/originals/negative-zero", test_originals_negative_zero);
    g_test_add_func("/builder/originals/address", test_originals_address);
    g_test_add_func("/builder/originals/spellings", test_originals_spellings);
    g_test_add_func("/builder/misfit/at-once", test_misfit_at_once);
    g_test_add_func("/builder/misfit/after-many", test_misfit_after_many);
    g_test_add_func("/builder/misfit/with-nul", test_misfit_with_nul);
    g_test_add_func("/builder/misfit/stops", test_misfit_stops);
    g_test_add_func("/builder/oddity-stops", test_oddity_stops);
    g_test_add_func("/builder/stops-without-misfit", test_stops_without_misfit);
    g_test_add_func("/builder/spellings-of-one-address", test_spellings_of_one_address);
    return g_test_run();
}
