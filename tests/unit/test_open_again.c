/* What tabshark wrote opens as it was. */
#include <arpa/inet.h>
#include <string.h>

#include "opened.h"
#include "written.h"

static void assert_opens_again(const Table *table, const char *format, ReaderFormat reader)
{
    size_t length;
    g_autoptr(GError) error = NULL;
    g_autofree char *text = written(table, format, (WriteOptions){.utc = true}, &length);
    g_autoptr(Table) again = open_text(reader, text, length, NULL, 0, &error);
    g_assert_no_error(error);
    assert_same_table(again, table);
}

static void assert_opens_from_both(const Table *table)
{
    assert_opens_again(table, "tsv", READER_TSV);
    assert_opens_again(table, "csv", READER_CSV);
}

static void test_every_type(void)
{
    g_autoptr(Table) table = table_new(4);
    add_cells(table, "bool", TYPE_BOOL, LIST("true", "", "false", "true"));
    add_cells(table, "int", TYPE_INT, LIST("-9223372036854775808", "", "0", "9223372036854775807"));
    add_cells(table, "uint", TYPE_UINT, LIST("", "0", "5", "18446744073709551615"));
    add_cells(table, "real", TYPE_REAL, LIST("0.1", "", "5", "1e+300"));
    add_cells(table, "whole real", TYPE_REAL, LIST("1", "-2", "", "3"));
    add_cells(table, "time", TYPE_TIME, LIST("1470104375.419022", "-0.000000001", "0", ""));
    add_cells(table, "duration", TYPE_DURATION, LIST("", "0", "-1.5", "9223372036.854775807"));
    add_cells(table, "address", TYPE_ADDRESS,
              LIST("10.0.0.1", "2001:db8::1", "", "00:1b:21:3c:9d:f8"));
    add_cells(table, "text", TYPE_TEXT, LIST("", "GET /?a=\"b\",c", "7", " "));
    assert_opens_from_both(table);
}

/* CSV is for programs that mostly take 0x18 for text: there numbers are decimal. */
static void test_hexadecimal(void)
{
    g_autoptr(Table) table = table_new(4);
    g_autoptr(Table) decimal = table_new(4);
    size_t length;
    g_autoptr(GError) error = NULL;
    add_cells(table, "hex", TYPE_INT, LIST("0x0018", "0x0002", "", "0xffff"));
    add_cells(decimal, "hex", TYPE_INT, LIST("24", "2", "", "65535"));
    assert_opens_again(table, "tsv", READER_TSV);
    g_autofree char *text = written(table, "csv", (WriteOptions){.utc = true}, &length);
    g_autoptr(Table) again = open_text(READER_CSV, text, length, NULL, 0, &error);
    g_assert_no_error(error);
    assert_same_table(again, decimal);
}

static void test_text_of_any_kind(void)
{
    g_autoptr(Table) table = table_new(5);
    add_cells(table, "a \"b\", c", TYPE_TEXT, LIST("\"", "\"\"", "'", "a\"b", "x,y"));
    add_cells(table, "", TYPE_TEXT, LIST(" a", "a ", "\\t", "\\", "\xff\xfe"));
    /* An unnamed column gets a name from its place. */
    g_autoptr(Table) named = table_new(5);
    for (size_t i = 0; i < 2; i++)
        table_add(named, i == 0 ? table_name(table, i) : "column2",
                  column_ref(table_column(table, i)));
    assert_opens_from_both(named);
}

static void test_line_breaks(void)
{
    g_autoptr(Table) table = table_new(4);
    add_cells(table, "a\tb\nc", TYPE_TEXT, LIST("a\nb", "\r\n", "\t", "\n"));
    add_cells(table, "last", TYPE_TEXT, LIST("a\r", "b", "\r", "\r\n"));
    assert_opens_again(table, "csv", READER_CSV);
}

static void test_one_column(void)
{
    g_autoptr(Table) table = table_new(4);
    add_cells(table, "n", TYPE_INT, LIST("", "5", "", ""));
    assert_opens_from_both(table);
}

/* Nine decimals are the form of durations, which these are not. */
static void test_real_of_nine_decimals(void)
{
    g_autoptr(Table) table = table_new(2);
    add_cells(table, "mean", TYPE_REAL, LIST("0.123456789", "1.987654321"));
    assert_opens_from_both(table);
}

static char *random_text(GRand *random)
{
    static const char *const parts[] = {"a",  "B", "7", ".",  ":", "-",    " ",  ",",
                                        "\"", "'", "ä", "\\", "|", "\xff", "0x", "1e5"};
    GString *text = g_string_new("t");
    for (int n = g_rand_int_range(random, 0, 12); n > 0; n--)
        g_string_insert(text, g_rand_boolean(random) ? -1 : 0,
                        parts[g_rand_int_range(random, 0, G_N_ELEMENTS(parts))]);
    return g_string_free(text, false);
}

static char *random_address(GRand *random)
{
    char text[INET6_ADDRSTRLEN];
    uint32_t words[4];
    for (int i = 0; i < 4; i++)
        words[i] = g_rand_boolean(random) ? g_rand_int(random) : 0;
    inet_ntop(g_rand_boolean(random) ? AF_INET : AF_INET6, words, text, sizeof text);
    return g_strdup(text);
}

static uint64_t random_bits(GRand *random)
{
    uint64_t bits = (uint64_t)g_rand_int(random) << 32 | g_rand_int(random);
    return bits >> g_rand_int_range(random, 0, 64);
}

/* A value; the first of a column has digits that only its type can hold. */
static char *random_cell(GRand *random, Type type, bool first)
{
    uint64_t bits = random_bits(random);
    switch (type) {
    case TYPE_BOOL:
        return g_strdup(bits & 1 ? "true" : "false");
    case TYPE_INT:
        return g_strdup_printf("%" G_GINT64_FORMAT, g_rand_boolean(random) ? (int64_t)(bits >> 1)
                                                                           : -(int64_t)(bits >> 1));
    case TYPE_UINT:
        return g_strdup_printf("%" G_GUINT64_FORMAT, first ? UINT64_MAX : bits);
    case TYPE_REAL:
        return g_strdup_printf("%.17g", first ? 1.0 / 3 : g_rand_double_range(random, -1e9, 1e9));
    case TYPE_TIME:
    case TYPE_DURATION:
        return g_strdup_printf("%s%" G_GUINT64_FORMAT ".%09u", bits & 1 ? "-" : "", bits >> 32,
                               (unsigned)bits % 1000000000);
    case TYPE_ADDRESS:
        return random_address(random);
    case TYPE_TEXT:
        return random_text(random);
    }
    g_assert_not_reached();
}

static Column *random_column(GRand *random, size_t rows)
{
    Type type = (Type)g_rand_int_range(random, TYPE_BOOL, TYPE_TEXT + 1);
    double missing = g_rand_boolean(random) ? 0.3 : 0;
    g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);
    for (size_t row = 0; row < rows; row++)
        g_ptr_array_add(cells, row > 0 && g_rand_double(random) < missing
                                   ? g_strdup("")
                                   : random_cell(random, type, row == 0));
    g_ptr_array_add(cells, NULL);
    return column_of(type, (const char *const *)cells->pdata);
}

static void test_random(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(8);
    for (int i = 0; i < 300; i++) {
        size_t rows = (size_t)g_rand_int_range(random, 1, 40);
        g_autoptr(Table) table = table_new(rows);
        for (int c = g_rand_int_range(random, 1, 7); c > 0; c--) {
            g_autofree char *end = random_text(random);
            g_autofree char *name = g_strdup_printf("%d%s", c, end);
            table_add(table, name, random_column(random, rows));
        }
        assert_opens_from_both(table);
    }
}

/* Past the part of a file from which types are guessed. */
static void test_large(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(9);
    g_autoptr(Table) table = table_new(20000);
    for (int c = 0; c < 8; c++) {
        g_autofree char *name = g_strdup_printf("c%d", c);
        table_add(table, name, random_column(random, table->rows));
    }
    assert_opens_from_both(table);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/open-again/every-type", test_every_type);
    g_test_add_func("/open-again/hexadecimal", test_hexadecimal);
    g_test_add_func("/open-again/text-of-any-kind", test_text_of_any_kind);
    g_test_add_func("/open-again/line-breaks", test_line_breaks);
    g_test_add_func("/open-again/one-column", test_one_column);
    g_test_add_func("/open-again/real-of-nine-decimals", test_real_of_nine_decimals);
    g_test_add_func("/open-again/random", test_random);
    g_test_add_func("/open-again/large", test_large);
    return g_test_run();
}
