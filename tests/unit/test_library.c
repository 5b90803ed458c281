/* libtabshark as a program sees it: its header, and what the shared library exports. */
#include <math.h>
#include <string.h>
#include <tabshark/tabshark.h>
#include <unistd.h>

#include "support.h"

/* Columns of every kind, three rows, the second missing where it can be. */
static TabsharkTable *sample(void)
{
    static const int64_t ints[] = {INT64_MAX, 0, -1};
    static const int64_t nanoseconds[] = {1470104375419022000, 0, -1};
    static const bool missing[] = {false, true, false};
    static const double reals[] = {0.1, NAN, -2};
    TabsharkTable *table = tabshark_table_new(3);
    tabshark_table_add_ints(table, "n", TABSHARK_INT, ints, missing);
    tabshark_table_add_ints(table, "at", TABSHARK_TIME, nanoseconds, missing);
    tabshark_table_add_ints(table, "took", TABSHARK_DURATION, nanoseconds, NULL);
    tabshark_table_add_ints(table, "ok", TABSHARK_BOOL, ints, missing);
    tabshark_table_add_reals(table, "x", reals);
    g_assert_true(tabshark_table_add_texts(table, "host", TABSHARK_ADDRESS,
                                           (const char *[]){"10.0.0.1", NULL, "::1"}, NULL));
    g_assert_true(tabshark_table_add_texts(
        table, "big", TABSHARK_UINT, (const char *[]){"18446744073709551615", "", "7"}, NULL));
    return table;
}

static void test_values(void)
{
    g_autoptr(TabsharkTable) table = sample();
    size_t length;
    g_assert_cmpuint(tabshark_table_rows(table), ==, 3);
    g_assert_cmpuint(tabshark_table_columns(table), ==, 7);
    g_assert_cmpstr(tabshark_table_name(table, 1), ==, "at");
    g_assert_cmpstr(tabshark_type_name(tabshark_table_type(table, 1)), ==, "time");
    g_assert_cmpint(tabshark_table_int(table, 0, 0), ==, INT64_MAX);
    g_assert_cmpint(tabshark_table_int(table, 1, 2), ==, -1);
    g_assert_cmpint(tabshark_table_int(table, 3, 2), ==, 1);
    g_assert_cmpuint(tabshark_table_uint(table, 6, 0), ==, UINT64_MAX);
    g_assert_cmpfloat(tabshark_table_number(table, 2, 2), ==, -1e-9);
    g_assert_cmpstr(tabshark_table_string(table, 5, 2, &length), ==, "::1");
    g_assert_cmpuint(length, ==, 3);
    for (size_t column = 0; column < 7; column++)
        g_assert_true(tabshark_table_has(table, column, 1) == (column == 2));
    g_assert_true(isnan(tabshark_table_number(table, 4, 1)));
    g_assert_null(tabshark_table_string(table, 5, 1, NULL));
}

static void test_texts(void)
{
    static const char *const expected[] = {"9223372036854775807",
                                           "2016-08-02T02:19:35.419022000Z",
                                           "1470104375.419022000",
                                           "true",
                                           "0.1",
                                           "10.0.0.1",
                                           "18446744073709551615"};
    g_autoptr(TabsharkTable) table = sample();
    for (size_t column = 0; column < 7; column++) {
        g_autofree char *text = tabshark_table_text(table, column, 0);
        g_assert_cmpstr(text, ==, expected[column]);
    }
    g_autofree char *missing = tabshark_table_text(table, 0, 1);
    g_assert_cmpstr(missing, ==, "");
}

static void test_misfit(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TabsharkTable) table = tabshark_table_new(2);
    g_assert_false(
        tabshark_table_add_texts(table, "n", TABSHARK_INT, (const char *[]){"1", "many"}, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "'many' in row 2 of column 'n' is no int");
    g_assert_cmpuint(tabshark_table_columns(table), ==, 0);
}

static void test_apply(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Tabshark) tabshark = tabshark_new();
    g_autoptr(TabsharkTable) table = sample();
    g_autoptr(TabsharkTable) applied =
        tabshark_apply(tabshark, table, "where n then select 'n,x' then sort n", &error);
    g_assert_no_error(error);
    g_assert_cmpuint(tabshark_table_rows(applied), ==, 2);
    g_assert_cmpint(tabshark_table_int(applied, 0, 0), ==, -1);
    g_assert_cmpuint(tabshark_table_columns(table), ==, 7);
    size_t column;
    g_assert_false(tabshark_table_find(applied, "m", &column, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "there is no column 'm'");
    g_assert_true(tabshark_table_find(applied, "x", &column, &error));
    g_assert_cmpuint(column, ==, 1);
}

static void test_kept(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Tabshark) tabshark = tabshark_new();
    g_autoptr(TabsharkTable) table = sample();
    tabshark_keep(tabshark, "mine", table);
    g_autoptr(TabsharkTable) first =
        tabshark_run(tabshark, "from mine then head 1 then keep one", &error);
    g_autoptr(TabsharkTable) second = tabshark_run(tabshark, "from one", &error);
    g_assert_no_error(error);
    g_assert_cmpuint(tabshark_table_rows(first), ==, 1);
    g_assert_cmpuint(tabshark_table_rows(second), ==, 1);
    g_assert_null(tabshark_run(tabshark, "from 'libtabshark: result'", &error));
    g_clear_error(&error);
}

static void test_errors(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Tabshark) tabshark = tabshark_new();
    static const struct {
        const char *chain, *part;
        TabsharkError code;
    } wrong[] = {
        {"", "empty", TABSHARK_ERROR_USAGE},
        {"open 'x", "quot", TABSHARK_ERROR_USAGE},
        {"opn x", "did you mean open", TABSHARK_ERROR_USAGE},
        {"open x then", "then", TABSHARK_ERROR_USAGE},
        {"head 3", "source", TABSHARK_ERROR_USAGE},
        {"open absent.csv", "absent.csv", TABSHARK_ERROR_FAILED},
        {"read x --line-buffered -e frame.len", "--line-buffered", TABSHARK_ERROR_USAGE},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_assert_null(tabshark_run(tabshark, wrong[i].chain, &error));
        g_assert_nonnull(error);
        g_assert_error(error, TABSHARK_ERROR, (int)wrong[i].code);
        g_clear_error(&error);
    }
    g_assert_null(tabshark_run_words(tabshark, (const char *[]){NULL}, &error));
    assert_failed(&error, TABSHARK_ERROR_USAGE, "then");
}

static void test_files(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Tabshark) tabshark = tabshark_new();
    g_autoptr(TabsharkTable) table = sample();
    char *folder = folder_make();
    static const char *const names[] = {"t.sqlite", "t.csv", "a 'b' then.tsv"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(folder, names[i], NULL);
        g_assert_true(tabshark_write(tabshark, table, path, &error));
        g_autoptr(TabsharkTable) again = tabshark_open(tabshark, path, &error);
        g_assert_no_error(error);
        g_assert_cmpuint(tabshark_table_rows(again), ==, 3);
        g_assert_cmpint(tabshark_table_int(again, 0, 0), ==, INT64_MAX);
    }
    g_assert_false(tabshark_write(tabshark, table, "/nowhere/t.csv", &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "/nowhere");
    g_auto(GStrv) warnings = tabshark_take_warnings(tabshark);
    g_assert_cmpuint(g_strv_length(warnings), ==, 2);
    g_assert_nonnull(strstr(warnings[0], "'took'"));
    g_assert_nonnull(strstr(warnings[1], "'big'"));
    g_auto(GStrv) more = tabshark_take_warnings(tabshark);
    g_assert_null(more[0]);
    folder_remove(folder);
}

static void test_print(void)
{
    char *text = NULL;
    size_t size = 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(Tabshark) tabshark = tabshark_new();
    g_autoptr(TabsharkTable) table = tabshark_table_new(1);
    tabshark_table_add_reals(table, "x", (const double[]){1.5});
    FILE *stream = open_memstream(&text, &size);
    g_assert_true(tabshark_table_print(tabshark, table, NULL, stream, &error));
    g_assert_false(tabshark_table_print(tabshark, table, "xml", stream, &error));
    assert_failed(&error, TABSHARK_ERROR_USAGE, "xml");
    fclose(stream);
    g_assert_cmpstr(text, ==, "x\n1.5\n");
    free(text);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/library/values", test_values);
    g_test_add_func("/library/texts", test_texts);
    g_test_add_func("/library/misfit", test_misfit);
    g_test_add_func("/library/apply", test_apply);
    g_test_add_func("/library/kept", test_kept);
    g_test_add_func("/library/errors", test_errors);
    g_test_add_func("/library/files", test_files);
    g_test_add_func("/library/print", test_print);
    return g_test_run();
}
