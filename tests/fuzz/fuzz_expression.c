/* Any text as an expression, over tables with all types and missing values. */
#include <stdlib.h>

#include "invariants.h"
#include "query/expression.h"
#include "table/builder.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Cells of each column, parted by spaces; "-" is missing. */
static const struct {
    const char *name;
    Type type;
    const char *cells;
} columns[] = {
    {"b", TYPE_BOOL, "true - false true true"},
    {"i", TYPE_INT, "-9223372036854775808 - 7 0 9223372036854775807"},
    {"n", TYPE_INT, "1 2 2 - 1"},
    {"u", TYPE_UINT, "18446744073709551615 - 0 0x18 9223372036854775808"},
    {"r", TYPE_REAL, "1.5 - -0.0 inf 1e308"},
    {"t", TYPE_TIME,
     "2016-08-02T02:19:35.419022001Z - 1969-12-31T23:59:59.5Z 1677-09-21T00:12:44Z "
     "2262-04-11T23:47:16.854775807Z"},
    {"d", TYPE_DURATION, "0.000000001 - -1.5 9223372036.854775807 0"},
    {"a", TYPE_ADDRESS, "10.0.0.1 - 2001:db8::1 00:1b:21:3c:9d:f8 10.0.0.1"},
    {"x", TYPE_TEXT, "tcp - \xc3\x89t\xc3\xa9 \xff\x80 aaaaaaaaaaaaaaaaaaaa"},
    {"sum:tcp.len", TYPE_TEXT, "- - - - -"},
};

static Table *make_table(size_t rows)
{
    Table *table = table_new(rows);
    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
        g_auto(GStrv) cells = g_strsplit(columns[i].cells, " ", -1);
        Builder *builder = builder_new(columns[i].type, MISFIT_MAKES_TEXT);
        for (size_t row = 0; row < rows; row++) {
            if (strcmp(cells[row], "-") == 0)
                builder_append_missing(builder);
            else
                builder_append(builder, cells[row], strlen(cells[row]));
        }
        table_add(table, columns[i].name, builder_finish(builder));
        builder_free(builder);
    }
    return table;
}

static void check_error(GError *error)
{
    g_assert_nonnull(error);
    /* The message, the text and the caret. */
    g_auto(GStrv) lines = g_strsplit(error->message, "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), >=, 3);
    g_assert_true(g_utf8_validate(lines[g_strv_length(lines) - 2], -1, NULL));
    g_error_free(error);
}

static void evaluate_over(const Expression *expression, const Table *table, bool utc)
{
    GError *error = NULL;
    g_autoptr(Column) value = expression_column(expression, table, utc, &error);
    if (value != NULL)
        check_column(value, table->rows);
    else
        check_error(error);
    error = NULL;
    g_autoptr(Column) truth = expression_condition(expression, table, utc, &error);
    if (truth == NULL) {
        check_error(error);
        return;
    }
    check_column(truth, table->rows);
    g_assert_cmpuint(truth->type, ==, TYPE_BOOL);
    g_assert_cmpuint(column_count(truth), ==, table->rows);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const size_t rows[] = {0, 1, 5};
    GError *error = NULL;
    g_autofree char *text = g_strndup((const char *)data, size);
    g_autoptr(Expression) expression = expression_parse(text, &error);
    if (expression == NULL) {
        check_error(error);
        return 0;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Table) table = make_table(rows[i]);
        evaluate_over(expression, table, i % 2 != 0);
    }
    return 0;
}
