#include "query/order.h"

#include <math.h>
#include <string.h>

/* Sorting a column's rows gives this order. */
static void sorts(const Column *column, bool descending, const size_t *expected)
{
    g_autofree size_t *rows = g_new(size_t, MAX(column->rows, 1));
    for (size_t i = 0; i < column->rows; i++)
        rows[i] = i;
    order_rows(column, descending, rows, column->rows);
    for (size_t i = 0; i < column->rows; i++)
        g_assert_cmpuint(rows[i], ==, expected[i]);
}

static void test_ints(void)
{
    g_autoptr(Column) column = column_new(TYPE_INT, 6, NULL);
    const int64_t values[] = {3, INT64_MAX, -1, 0, INT64_MIN, 3};
    memcpy(column->ints, values, sizeof values);
    sorts(column, false, (size_t[]){4, 2, 3, 0, 5, 1});
    sorts(column, true, (size_t[]){1, 0, 5, 3, 2, 4});
    column_set_missing(column, 3);
    sorts(column, false, (size_t[]){4, 2, 0, 5, 1, 3});
    sorts(column, true, (size_t[]){1, 0, 5, 2, 4, 3});
}

static void test_reals(void)
{
    g_autoptr(Column) column = column_new(TYPE_REAL, 7, NULL);
    const double values[] = {1e300, 0.0, -0.0, INFINITY, -2.5, -INFINITY, 5e-324};
    memcpy(column->reals, values, sizeof values);
    sorts(column, false, (size_t[]){5, 4, 1, 2, 6, 0, 3});
    sorts(column, true, (size_t[]){3, 0, 6, 1, 2, 4, 5});
}

static void test_uints_and_bools(void)
{
    g_autoptr(Column) uints = column_new(TYPE_UINT, 3, NULL);
    uints->uints[0] = UINT64_MAX;
    uints->uints[2] = 1;
    sorts(uints, false, (size_t[]){1, 2, 0});
    g_autoptr(Column) bools = column_new(TYPE_BOOL, 4, NULL);
    bools->bools[0] = bools->bools[2] = 1;
    sorts(bools, false, (size_t[]){1, 3, 0, 2});
}

static void test_texts(void)
{
    static const char *const values[] = {"b", "abcdefgh2", "", "abcdefgh1", "abcdefgh", "é", "b"};
    g_autoptr(Dictionary) dictionary = dictionary_new();
    g_autoptr(Column) column = column_new(TYPE_TEXT, G_N_ELEMENTS(values), dictionary);
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++)
        column->codes[i] = dictionary_intern(dictionary, values[i], strlen(values[i]));
    sorts(column, false, (size_t[]){2, 4, 3, 1, 0, 6, 5});
    sorts(column, true, (size_t[]){5, 0, 6, 1, 3, 4, 2});
}

static void test_addresses(void)
{
    static const char *const values[] = {"10.0.0.10", "2001:db8::2",       "10.0.0.9",
                                         "9.0.0.1",   "ff:00:00:00:00:00", "2001:db8::1"};
    g_autoptr(Dictionary) dictionary = dictionary_new();
    g_autoptr(Column) column = column_new(TYPE_ADDRESS, 6, dictionary);
    for (size_t i = 0; i < 6; i++)
        g_assert_true(
            dictionary_intern_address(dictionary, values[i], strlen(values[i]), &column->codes[i]));
    sorts(column, false, (size_t[]){4, 3, 2, 0, 5, 1});
}

static void test_all_missing(void)
{
    g_autoptr(Dictionary) dictionary = dictionary_new();
    g_autoptr(Column) column = column_new(TYPE_TEXT, 2, dictionary);
    column_set_missing(column, 0);
    column_set_missing(column, 1);
    sorts(column, true, (size_t[]){0, 1});
    g_autoptr(Column) empty = column_new(TYPE_INT, 0, NULL);
    sorts(empty, false, NULL);
}

/* Keys of 64 bits do not fit beside a row's place: more than one round, and still stable. */
static void test_many(void)
{
    size_t n = 100000;
    uint64_t state = 1;
    g_autoptr(Column) column = column_new(TYPE_INT, n, NULL);
    g_autofree size_t *rows = g_new(size_t, n);
    for (size_t i = 0; i < n; i++) {
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        /* Each value some ten times, spread over all 64 bits. */
        column->ints[i] = (int64_t)((state >> 33) % 10000 * UINT64_C(0x9e3779b97f4a7c15));
        rows[i] = i;
    }
    order_rows(column, false, rows, n);
    for (size_t i = 1; i < n; i++) {
        int64_t before = column->ints[rows[i - 1]];
        int64_t after = column->ints[rows[i]];
        g_assert_true(before < after || (before == after && rows[i - 1] < rows[i]));
    }
}

static void test_numbers(void)
{
    uint64_t numbers[] = {0x30, 0x12, UINT64_MAX, 0x11, 0};
    order_numbers(numbers, 5, 4);
    g_assert_cmpmem(numbers, sizeof numbers, ((uint64_t[]){0, 0x12, 0x11, 0x30, UINT64_MAX}),
                    sizeof numbers);
    order_numbers(numbers, 5, 0);
    g_assert_cmpmem(numbers, sizeof numbers, ((uint64_t[]){0, 0x11, 0x12, 0x30, UINT64_MAX}),
                    sizeof numbers);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/order/ints", test_ints);
    g_test_add_func("/order/reals", test_reals);
    g_test_add_func("/order/uints-and-bools", test_uints_and_bools);
    g_test_add_func("/order/texts", test_texts);
    g_test_add_func("/order/addresses", test_addresses);
    g_test_add_func("/order/all-missing", test_all_missing);
    g_test_add_func("/order/many", test_many);
    g_test_add_func("/order/numbers", test_numbers);
    return g_test_run();
}
