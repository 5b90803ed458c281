#include "text/reader.h"

#include <string.h>

#include "support.h"

/* What came, with a cell as [cell], the end of a row as "." and that of a cut one as "!". */
typedef struct {
    GString *events;
    int rows_left; /* the row that makes this 0 fails */
} Record;

static void on_cell(const char *bytes, size_t length, void *data)
{
    Record *record = data;
    g_string_append_c(record->events, '[');
    g_string_append_len(record->events, bytes, (gssize)length);
    g_string_append_c(record->events, ']');
}

static bool on_row(bool whole, void *data, GError **error)
{
    Record *record = data;
    g_string_append_c(record->events, whole ? '.' : '!');
    if (--record->rows_left == 0)
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_CLOSED, "enough");
    return record->rows_left != 0;
}

static const ReaderEvents events = {on_cell, on_row};

/* Reads a text in two pieces, then pieces of one byte up to `last` and the rest. */
static char *read_pieces(ReaderFormat format, const char *text, size_t length, size_t cut,
                         bool bytewise, GError **error)
{
    Record record = {g_string_new(NULL), -1};
    g_autoptr(Reader) reader = reader_new(format, &events, &record);
    size_t step = bytewise ? 1 : MAX(cut, 1);
    bool ok = true;
    for (size_t at = 0; ok && at < length; at += step) {
        if (at > 0 && !bytewise)
            step = length - at;
        ok = reader_feed(reader, text + at, MIN(step, length - at), error);
    }
    if (ok && !reader_finish(reader, error))
        ok = false;
    g_assert_cmpint(ok, ==, error == NULL || *error == NULL);
    return g_string_free(record.events, false);
}

/* The text read whole, byte by byte, and cut in two anywhere. */
static void assert_read(ReaderFormat format, const char *text, size_t length, const char *expected)
{
    for (size_t cut = 0; cut <= length; cut++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *events_seen =
            read_pieces(format, text, length, cut == 0 ? length : cut, cut == length, &error);
        g_assert_no_error(error);
        g_assert_cmpstr(events_seen, ==, expected);
    }
}

typedef struct {
    const char *text, *events;
} ReaderCase;

static void assert_cases(ReaderFormat format, const ReaderCase *cases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_read(format, cases[i].text, strlen(cases[i].text), cases[i].events);
}

static void test_tsv(void)
{
    static const ReaderCase cases[] = {
        {"", ""},
        {"a\tb\n", "[a][b]."},
        {"a\tb\nc\td\n", "[a][b].[c][d]."},
        {"\t\n", "[][]."},
        {"\ta\t\n", "[][a][]."},
        {"\"a\tb\nc\t\"d\"\n", "[\"a][b].[c][\"d\"]."},
        {"\"\n\"\"\n'\n", "[\"].[\"\"].[']."},
        {" a \t b\n", "[ a ][ b]."},
        {"a,b;c\n", "[a,b;c]."},
        {"a\r\n\r\n", "[a\r].[\r]."},
        {"a\rb\n", "[a\rb]."},
        {"\\t\\n\\\n", "[\\t\\n\\]."},
        {"\xff\xfe\t\x01\x1f\n", "[\xff\xfe][\x01\x1f]."},
        {"\xef\xbb\xbf"
         "a\n",
         "[\xef\xbb\xbf"
         "a]."},
    };
    assert_cases(READER_TSV, cases, G_N_ELEMENTS(cases));
}

static void test_tsv_empty_line(void)
{
    static const ReaderCase cases[] = {
        {"\n", "[]."},
        {"\n\n", "[].[]."},
        {"a\n\nb\n", "[a].[].[b]."},
    };
    assert_cases(READER_TSV, cases, G_N_ELEMENTS(cases));
}

static void test_tsv_cut(void)
{
    static const ReaderCase cases[] = {
        {"a", "[a]!"},
        {"a\tb\nc", "[a][b].[c]!"},
        {"a\tb\nc\t", "[a][b].[c][]!"},
        {"a\tb\nc\td", "[a][b].[c][d]!"},
    };
    assert_cases(READER_TSV, cases, G_N_ELEMENTS(cases));
}

static void test_csv(void)
{
    static const ReaderCase cases[] = {
        {"", ""},
        {"a,b\n", "[a][b]."},
        {"a,b\r\nc,d\r\n", "[a][b].[c][d]."},
        {"\n\r\n\na\n\n", "[a]."},
        {",\n", "[][]."},
        {"\"\"\n", "[]."},
        {"\"a,b\",c\n", "[a,b][c]."},
        {"\"a\nb\",c\n", "[a\nb][c]."},
        {"\"a\r\nb\"\r\n", "[a\r\nb]."},
        {"\"a\"\"b\"\n", "[a\"b]."},
        {"\"\"\"\"\n", "[\"]."},
        {"\"\"\"a\"\"\",\"\"\n", "[\"a\"][]."},
        {" a , b\n", "[ a ][ b]."},
        {"\" a \"\n", "[ a ]."},
        {"a\tb;c\n", "[a\tb;c]."},
        {"a'b\n", "[a'b]."},
        {"\xff\n", "[\xff]."},
    };
    assert_cases(READER_CSV, cases, G_N_ELEMENTS(cases));
}

static void test_csv_cut(void)
{
    static const ReaderCase cases[] = {
        {"a,b", "[a][b]!"},
        {"a\nb,", "[a].[b][]!"},
        {"\"a,b\"", "[a,b]!"},
    };
    assert_cases(READER_CSV, cases, G_N_ELEMENTS(cases));
}

static void test_csv_rejects(void)
{
    for (const char *const *text =
             LIST("a\"b,c\n", "\"a\"b,c\n", "\"a\" ,b\n", "\"a,b\n", "a,\"", "a\"\n", " \"a\"\n");
         *text != NULL; text++) {
        for (int bytewise = 0; bytewise < 2; bytewise++) {
            g_autoptr(GError) error = NULL;
            g_test_message("%s", *text);
            g_free(read_pieces(READER_CSV, *text, strlen(*text), strlen(*text), bytewise, &error));
            assert_failed(&error, TABSHARK_ERROR_FAILED, "the quotes do not match");
        }
    }
}

static void test_tsv_nul(void)
{
    for (size_t cut = 1; cut <= 5; cut++) {
        g_autoptr(GError) error = NULL;
        g_free(read_pieces(READER_TSV, "a\tb\0\n", 5, cut, cut == 5, &error));
        assert_failed(&error, TABSHARK_ERROR_FAILED, "NUL byte");
    }
}

static void test_csv_nul(void)
{
    Record record = {g_string_new(NULL), -1};
    g_autoptr(Reader) reader = reader_new(READER_CSV, &events, &record);
    g_assert_true(reader_feed(reader, BYTES("a\0b,\"\0\"\n"), NULL));
    g_assert_true(reader_finish(reader, NULL));
    g_assert_cmpmem(record.events->str, record.events->len, "[a\0b][\0].", 9);
    g_string_free(record.events, true);
}

static void test_large_cells(void)
{
    enum { SIZE = 60000 };
    g_autofree char *big = g_strnfill(SIZE, 'x');
    for (int format = READER_TSV; format <= READER_CSV; format++) {
        char separator = format == READER_TSV ? '\t' : ',';
        g_autofree char *text =
            g_strdup_printf("a%c%s%c%s\n%s", separator, big, separator, big, big);
        g_autofree char *expected = g_strdup_printf("[a][%s][%s].[%s]!", big, big, big);
        for (size_t cut = 1; cut < strlen(text); cut += 17011) {
            g_autofree char *seen =
                read_pieces((ReaderFormat)format, text, strlen(text), cut, cut == 1, NULL);
            g_assert_true(strcmp(seen, expected) == 0);
        }
    }
}

/* Texts of random bytes: pieces make no difference, be it to cells or to errors. */
static void test_random_pieces(void)
{
    static const char alphabet[] = "ab\t\n\r,\" ";
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    for (int i = 0; i < 4000; i++) {
        char text[24];
        size_t length = (size_t)g_rand_int_range(random, 1, (gint32)sizeof text);
        ReaderFormat format = g_rand_boolean(random) ? READER_TSV : READER_CSV;
        g_autoptr(GError) whole_error = NULL;
        for (size_t b = 0; b < length; b++)
            text[b] = alphabet[g_rand_int_range(random, 0, sizeof alphabet - 1)];
        g_autofree char *whole = read_pieces(format, text, length, length, false, &whole_error);
        for (size_t cut = 1; cut <= length; cut++) {
            g_autoptr(GError) error = NULL;
            g_autofree char *seen = read_pieces(format, text, length, cut, cut == length, &error);
            g_assert_cmpstr(seen, ==, whole);
            g_assert_cmpint(error == NULL, ==, whole_error == NULL);
        }
    }
}

static void test_row_stops(void)
{
    for (int format = READER_TSV; format <= READER_CSV; format++) {
        Record record = {g_string_new(NULL), 2};
        g_autoptr(GError) error = NULL;
        g_autoptr(Reader) reader = reader_new((ReaderFormat)format, &events, &record);
        g_assert_false(reader_feed(reader, BYTES("a\nb\nc\nd\n"), &error));
        assert_failed(&error, TABSHARK_ERROR_CLOSED, "enough");
        g_assert_cmpstr(record.events->str, ==, "[a].[b].");
        g_string_free(record.events, true);
    }
}

static void test_last_row_stops(void)
{
    Record record = {g_string_new(NULL), 1};
    g_autoptr(GError) error = NULL;
    g_autoptr(Reader) reader = reader_new(READER_TSV, &events, &record);
    g_assert_true(reader_feed(reader, BYTES("a\tb"), &error));
    g_assert_false(reader_finish(reader, &error));
    assert_failed(&error, TABSHARK_ERROR_CLOSED, "enough");
    g_string_free(record.events, true);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/reader/tsv", test_tsv);
    g_test_add_func("/reader/tsv/empty-line", test_tsv_empty_line);
    g_test_add_func("/reader/tsv/cut", test_tsv_cut);
    g_test_add_func("/reader/tsv/nul", test_tsv_nul);
    g_test_add_func("/reader/csv", test_csv);
    g_test_add_func("/reader/csv/cut", test_csv_cut);
    g_test_add_func("/reader/csv/rejects", test_csv_rejects);
    g_test_add_func("/reader/csv/nul", test_csv_nul);
    g_test_add_func("/reader/large-cells", test_large_cells);
    g_test_add_func("/reader/random-pieces", test_random_pieces);
    g_test_add_func("/reader/row-stops", test_row_stops);
    g_test_add_func("/reader/last-row-stops", test_last_row_stops);
    return g_test_run();
}
