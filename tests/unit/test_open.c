#include "text/open.h"

#include <string.h>
#include <unistd.h>

#include "opened.h"
#include "text/pass.h"

static void assert_rejected(ReaderFormat format, const char *text, size_t length, const char *part)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(open_text(format, text, length, NULL, 0, &error));
    g_assert_nonnull(strstr(error->message, "cannot open '"));
    assert_failed(&error, TABSHARK_ERROR_FAILED, part);
}

static void test_types(void)
{
    g_autoptr(Table) table = opened(READER_TSV, "ok\tn\tx\tat\trtt\tsrc\thost\n"
                                                "true\t-7\t5.0\t2016-08-02T02:19:35.419022000Z\t"
                                                "0.000123000\t10.0.0.1\ta b\n"
                                                "\t\t\t\t\t\t\n"
                                                "false\t8\t0.1\t1969-12-31T23:59:59.999999999Z\t"
                                                "-1.500000000\t::1\t\"q\n");
    g_assert_cmpuint(table_width(table), ==, 7);
    assert_column(table, 0, "ok", TYPE_BOOL, LIST("true", "", "false"));
    assert_column(table, 1, "n", TYPE_INT, LIST("-7", "", "8"));
    assert_column(table, 2, "x", TYPE_REAL, LIST("5.0", "", "0.1"));
    assert_column(table, 3, "at", TYPE_TIME,
                  LIST("2016-08-02T02:19:35.419022000Z", "", "1969-12-31T23:59:59.999999999Z"));
    assert_column(table, 4, "rtt", TYPE_DURATION, LIST("0.000123000", "", "-1.500000000"));
    assert_column(table, 5, "src", TYPE_ADDRESS, LIST("10.0.0.1", "", "::1"));
    assert_column(table, 6, "host", TYPE_TEXT, LIST("a b", "", "\"q"));
}

static void test_known(void)
{
    static const char text[] = "t\tn\tz\n1470104375.5\t5\t007\n\t\t\n-0.5\t6\t8\n";
    static const KnownType known[] = {
        {"t", TYPE_TIME}, {"n", TYPE_TEXT}, {"z", TYPE_INT}, {"absent", TYPE_INT, true}};
    g_autoptr(GError) error = NULL;
    g_autoptr(Table) table = open_text(READER_TSV, BYTES(text), known, 4, &error);
    g_assert_no_error(error);
    assert_column(table, 0, "t", TYPE_TIME,
                  LIST("2016-08-02T02:19:35.500000000Z", "", "1969-12-31T23:59:59.500000000Z"));
    assert_column(table, 1, "n", TYPE_TEXT, LIST("5", "", "6"));
    assert_column(table, 2, "z", TYPE_INT, LIST("7", "", "8"));
}

static void test_known_misfit(void)
{
    static const KnownType known[] = {{"b", TYPE_INT}};
    g_autoptr(GError) error = NULL;
    g_assert_null(open_text(READER_CSV, BYTES("a,b\nx,1\ny,\nz,10.5\n"), known, 1, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "'10.5' in row 3 of column 'b' is no int");
}

static void test_known_absent(void)
{
    static const KnownType known[] = {{"frame.length", TYPE_INT}};
    g_autoptr(GError) error = NULL;
    g_assert_null(open_text(READER_TSV, BYTES("frame.len\tx\n1\t2\n"), known, 1, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED,
                  "it has no column 'frame.length'; did you mean frame.len?");
    static const KnownType other[] = {{"zebra", TYPE_INT}};
    g_assert_null(open_text(READER_TSV, BYTES("frame.len\tx\n1\t2\n"), other, 1, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED,
                  "it has no column 'zebra'; the columns are: frame.len, x");
}

static void test_ragged(void)
{
    static const struct {
        ReaderFormat format;
        const char *text, *part;
    } cases[] = {
        {READER_TSV, "a\tb\n1\t2\n3\n", "row 2 has 1 cells, but the first line names 2 columns"},
        {READER_TSV, "a\tb\n1\t2\t3\n", "row 1 has 3 cells, but the first line names 2 columns"},
        {READER_TSV, "a\tb\n\n", "row 1 has 1 cells, but the first line names 2 columns"},
        {READER_TSV, "a\n1\t\n", "row 1 has 2 cells, but the first line names 1 columns"},
        {READER_CSV, "a,b\n1,2\n3,4\n5", "row 3 has 1 cells, but the first line names 2 columns"},
        {READER_CSV, "a,b\n1,\"2\n", "quotes"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_rejected(cases[i].format, cases[i].text, strlen(cases[i].text), cases[i].part);
}

static void test_names(void)
{
    g_autoptr(Table) table = opened(READER_CSV, ",a b,\"x,\"\"y\"\"\",\n1,2,3,4\n");
    assert_column(table, 0, "column1", TYPE_INT, LIST("1"));
    assert_column(table, 1, "a b", TYPE_INT, LIST("2"));
    assert_column(table, 2, "x,\"y\"", TYPE_INT, LIST("3"));
    assert_column(table, 3, "column4", TYPE_INT, LIST("4"));
    assert_rejected(READER_TSV, BYTES("a\tb\ta\n1\t2\t3\n"), "two columns are called 'a'");
}

static void test_no_rows(void)
{
    for (const char *const *text = LIST("a\tb\n", "a\tb", "a\tb\r\n"); *text != NULL; text++) {
        g_autoptr(Table) table = opened(READER_TSV, *text);
        g_assert_cmpuint(table->rows, ==, 0);
        g_assert_cmpuint(table_width(table), ==, 2);
        assert_column(table, 1, "b", TYPE_TEXT, (const char *[]){NULL});
    }
}

static void test_empty_file(void)
{
    assert_rejected(READER_TSV, BYTES(""), "it is empty, and its first line should name the");
    assert_rejected(READER_CSV, BYTES(""), "it is empty, and its first line should name the");
    assert_rejected(READER_CSV, BYTES("\n\r\n"), "its first line does not name any columns");
}

/* The names take more than types are guessed from. */
static void test_long_first_line(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 300; i++)
        g_string_append_printf(text, "%s%d%01000d", i > 0 ? "\t" : "", i, 0);
    for (int i = 0; i < 300; i++)
        g_string_append_printf(text, "%c%d", i > 0 ? '\t' : '\n', i);
    g_autoptr(Table) table = opened(READER_TSV, text->str);
    g_assert_cmpuint(table_width(table), ==, 300);
    g_assert_cmpint(table_column(table, 299)->ints[0], ==, 299);
}

/* A file that somebody has emptied between two passes. */
static void test_emptied(void)
{
    static const ReaderFormat formats[] = {READER_TSV, READER_CSV};
    char *folder = folder_make();
    g_autofree char *path = file_make(folder, "table", "a\n1\n", 4);
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
        g_assert_true(g_file_set_contents(path, "a\n1\n", 4, NULL));
        g_autoptr(Source) source = source_open(path, NULL);
        PassRange whole = {0, source_size(source), false};
        Pass first = {.names = names, .policy = MISFIT_MAKES_TEXT};
        g_assert_true(pass_run(&first, formats[i], source, whole, NULL));
        pass_clear(&first);
        g_assert_cmpint(truncate(path, 0), ==, 0);
        Pass second = {.names = names, .names_known = true, .policy = MISFIT_MAKES_TEXT};
        g_assert_false(pass_run(&second, formats[i], source, whole, &error));
        assert_failed(&error, TABSHARK_ERROR_FAILED, "it has changed while it was read");
        pass_clear(&second);
    }
    folder_remove(folder);
}

/* Such files say that they have no bytes. */
static void test_file_of_the_system(void)
{
    if (!g_file_test("/proc/self/limits", G_FILE_TEST_EXISTS)) {
        g_test_skip("there is no /proc");
        return;
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(Table) table = text_open("/proc/self/limits", READER_TSV, NULL, 0, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(table->rows, >, 5);
}

static void test_no_table(void)
{
    char *folder = folder_make();
    g_autofree char *absent = g_build_filename(folder, "absent.tsv", NULL);
    g_autoptr(GError) error = NULL;
    g_assert_null(text_open(absent, READER_TSV, NULL, 0, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "absent.tsv");
    g_assert_null(text_open(folder, READER_TSV, NULL, 0, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, folder);
    folder_remove(folder);
    assert_rejected(READER_TSV, BYTES("a\tb\n1\t\0\n"), "NUL");
}

static void test_one_column(void)
{
    g_autoptr(Table) tsv = opened(READER_TSV, "n\n\n5\n\n\n-7\n\n");
    assert_column(tsv, 0, "n", TYPE_INT, LIST("", "5", "", "", "-7", ""));
    g_autoptr(Table) csv = opened(READER_CSV, "n\n\"\"\n5\n\"\"\n\n-7\n");
    assert_column(csv, 0, "n", TYPE_INT, LIST("", "5", "", "-7"));
    g_autoptr(Table) unnamed = opened(READER_TSV, "\n5\n");
    assert_column(unnamed, 0, "column1", TYPE_INT, LIST("5"));
}

static void test_crlf(void)
{
    g_autoptr(Table) tsv = opened(READER_TSV, "a\tb\r\n1\tx\r\n\t\r\n2\ty\r\n");
    assert_column(tsv, 0, "a", TYPE_INT, LIST("1", "", "2"));
    assert_column(tsv, 1, "b", TYPE_TEXT, LIST("x", "", "y"));
    g_autoptr(Table) one = opened(READER_TSV, "n\r\n5\r\n\r\n6");
    assert_column(one, 0, "n", TYPE_INT, LIST("5", "", "6"));
    g_autoptr(Table) csv = opened(READER_CSV, "a,b\r\n1,x\r\n2,\"y\r\nz\"\r\n");
    assert_column(csv, 1, "b", TYPE_TEXT, LIST("x", "y\r\nz"));
}

/* A CR in quotes is part of the cell. */
static void test_quoted_cr(void)
{
    g_autoptr(Table) table = opened(READER_CSV, "a,\"b\r\"\n1,\"x\r\"\n");
    assert_column(table, 1, "b\r", TYPE_TEXT, LIST("x\r"));
}

static void test_byte_order_mark(void)
{
    for (const char *const *text = LIST("\xef\xbb\xbf"
                                        "a,b\n1,2\n",
                                        "a,b\n1,2\n",
                                        "\xef\xbb\xbf"
                                        "a,\"b\"\r\n1,2\r\n");
         *text != NULL; text++) {
        g_autoptr(Table) table = opened(READER_CSV, *text);
        assert_column(table, 0, "a", TYPE_INT, LIST("1"));
        assert_column(table, 1, "b", TYPE_INT, LIST("2"));
    }
    g_autoptr(Table) tsv = opened(READER_TSV, "\xef\xbb\xbf"
                                              "a\n1\n");
    assert_column(tsv, 0, "a", TYPE_INT, LIST("1"));
}

static void test_byte_order_mark_before_quotes(void)
{
    g_autoptr(Table) table = opened(READER_CSV, "\xef\xbb\xbf"
                                                "\"a,b\",c\n1,2\n");
    assert_column(table, 0, "a,b", TYPE_INT, LIST("1"));
}

static void test_cut_last_line(void)
{
    g_autoptr(Table) table = opened(READER_TSV, "a\tb\n1\tx\n2\ty");
    assert_column(table, 0, "a", TYPE_INT, LIST("1", "2"));
    assert_column(table, 1, "b", TYPE_TEXT, LIST("x", "y"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/open/types", test_types);
    g_test_add_func("/open/known", test_known);
    g_test_add_func("/open/known/misfit", test_known_misfit);
    g_test_add_func("/open/known/absent", test_known_absent);
    g_test_add_func("/open/ragged", test_ragged);
    g_test_add_func("/open/names", test_names);
    g_test_add_func("/open/no-rows", test_no_rows);
    g_test_add_func("/open/empty-file", test_empty_file);
    g_test_add_func("/open/long-first-line", test_long_first_line);
    g_test_add_func("/open/emptied", test_emptied);
    g_test_add_func("/open/file-of-the-system", test_file_of_the_system);
    g_test_add_func("/open/no-table", test_no_table);
    g_test_add_func("/open/one-column", test_one_column);
    g_test_add_func("/open/crlf", test_crlf);
    g_test_add_func("/open/quoted-cr", test_quoted_cr);
    g_test_add_func("/open/byte-order-mark", test_byte_order_mark);
    g_test_add_func("/open/byte-order-mark-before-quotes", test_byte_order_mark_before_quotes);
    g_test_add_func("/open/cut-last-line", test_cut_last_line);
    return g_test_run();
}
