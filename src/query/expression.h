/* Expressions over the columns of a table: what `where` and `derive` take.
 *
 * They read as display filters do. The grammar stands above the functions of parser.c;
 * expression_grammar is its text for the help. In comparisons a missing value makes false, in
 * arithmetic a missing value. */
#ifndef TABSHARK_QUERY_EXPRESSION_H
#define TABSHARK_QUERY_EXPRESSION_H

#include <glib.h>
#include <stdbool.h>

#include "table/table.h"

/* The language in a page, for people. */
extern const char expression_grammar[];

typedef struct Expression Expression;

/* Reads an expression. Errors are TABSHARK_ERROR_USAGE and show the text with a caret under the
 * place. */
Expression *expression_parse(const char *text, GError **error);
void expression_free(Expression *expression);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Expression, expression_free)

/* Does each row's value follow from that row alone? Not where a function looks at others: an
 * aggregate, lag, cumsum. */
bool expression_row_wise(const Expression *expression);

/* Does it follow from the rows of the same capture? Where functions look at other rows, one of
 * their keys is then the column "capture": lag(x) by capture. */
bool expression_capture_wise(const Expression *expression);

/* The value of each row of the table. `utc` says in which zone times without one are meant and
 * parts of times are taken: UTC or local. Errors show the place too. */
Column *expression_column(const Expression *expression, const Table *table, bool utc,
                          GError **error);

/* Whether each row meets the condition: a bool column without missing values. A column by itself
 * asks whether the row has a value in it. */
Column *expression_condition(const Expression *expression, const Table *table, bool utc,
                             GError **error);

#endif
