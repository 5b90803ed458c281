/* Evaluating the tree of an expression, column by column.
 *
 * A result has a value for each row of the table, or one value that stands for all of them: a
 * column of one row. Whoever combines two columns lets the single value repeat.
 */
#ifndef TABSHARK_QUERY_EVALUATE_H
#define TABSHARK_QUERY_EVALUATE_H

#include <glib.h>
#include <stdbool.h>

#include "query/syntax.h"
#include "table/table.h"

typedef struct {
    const char *text; /* of the expression, for messages */
    const Table *table;
    bool utc;
} Context;

/* The value of a node. */
Column *evaluate(const Context *context, const Node *node, GError **error);

/* The node as a condition: a bool column without missing values. A column asks whether the row has
 * a value, one of bools whether it is true. */
Column *evaluate_condition(const Context *context, const Node *node, GError **error);

/* An error about a node. Gives back NULL. */
void *evaluate_error(const Context *context, const Node *node, GError **error, const char *format,
                     ...) G_GNUC_PRINTF(4, 5);

/* Two columns of bools without missing values, as "and" joins them or as "or" does. */
Column *evaluate_both(const Column *a, const Column *b);
Column *evaluate_either(const Column *a, const Column *b);

/* Rows of the result of two operands. */
size_t evaluate_rows(const Column *a, const Column *b);

/* The row of an operand that belongs to a row of the result. */
static inline size_t row_of(const Column *column, size_t row)
{
    return column->rows == 1 ? 0 : row;
}

/* A single value in every one of `rows` rows; takes over the column, and gives back one that has as
 * many, or NULL, as it is. */
Column *evaluate_repeat(Column *column, size_t rows);

/* Makes missing in `result` what is missing in an operand, with a 0 in its slot. */
void evaluate_spread_missing(Column *result, const Column *operand);

#endif
