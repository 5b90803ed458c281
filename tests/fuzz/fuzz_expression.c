/* Any text as an expression, over tables with all types and missing values. */
#include "invariants.h"
#include "query/expression.h"
#include "small_table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

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
        g_autoptr(Table) table = small_table(rows[i]);
        evaluate_over(expression, table, i % 2 != 0);
    }
    return 0;
}
