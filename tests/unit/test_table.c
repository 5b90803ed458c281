#include "table/table.h"

#include "support.h"

static Table *packets(void)
{
    Table *table = table_new(4);
    add_cells(table, "frame.number", TYPE_INT, LIST("1", "2", "3", "4"));
    add_cells(table, "ip.src", TYPE_ADDRESS, LIST("10.0.0.1", "", "10.0.0.2", "10.0.0.1"));
    add_cells(table, "frame.time", TYPE_TIME, LIST("1", "2", "", "4"));
    add_cells(table, "frame.time_epoch", TYPE_TIME, LIST("1", "2", "3", "4"));
    return table;
}

static void test_find(void)
{
    g_autoptr(Table) table = packets();
    size_t index = 99;
    g_assert_cmpuint(table_width(table), ==, 4);
    g_assert_true(table_find(table, "ip.src", &index));
    g_assert_cmpuint(index, ==, 1);
    g_assert_cmpstr(table_name(table, index), ==, "ip.src");
    for (const char *const *name = LIST("", "ip.sr", "ip.srcs", "IP.SRC"); *name != NULL; name++)
        g_assert_false(table_find(table, *name, &index));
}

static void test_find_time(void)
{
    g_autoptr(Table) table = packets();
    g_autoptr(Table) none = table_new(0);
    size_t index = 99;
    g_assert_true(table_find_time(table, &index));
    g_assert_cmpuint(index, ==, 2);
    g_assert_false(table_find_time(none, &index));
}

static void test_require(void)
{
    g_autoptr(Table) table = packets();
    g_autoptr(Table) none = table_new(0);
    g_autoptr(GError) error = NULL;
    size_t index = 99;
    g_assert_true(table_require(table, "frame.time", &index, &error));
    g_assert_cmpuint(index, ==, 2);
    g_assert_no_error(error);
    g_assert_false(table_require(table, "frame.numbr", &index, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED,
                  "there is no column 'frame.numbr'; did you mean frame.number?");
    g_assert_false(table_require(table, "http.host.name", &index, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED,
                  "there is no column 'http.host.name'; the columns are: frame.number, ip.src, "
                  "frame.time, frame.time_epoch");
    g_assert_false(table_require(none, "x", &index, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "there is no column 'x'");
}

static void assert_numbers(Table *taken, const char *const *numbers, const char *const *addresses)
{
    g_autoptr(Table) table = taken;
    g_assert_cmpuint(table_width(table), ==, 4);
    assert_cells(table_column(table, 0), numbers);
    assert_cells(table_column(table, 1), addresses);
    for (size_t i = 0; i < table_width(table); i++)
        g_assert_cmpuint(table_column(table, i)->rows, ==, table->rows);
}

static void test_take(void)
{
    g_autoptr(Table) table = packets();
    assert_numbers(table_take(table, (size_t[]){3, 1, 1}, 3), LIST("4", "2", "2"),
                   LIST("10.0.0.1", "", ""));
    assert_numbers(table_take(table, NULL, 0), (const char *[]){NULL}, (const char *[]){NULL});
}

static void test_slice(void)
{
    g_autoptr(Table) table = packets();
    assert_numbers(table_slice(table, 1, 2), LIST("2", "3"), LIST("", "10.0.0.2"));
    assert_numbers(table_slice(table, 2, 99), LIST("3", "4"), LIST("10.0.0.2", "10.0.0.1"));
    assert_numbers(table_slice(table, 3, SIZE_MAX), LIST("4"), LIST("10.0.0.1"));
    for (size_t start = 4; start < 7; start++)
        assert_numbers(table_slice(table, start, 2), (const char *[]){NULL},
                       (const char *[]){NULL});
    assert_numbers(table_slice(table, SIZE_MAX, SIZE_MAX), (const char *[]){NULL},
                   (const char *[]){NULL});
    g_autoptr(Table) whole = table_slice(table, 0, 4);
    assert_same_table(whole, table);
}

static void test_no_columns(void)
{
    g_autoptr(Table) table = table_new(3);
    g_autoptr(Table) slice = table_slice(table, 1, 5);
    g_assert_cmpuint(slice->rows, ==, 2);
    g_assert_cmpuint(table_width(slice), ==, 0);
}

static void test_shared(void)
{
    g_autoptr(Table) table = table_new(1);
    g_autoptr(Table) other = table_new(1);
    add_cells(table, "a", TYPE_TEXT, LIST("x"));
    table_add(other, "b", column_ref(table_column(table, 0)));
    g_autoptr(Table) again = table_ref(table);
    g_assert_true(again == table);
    g_clear_pointer(&table, table_unref);
    g_clear_pointer(&again, table_unref);
    assert_cells(table_column(other, 0), LIST("x"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/table/find", test_find);
    g_test_add_func("/table/find-time", test_find_time);
    g_test_add_func("/table/require", test_require);
    g_test_add_func("/table/take", test_take);
    g_test_add_func("/table/slice", test_slice);
    g_test_add_func("/table/no-columns", test_no_columns);
    g_test_add_func("/table/shared", test_shared);
    return g_test_run();
}
