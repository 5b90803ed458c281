#include "query/grouping.h"

#include <string.h>

#define NONE GROUP_NONE

static Column *ints(const int64_t *values, size_t n)
{
    Column *column = column_new(TYPE_INT, n, NULL);
    if (n > 0)
        memcpy(column->ints, values, n * sizeof *values);
    return column;
}

static Column *texts(const char *const *values, size_t n)
{
    g_autoptr(Dictionary) dictionary = dictionary_new();
    Column *column = column_new(TYPE_TEXT, n, dictionary);
    for (size_t i = 0; i < n; i++) {
        if (values[i] != NULL)
            column->codes[i] = dictionary_intern(dictionary, values[i], strlen(values[i]));
        else
            column_set_missing(column, i);
    }
    return column;
}

/* The groups of all rows, and that first rows and rows left out go with them. */
static void groups_are(const Grouping *grouping, const uint32_t *expected, uint32_t groups)
{
    size_t left_out = 0;
    uint32_t seen = 0;
    g_assert_cmpuint(grouping->groups, ==, groups);
    for (size_t row = 0; row < grouping->rows; row++) {
        g_assert_cmpuint(grouping->group_of[row], ==, expected[row]);
        left_out += expected[row] == NONE;
        if (expected[row] == seen)
            g_assert_cmpuint(grouping->first_row[seen++], ==, row);
    }
    g_assert_cmpuint(seen, ==, groups);
    g_assert_cmpuint(grouping->left_out, ==, left_out);
}

static void test_one_key(void)
{
    g_autoptr(Column) dense = ints((int64_t[]){7, 5, 7, 9, 5}, 5);
    g_autoptr(Column) sparse = ints((int64_t[]){INT64_MAX, INT64_MIN, INT64_MAX, 0, INT64_MIN}, 5);
    const uint32_t expected[] = {0, 1, 0, 2, 1};
    const Column *const columns[] = {dense, sparse};
    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
        g_autoptr(Grouping) grouping = grouping_new(&columns[i], 1, 5);
        groups_are(grouping, expected, 3);
    }
}

static void test_missing(void)
{
    const char *const values[] = {NULL, "b", "", NULL, "b"};
    g_autoptr(Column) column = texts(values, 5);
    const Column *key = column;
    g_autoptr(Grouping) grouping = grouping_new(&key, 1, 5);
    groups_are(grouping, (uint32_t[]){NONE, 0, 1, NONE, 0}, 2);
}

static void test_reals(void)
{
    g_autoptr(Column) column = column_new(TYPE_REAL, 4, NULL);
    const double values[] = {0.0, -0.0, 1.5, -1.5};
    memcpy(column->reals, values, sizeof values);
    const Column *key = column;
    g_autoptr(Grouping) grouping = grouping_new(&key, 1, 4);
    groups_are(grouping, (uint32_t[]){0, 0, 1, 2}, 3);
}

static void test_several_keys(void)
{
    const char *const values[] = {"x", "x", "y", "x", NULL, "y"};
    g_autoptr(Column) text = texts(values, 6);
    g_autoptr(Column) number =
        ints((int64_t[]){INT64_MIN, INT64_MAX, INT64_MIN, INT64_MIN, 1, INT64_MIN}, 6);
    const Column *const keys[] = {text, number, text};
    g_autoptr(Grouping) grouping = grouping_new(keys, 3, 6);
    groups_are(grouping, (uint32_t[]){0, 1, 2, 0, NONE, 2}, 3);
}

static void test_no_keys(void)
{
    g_autoptr(Grouping) all = grouping_new(NULL, 0, 3);
    groups_are(all, (uint32_t[]){0, 0, 0}, 1);
    g_autoptr(Grouping) none = grouping_new(NULL, 0, 0);
    g_assert_cmpuint(none->groups, ==, 1);
}

static void test_no_rows(void)
{
    g_autoptr(Column) column = ints(NULL, 0);
    const Column *const keys[] = {column, column};
    g_autoptr(Grouping) grouping = grouping_new(keys, 2, 0);
    groups_are(grouping, NULL, 0);
}

/* So many keys that the hash table grows, in an order that repeats. */
static void test_many(void)
{
    size_t n = 300000;
    g_autoptr(Column) column = column_new(TYPE_INT, n, NULL);
    for (size_t i = 0; i < n; i++)
        column->ints[i] = (int64_t)(i % 100000) * INT64_C(1000000007);
    const Column *key = column;
    g_autoptr(Grouping) grouping = grouping_new(&key, 1, n);
    g_assert_cmpuint(grouping->groups, ==, 100000);
    for (size_t i = 0; i < n; i++)
        g_assert_cmpuint(grouping->group_of[i], ==, i % 100000);
}

static void test_refine(void)
{
    g_autoptr(Column) column = ints((int64_t[]){1, 2, 1, 1, 2}, 5);
    uint32_t bins[] = {1, 1, 3, NONE, 3};
    g_autoptr(Grouping) grouping = grouping_adopt(g_memdup2(bins, sizeof bins), 5, 4);
    g_assert_cmpuint(grouping->first_row[0], ==, 5);
    g_assert_cmpuint(grouping->first_row[3], ==, 2);
    g_assert_cmpuint(grouping->left_out, ==, 1);
    g_autoptr(Grouping) finer = grouping_refine(grouping, column);
    groups_are(finer, (uint32_t[]){0, 1, 2, NONE, 3}, 4);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/grouping/one-key", test_one_key);
    g_test_add_func("/grouping/missing", test_missing);
    g_test_add_func("/grouping/reals", test_reals);
    g_test_add_func("/grouping/several-keys", test_several_keys);
    g_test_add_func("/grouping/no-keys", test_no_keys);
    g_test_add_func("/grouping/no-rows", test_no_rows);
    g_test_add_func("/grouping/many", test_many);
    g_test_add_func("/grouping/refine", test_refine);
    return g_test_run();
}
