/* Files so long that they may be read in parts, side by side: what stands in the second part alone
 * counts as much as elsewhere. */
#include <string.h>

#include "opened.h"

#define HALF_BYTES ((size_t)5 << 20)

/* Rows with one cell in the first half, with another in the second, which starts at the row after
 * the middle of the file; long texts keep them few. */
static GString *halves(const char *usual, const char *late, const char *line_end, size_t *first)
{
    g_autofree char *padding = g_strnfill(2000, 'x');
    GString *text = g_string_new("n\tt");
    g_string_append(text, line_end);
    for (*first = 0; text->len < HALF_BYTES; ++*first)
        g_string_append_printf(text, "%s\t%zu%s%s", usual, *first % 7, padding, line_end);
    size_t middle = text->len;
    size_t row_length = strlen(late) + 1 + 1 + strlen(padding) + strlen(line_end);
    for (size_t i = 0; text->len + row_length < 2 * middle; i++)
        g_string_append_printf(text, "%s\t%zu%s%s", late, i % 5 + 4, padding, line_end);
    g_assert_cmpuint(text->len / 2, >, middle - row_length);
    return text;
}

typedef struct {
    const char *usual, *late;
    Type type;
    const char *written[3]; /* NULL: as they were */
} HalvesCase;

static void assert_halves(const HalvesCase *wanted, const char *line_end)
{
    size_t first;
    g_autoptr(GString) text = halves(wanted->usual, wanted->late, line_end, &first);
    g_autoptr(Table) table = opened(READER_TSV, text->str);
    size_t last = table->rows - 1;
    g_test_message("'%s', then '%s'", wanted->usual, wanted->late);
    g_assert_cmpuint(last, >, first);
    g_autoptr(Table) some = table_take(table, (size_t[]){0, first - 1, first, last}, 4);
    const char *const *written =
        wanted->written[0] != NULL ? wanted->written : LIST(wanted->usual, wanted->late);
    assert_column(some, 0, "n", wanted->type, LIST(written[0], written[0], written[1], written[1]));
    for (size_t row = 0; row < table->rows; row++) {
        size_t length;
        const char *string = column_string(table_column(table, 1), row, &length);
        g_assert_cmpuint(length, ==, 2001);
        g_assert_cmpint(string[0] - '0', ==, row < first ? row % 7 : (row - first) % 5 + 4);
    }
}

static void assert_all_halves(const HalvesCase *cases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_halves(&cases[i], "\n");
}

static void test_same_type(void)
{
    static const HalvesCase cases[] = {
        {"5", "-7", TYPE_INT},
        {"0x0018", "0x0002", TYPE_INT},
        {"true", "false", TYPE_BOOL},
        {"0.5", "1.5", TYPE_REAL},
        {"10.0.0.1", "::1", TYPE_ADDRESS},
        {"a", "b", TYPE_TEXT},
        {"5", "", TYPE_INT},
        {"", "5", TYPE_INT},
        {"", "10.0.0.1", TYPE_ADDRESS},
    };
    assert_all_halves(cases, G_N_ELEMENTS(cases));
}

static void test_other_type(void)
{
    static const HalvesCase cases[] = {
        {"5", "x", TYPE_TEXT},
        {"5", "2.5", TYPE_REAL, {"5.0", "2.5"}},
        {"10.0.0.1", "a.example", TYPE_TEXT},
    };
    assert_all_halves(cases, G_N_ELEMENTS(cases));
}

/* Each half alone would do. */
static void test_other_form(void)
{
    static const HalvesCase cases[] = {
        {"0x0018", "0x018", TYPE_TEXT},
        {"0x0018", "24", TYPE_TEXT},
        {"5", "0x0018", TYPE_TEXT},
        {"5", "007", TYPE_TEXT},
        {"true", "1", TYPE_TEXT},
        {"0.000123000", "0.5", TYPE_REAL, {"0.000123", "0.5"}},
        {"2016-08-02T02:19:35.000000000Z", "1470104375.5", TYPE_TEXT},
    };
    assert_all_halves(cases, G_N_ELEMENTS(cases));
}

static void test_crlf(void)
{
    static const HalvesCase crlf = {"5", "6", TYPE_INT};
    assert_halves(&crlf, "\r\n");
}

static void test_errors(void)
{
    static const KnownType known[] = {{"n", TYPE_INT}};
    size_t first;
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) misfit = halves("5", "6", "\n", &first);
    g_autoptr(Table) table = opened(READER_TSV, misfit->str);
    g_autoptr(GString) ragged = g_string_new(misfit->str);
    g_string_append(misfit, "x\ty\n");
    g_string_append(ragged, "7\n");
    g_assert_null(open_text(READER_TSV, misfit->str, misfit->len, known, 1, &error));
    g_autofree char *no_int =
        g_strdup_printf("'x' in row %zu of column 'n' is no int", table->rows + 1);
    assert_failed(&error, TABSHARK_ERROR_FAILED, no_int);
    g_assert_null(open_text(READER_TSV, ragged->str, ragged->len, NULL, 0, &error));
    g_autofree char *one_cell = g_strdup_printf("row %zu has 1 cells", table->rows + 1);
    assert_failed(&error, TABSHARK_ERROR_FAILED, one_cell);
}

/* A column of its own, most of whose rows are empty lines. */
static void test_one_column(void)
{
    enum { ROWS = 9 << 20 };
    g_autofree char *text = g_strnfill(ROWS + 4, '\n');
    memcpy(text, "n\n5\n", 4);
    memcpy(text + ROWS, "\n7\n\n", 4);
    g_autoptr(Table) table = opened(READER_TSV, text);
    const Column *column = table_column(table, 0);
    g_assert_cmpstr(type_name(column->type), ==, "int");
    g_assert_cmpuint(table->rows, ==, ROWS + 4 - 2 - 2);
    g_assert_cmpuint(column_count(column), ==, 2);
    g_assert_cmpint(column->ints[0], ==, 5);
    g_assert_cmpint(column->ints[table->rows - 2], ==, 7);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/open-parts/same-type", test_same_type);
    g_test_add_func("/open-parts/other-type", test_other_type);
    g_test_add_func("/open-parts/other-form", test_other_form);
    g_test_add_func("/open-parts/crlf", test_crlf);
    g_test_add_func("/open-parts/errors", test_errors);
    g_test_add_func("/open-parts/one-column", test_one_column);
    return g_test_run();
}
