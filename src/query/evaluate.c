#include "query/evaluate.h"

#include <string.h>

#include "base/error.h"
#include "query/convert.h"
#include "query/expression.h"
#include "query/operations.h"

void *evaluate_error(const Context *context, const Node *node, GError **error, const char *format,
                     ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    return syntax_error(error, TABSHARK_ERROR_FAILED, context->text, node->start, node->end, "%s",
                        message);
}

size_t evaluate_rows(const Column *a, const Column *b)
{
    g_assert(a->rows == b->rows || a->rows == 1 || b->rows == 1);
    return a->rows == 1 ? b->rows : a->rows;
}

void evaluate_spread_missing(Column *result, const Column *operand)
{
    if (operand->present == NULL)
        return;
    size_t size = type_size(result->type);
    for (size_t row = 0; row < result->rows; row++) {
        if (column_has(operand, row_of(operand, row)))
            continue;
        column_set_missing(result, row);
        memset((char *)result->values + row * size, 0, size);
    }
}

static Column *find_column(const Context *context, const Node *node, GError **error)
{
    g_autoptr(GError) reason = NULL;
    size_t index;
    if (table_require(context->table, node->text, &index, &reason))
        return column_ref(table_column(context->table, index));
    return evaluate_error(context, node, error, "%s", reason->message);
}

/* Every value that is there, and true if it is a bool. */
static Column *truth_of(const Column *column)
{
    Column *truth = column_new(TYPE_BOOL, column->rows, NULL);
    for (size_t row = 0; row < column->rows; row++)
        truth->bools[row] =
            column_has(column, row) && (column->type != TYPE_BOOL || column->bools[row]);
    return truth;
}

/* tcp.flags & 2 as a condition: is any of the bits set? */
static Column *nonzero(const Column *column)
{
    Column *truth = column_new(TYPE_BOOL, column->rows, NULL);
    for (size_t row = 0; row < column->rows; row++)
        truth->bools[row] = column_has(column, row) && column->uints[row] != 0;
    return truth;
}

static bool is_bits(const Node *node)
{
    return node->kind == NODE_ARITHMETIC && node->operator== OPERATOR_BIT_AND;
}

Column *evaluate_condition(const Context *context, const Node *node, GError **error)
{
    g_autoptr(Column) column = evaluate(context, node, error);
    if (column == NULL)
        return NULL;
    if (node->kind == NODE_COLUMN || column->type == TYPE_BOOL)
        return truth_of(column);
    if (is_bits(node))
        return nonzero(column);
    return evaluate_error(context, node, error,
                          "this is a value of type %s, not a condition; compare it with something",
                          type_name(column->type));
}

static Column *evaluate_not(const Context *context, const Node *node, GError **error)
{
    Column *truth = evaluate_condition(context, node_child(node, 0), error);
    /* evaluate_condition's result is nobody else's yet. */
    for (size_t row = 0; truth != NULL && row < truth->rows; row++)
        truth->bools[row] = !truth->bools[row];
    return truth;
}

Column *evaluate_both(const Column *a, const Column *b)
{
    Column *truth = column_new(TYPE_BOOL, evaluate_rows(a, b), NULL);
    for (size_t row = 0; row < truth->rows; row++)
        truth->bools[row] = a->bools[row_of(a, row)] & b->bools[row_of(b, row)];
    return truth;
}

Column *evaluate_either(const Column *a, const Column *b)
{
    Column *truth = column_new(TYPE_BOOL, evaluate_rows(a, b), NULL);
    for (size_t row = 0; row < truth->rows; row++)
        truth->bools[row] = a->bools[row_of(a, row)] | b->bools[row_of(b, row)];
    return truth;
}

static Column *evaluate_logic(const Context *context, const Node *node, GError **error)
{
    g_autoptr(Column) a = evaluate_condition(context, node_child(node, 0), error);
    if (a == NULL)
        return NULL;
    g_autoptr(Column) b = evaluate_condition(context, node_child(node, 1), error);
    if (b == NULL)
        return NULL;
    return node->kind == NODE_AND ? evaluate_both(a, b) : evaluate_either(a, b);
}

Column *evaluate(const Context *context, const Node *node, GError **error)
{
    switch (node->kind) {
    case NODE_NUMBER:
    case NODE_SPAN:
    case NODE_STRING:
    case NODE_TRUTH:
    case NODE_ADDRESS:
        return convert_literal(context, node, error);
    case NODE_COLUMN:
        return find_column(context, node, error);
    case NODE_NOT:
        return evaluate_not(context, node, error);
    case NODE_AND:
    case NODE_OR:
        return evaluate_logic(context, node, error);
    case NODE_COMPARE:
        return evaluate_compare(context, node, error);
    case NODE_IN:
        return evaluate_in(context, node, error);
    case NODE_CONTAINS:
        return evaluate_contains(context, node, error);
    case NODE_MATCHES:
        return evaluate_matches(context, node, error);
    case NODE_NEGATE:
        return evaluate_negate(context, node, error);
    case NODE_ARITHMETIC:
        return evaluate_arithmetic(context, node, error);
    case NODE_CALL:
        return evaluate_call(context, node, error);
    case NODE_RANGE:
        break;
    }
    g_assert_not_reached();
}

Column *evaluate_repeat(Column *column, size_t rows)
{
    if (column == NULL || column->rows == rows)
        return column;
    g_autofree size_t *zeros = g_new0(size_t, MAX(rows, 1));
    Column *repeated = column_take(column, zeros, rows);
    column_unref(column);
    return repeated;
}

Column *expression_column(const Expression *expression, const Table *table, bool utc,
                          GError **error)
{
    Context context = {expression->text, table, utc};
    return evaluate_repeat(evaluate(&context, expression->root, error), table->rows);
}

Column *expression_condition(const Expression *expression, const Table *table, bool utc,
                             GError **error)
{
    Context context = {expression->text, table, utc};
    return evaluate_repeat(evaluate_condition(&context, expression->root, error), table->rows);
}
