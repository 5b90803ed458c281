#include "table/column.h"

#include <string.h>

#include "support.h"

#define TYPES ((size_t)TYPE_TEXT + 1)

/* Cells that every column of the type can have. */
static const char *const samples[][3] = {
    [TYPE_BOOL] = {"true", "false", "true"},
    [TYPE_INT] = {"-7", "9223372036854775807", "0"},
    [TYPE_UINT] = {"0", "18446744073709551615", "5"},
    [TYPE_REAL] = {"0.1", "-inf", "1e+300"},
    [TYPE_TIME] = {"1969-12-31T23:59:59.999999999Z", "2016-08-02T02:19:35.419022000Z",
                   "1970-01-01T00:00:00.000000000Z"},
    [TYPE_DURATION] = {"0.000000001", "-1.500000000", "9223372036.854775807"},
    [TYPE_ADDRESS] = {"10.0.0.1", "2001:db8::1", "00:1b:21:3c:9d:f8"},
    [TYPE_TEXT] = {"GET / HTTP/1.1", "ä", "\\"},
};

static const char *sample_at(Type type, size_t row)
{
    /* Every fifth and seventh is missing. */
    return row % 5 == 2 || row % 7 == 3 ? "" : samples[type][row % 3];
}

/* A list of the sample cells of some rows. */
static GPtrArray *sample_cells(Type type, const size_t *rows, size_t n)
{
    GPtrArray *cells = g_ptr_array_new();
    for (size_t i = 0; i < n; i++)
        g_ptr_array_add(cells, (gpointer)(uintptr_t)sample_at(type, rows[i]));
    g_ptr_array_add(cells, NULL);
    return cells;
}

static Column *sample_column(Type type, size_t n)
{
    g_autofree size_t *rows = g_new(size_t, MAX(n, 1));
    for (size_t i = 0; i < n; i++)
        rows[i] = i;
    g_autoptr(GPtrArray) cells = sample_cells(type, rows, n);
    return column_of(type, (const char *const *)cells->pdata);
}

static void assert_rows(const Column *column, Type type, const size_t *rows, size_t n)
{
    g_autoptr(GPtrArray) cells = sample_cells(type, rows, n);
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += *sample_at(type, rows[i]) != '\0';
    g_assert_cmpint(column->type, ==, type);
    g_assert_cmpuint(column_count(column), ==, count);
    assert_cells(column, (const char *const *)cells->pdata);
}

/* Every start and length within sizes around the bytes of the bitmap. */
static void test_slice(void)
{
    for (size_t type = 0; type < TYPES; type++) {
        for (size_t size = 0; size <= 18; size++) {
            g_autoptr(Column) column = sample_column((Type)type, size);
            for (size_t start = 0; start <= size; start++) {
                size_t rows[18] = {0};
                size_t n = size - start - (start % 2 && start < size);
                g_autoptr(Column) slice = column_slice(column, start, n);
                for (size_t i = 0; i < n; i++)
                    rows[i] = start + i;
                assert_rows(slice, (Type)type, rows, n);
            }
        }
    }
}

static void test_take(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(6);
    for (size_t type = 0; type < TYPES; type++) {
        g_autoptr(Column) column = sample_column((Type)type, 29);
        for (size_t n = 0; n <= 40; n++) {
            size_t rows[40];
            for (size_t i = 0; i < n; i++)
                rows[i] = (size_t)g_rand_int_range(random, 0, 29);
            g_autoptr(Column) taken = column_take(column, rows, n);
            assert_rows(taken, (Type)type, rows, n);
            g_assert_true(taken->dictionary == column->dictionary);
        }
    }
}

static void test_take_keeps_hex(void)
{
    g_autoptr(Column) column = column_of(TYPE_INT, LIST("0x0018", "0x0002"));
    g_autoptr(Column) taken = column_take(column, (size_t[]){1, 0, 1}, 3);
    g_autoptr(Column) slice = column_slice(column, 1, 1);
    assert_cells(taken, LIST("0x0002", "0x0018", "0x0002"));
    assert_cells(slice, LIST("0x0002"));
}

/* Slices put together again, in another order. */
static void test_concat(void)
{
    enum { SIZE = 29 };
    for (size_t type = 0; type < TYPES; type++) {
        g_autoptr(Column) column = sample_column((Type)type, SIZE);
        for (size_t cut = 0; cut <= SIZE; cut++) {
            size_t rows[SIZE];
            g_autoptr(Column) start = column_slice(column, 0, cut);
            g_autoptr(Column) end = column_slice(column, cut, SIZE - cut);
            g_autoptr(Column) whole = column_concat((Column *const[]){end, start}, 2);
            for (size_t i = 0; i < SIZE; i++)
                rows[i] = (i + cut) % SIZE;
            assert_rows(whole, (Type)type, rows, SIZE);
        }
    }
}

/* Codes that mean something else in each part. */
static void test_concat_dictionaries(void)
{
    g_autoptr(Column) first = column_of(TYPE_TEXT, LIST("a", "b", ""));
    g_autoptr(Column) second = column_of(TYPE_TEXT, LIST("c", "b", "a"));
    g_autoptr(Column) whole = column_concat((Column *const[]){first, second, first}, 3);
    assert_cells(whole, LIST("a", "b", "", "c", "b", "a", "a", "b", ""));
    g_assert_cmpuint(whole->codes[0], ==, whole->codes[5]);
    g_autoptr(Column) addresses = column_of(TYPE_ADDRESS, LIST("::1", "10.0.0.1"));
    g_autoptr(Column) others = column_of(TYPE_ADDRESS, LIST("10.0.0.1", "0::1"));
    g_autoptr(Column) both = column_concat((Column *const[]){addresses, others}, 2);
    assert_cells(both, LIST("::1", "10.0.0.1", "10.0.0.1", "::1"));
    g_assert_cmpuint(dictionary_size(both->dictionary), ==, 2);
    g_assert_cmpint(dictionary_address(both->dictionary, both->codes[1])->bytes[0], ==, 10);
}

static void test_set_missing(void)
{
    for (size_t rows = 1; rows <= 17; rows++) {
        for (size_t missing = 0; missing < rows; missing++) {
            g_autoptr(Column) column = column_new(TYPE_INT, rows, NULL);
            g_assert_cmpuint(column_count(column), ==, rows);
            column_set_missing(column, missing);
            g_assert_cmpuint(column_count(column), ==, rows - 1);
            for (size_t row = 0; row < rows; row++)
                g_assert_cmpint(column_has(column, row), ==, row != missing);
            column_set_missing(column, missing);
            column_set_missing(column, 0);
            g_assert_cmpuint(column_count(column), ==, rows - 1 - (missing != 0));
        }
    }
}

static void test_number(void)
{
    static const struct {
        Type type;
        const char *cell;
        double number;
    } cases[] = {
        {TYPE_BOOL, "true", 1},
        {TYPE_BOOL, "false", 0},
        {TYPE_INT, "-7", -7},
        {TYPE_INT, "9007199254740993", 9007199254740992.0},
        {TYPE_UINT, "18446744073709551615", 18446744073709551616.0},
        {TYPE_REAL, "0.1", 0.1},
        {TYPE_TIME, "1470104375.5", 1470104375.5},
        {TYPE_TIME, "-0.5", -0.5},
        {TYPE_DURATION, "0.000123", 0.000123},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Column) column = column_of(cases[i].type, LIST(cases[i].cell));
        g_assert_cmpfloat(column_number(column, 0), ==, cases[i].number);
    }
}

static void test_string(void)
{
    g_autoptr(Column) column = column_of(TYPE_TEXT, LIST("b", "ä", "b"));
    size_t length = 0;
    g_assert_cmpstr(column_string(column, 1, &length), ==, "ä");
    g_assert_cmpuint(length, ==, 2);
    g_assert_true(column_string(column, 0, NULL) == column_string(column, 2, NULL));
}

static void test_types(void)
{
    static const char *const names[] = {"bool", "int",      "uint",    "real",
                                        "time", "duration", "address", "text"};
    g_assert_cmpuint(G_N_ELEMENTS(names), ==, TYPES);
    for (size_t i = 0; i < TYPES; i++) {
        Type type = TYPE_BOOL;
        g_assert_cmpstr(type_name((Type)i), ==, names[i]);
        g_assert_true(type_from_name(names[i], &type));
        g_assert_cmpint(type, ==, i);
        g_assert_cmpint(type_is_numeric((Type)i), ==, i < TYPE_ADDRESS);
        g_autoptr(Dictionary) dictionary = i < TYPE_ADDRESS ? NULL : dictionary_new();
        g_autoptr(Column) none = column_new((Type)i, 0, dictionary);
        g_assert_nonnull(none->values);
    }
    Type type;
    for (const char *const *name = LIST("", "Int", "integer", "int "); *name != NULL; name++)
        g_assert_false(type_from_name(*name, &type));
}

static void test_adopt(void)
{
    int64_t *values = g_new(int64_t, 2);
    uint8_t *present = g_new(uint8_t, 1);
    values[0] = 5;
    values[1] = 0;
    present[0] = 1;
    g_autoptr(Column) column = column_adopt(TYPE_DURATION, 2, values, present, NULL);
    g_autoptr(Column) again = column_ref(column);
    g_assert_true(again == column && column->ints == values);
    assert_cells(column, LIST("0.000000005", ""));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/column/slice", test_slice);
    g_test_add_func("/column/take", test_take);
    g_test_add_func("/column/take-keeps-hex", test_take_keeps_hex);
    g_test_add_func("/column/concat", test_concat);
    g_test_add_func("/column/concat-dictionaries", test_concat_dictionaries);
    g_test_add_func("/column/set-missing", test_set_missing);
    g_test_add_func("/column/number", test_number);
    g_test_add_func("/column/string", test_string);
    g_test_add_func("/column/types", test_types);
    g_test_add_func("/column/adopt", test_adopt);
    return g_test_run();
}
