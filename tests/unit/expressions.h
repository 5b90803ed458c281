/* What the tests of expressions share: an expression, the rows it works on, and what comes out. */
#ifndef TABSHARK_TESTS_EXPRESSIONS_H
#define TABSHARK_TESTS_EXPRESSIONS_H

#include <string.h>

#include "query/expression.h"
#include "support.h"
#include "table/value.h"

/* Adds a column of cells that are parted by "|"; an empty one is missing. */
static inline void add_split(Table *table, const char *name, Type type, const char *cells)
{
    g_auto(GStrv) list = g_strsplit(cells, "|", -1);
    g_autoptr(Builder) builder = builder_new(type, MISFIT_MAKES_TEXT);
    for (size_t row = 0; row < table->rows; row++)
        builder_append(builder, list[row], strlen(list[row]));
    Column *column = builder_finish(builder);
    g_assert_cmpstr(type_name(column->type), ==, type_name(type));
    table_add(table, name, column);
}

/* "int 1|2|" */
static inline char *column_text(const Column *column)
{
    g_autoptr(GString) text = g_string_new(type_name(column->type));
    g_string_append_c(text, ' ');
    for (size_t row = 0; row < column->rows; row++) {
        if (row > 0)
            g_string_append_c(text, '|');
        value_append(text, column, row);
    }
    return g_strdup(text->str);
}

/* The value of an expression as such a text, or the error's. */
static inline char *value_text(const Table *table, const char *text, bool utc)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Expression) expression = expression_parse(text, &error);
    g_autoptr(Column) column =
        expression != NULL ? expression_column(expression, table, utc, &error) : NULL;
    g_assert_true((column == NULL) == (error != NULL));
    if (column == NULL)
        return g_strdup(error->message);
    g_assert_cmpuint(column->rows, ==, table->rows);
    return column_text(column);
}

/* An expression, and what comes of it: a type and a value for each row, or the message, the text
 * and the caret under it. */
typedef struct {
    const char *expression;
    const char *expected;
} ExpressionCase;

static inline void check_expression(const Table *table, const ExpressionCase *one, bool utc)
{
    g_autofree char *found = value_text(table, one->expression, utc);
    if (strcmp(found, one->expected) == 0)
        return;
    g_printerr("%s\n  gives\n%s\n  instead of\n%s\n", one->expression, found, one->expected);
    g_test_fail();
}

static inline void check_expressions(const Table *table, const ExpressionCase *cases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        check_expression(table, &cases[i], true);
}

/* A failure: its message, and the line with the caret. */
typedef struct {
    const char *expression;
    const char *message;
    const char *caret;
} FailureCase;

static inline void check_failures(const Table *table, const FailureCase *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        g_autofree char *expected = g_strdup_printf("%s\n    %s\n    %s", cases[i].message,
                                                    cases[i].expression, cases[i].caret);
        check_expression(table, &(ExpressionCase){cases[i].expression, expected}, true);
    }
}

#endif
