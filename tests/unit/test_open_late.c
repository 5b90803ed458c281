/* A cell that changes the type of its column does so wherever it stands: also past the first
 * 256 KiB of the file, from which types are guessed. */
#include <string.h>

#include "opened.h"

#define SAMPLE_BYTES ((size_t)1 << 18)

/* Two columns: "n" with one cell again and again, then another; "t" with text. */
static char *late_text(const char *usual, const char *late, size_t bytes, size_t *rows)
{
    GString *text = g_string_new("n\tt\n");
    *rows = 0;
    while (text->len < bytes) {
        g_string_append_printf(text, "%s\tsome text\n", usual);
        ++*rows;
    }
    g_string_append_printf(text, "%s\tthe end\n", late);
    return g_string_free(text, false);
}

static void assert_late(const char *usual, const char *late, size_t bytes, Type type,
                        const char *const *written)
{
    size_t rows;
    g_autofree char *text = late_text(usual, late, bytes, &rows);
    g_autoptr(Table) table = opened(READER_TSV, text);
    g_test_message("'%s' after %zu of '%s'", late, rows, usual);
    g_assert_cmpuint(table->rows, ==, rows + 1);
    g_autoptr(Table) ends = table_take(table, (size_t[]){0, rows}, 2);
    assert_column(ends, 0, "n", type, written);
    assert_column(ends, 1, "t", TYPE_TEXT, LIST("some text", "the end"));
}

typedef struct {
    const char *usual, *late;
    Type type;
    const char *written[3]; /* NULL: as they were */
} LateCase;

/* In a small file and in a large one. */
static void assert_all_late(const LateCase *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *const *written =
            cases[i].written[0] != NULL ? cases[i].written : LIST(cases[i].usual, cases[i].late);
        assert_late(cases[i].usual, cases[i].late, 10, cases[i].type, written);
        assert_late(cases[i].usual, cases[i].late, SAMPLE_BYTES + 1000, cases[i].type, written);
    }
}

static void test_misfits(void)
{
    static const LateCase cases[] = {
        {"5", "x", TYPE_TEXT},
        {"5", "2.5", TYPE_REAL, {"5.0", "2.5"}},
        {"5", "18446744073709551615", TYPE_UINT},
        {"1.50", "x", TYPE_TEXT},
        {"true", "x", TYPE_TEXT},
        {"0x0018", "x", TYPE_TEXT},
        {"10.0.0.1", "a.example", TYPE_TEXT},
        {"0.000123000", "x", TYPE_TEXT},
        {"0.000123000", "1e-05", TYPE_REAL, {"0.000123", "1e-05"}},
        {"2016-08-02T02:19:35.000000000Z", "never", TYPE_TEXT},
    };
    assert_all_late(cases, G_N_ELEMENTS(cases));
}

static void test_first_value(void)
{
    static const LateCase cases[] = {
        {"", "7", TYPE_INT},  {"", "0.5", TYPE_REAL},        {"", "10.0.0.1", TYPE_ADDRESS},
        {"", "x", TYPE_TEXT}, {"", "", TYPE_TEXT, {"", ""}},
    };
    assert_all_late(cases, G_N_ELEMENTS(cases));
}

/* They could be read as the type, but would not come out as they went in. */
static void test_other_forms(void)
{
    static const LateCase cases[] = {
        {"5", "007", TYPE_TEXT},
        {"5", "+49", TYPE_TEXT},
        {"5", "0x0018", TYPE_TEXT},
        {"0x0018", "24", TYPE_TEXT},
        {"0x0018", "0x018", TYPE_TEXT},
        {"0x0018", "0x00018", TYPE_TEXT},
        {"true", "1", TYPE_TEXT},
        {"1.5", "007", TYPE_TEXT},
        {"0.000123000", "0.5", TYPE_REAL, {"0.000123", "0.5"}},
        {"0.000123000", "5", TYPE_REAL, {"0.000123", "5.0"}},
        {"2016-08-02T02:19:35.000000000Z", "1470104375.5", TYPE_TEXT},
    };
    assert_all_late(cases, G_N_ELEMENTS(cases));
}

/* A row as large as what is read at a time, at the start and later. */
static void test_large_cells(void)
{
    for (int before = 0; before < 3; before++) {
        g_autofree char *big = g_strnfill(SAMPLE_BYTES + 100, 'x');
        g_autoptr(GString) text = g_string_new("n\tt\n");
        for (int i = 0; i < before; i++)
            g_string_append(text, "5\ty\n");
        g_string_append_printf(text, "6\t%s\n7\tz\n", big);
        g_autoptr(Table) table = opened(READER_TSV, text->str);
        size_t last = (size_t)before + 1;
        g_assert_cmpuint(table->rows, ==, last + 1);
        g_assert_cmpstr(type_name(table_column(table, 0)->type), ==, "int");
        g_assert_cmpint(table_column(table, 0)->ints[last], ==, 7);
        g_assert_true(strcmp(column_string(table_column(table, 1), last - 1, NULL), big) == 0);
    }
}

static void test_known_misfit(void)
{
    static const KnownType known[] = {{"n", TYPE_INT}};
    size_t rows;
    g_autoptr(GError) error = NULL;
    g_autofree char *text = late_text("5", "x", SAMPLE_BYTES + 1000, &rows);
    g_assert_null(open_text(READER_TSV, text, strlen(text), known, 1, &error));
    g_autofree char *part = g_strdup_printf("'x' in row %zu of column 'n' is no int", rows + 1);
    assert_failed(&error, TABSHARK_ERROR_FAILED, part);
}

static void test_ragged(void)
{
    size_t rows;
    g_autoptr(GError) error = NULL;
    g_autofree char *text = late_text("5", "6\t7", SAMPLE_BYTES + 1000, &rows);
    g_assert_null(open_text(READER_TSV, text, strlen(text), NULL, 0, &error));
    g_autofree char *part = g_strdup_printf("row %zu has 3 cells", rows + 1);
    assert_failed(&error, TABSHARK_ERROR_FAILED, part);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/open-late/misfits", test_misfits);
    g_test_add_func("/open-late/first-value", test_first_value);
    g_test_add_func("/open-late/other-forms", test_other_forms);
    g_test_add_func("/open-late/large-cells", test_large_cells);
    g_test_add_func("/open-late/known-misfit", test_known_misfit);
    g_test_add_func("/open-late/ragged", test_ragged);
    return g_test_run();
}
