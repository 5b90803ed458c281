#include <math.h>
#include <string.h>

#include "query/convert.h"
#include "query/method.h"
#include "query/operations.h"

__extension__ typedef __int128 int128;
__extension__ typedef unsigned __int128 uint128;

/* An operation with its operands, brought to types that go together. */
typedef struct {
    const Context *context;
    const Node *node;
    const Column *a, *b;
    Column *result;
} Operation;

static bool has_both(const Operation *op, size_t row)
{
    return column_has(op->a, row_of(op->a, row)) && column_has(op->b, row_of(op->b, row));
}

static int128 integer_at(const Column *column, size_t row)
{
    row = row_of(column, row);
    return column->type == TYPE_UINT ? (int128)column->uints[row] : (int128)column->ints[row];
}

static double real_at(const Column *column, size_t row)
{
    return column->reals[row_of(column, row)];
}

/* The remainder with the divisor's sign, as Python and pandas have it. */
static int128 floor_modulo(int128 a, int128 b)
{
    int128 rest = a % b;
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}

static double floor_modulo_real(double a, double b)
{
    double rest = fmod(a, b);
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}

/* In 128 bits none of these can overflow but a product of two uints, which goes below 0 then, where
 * no uint is. The divisor of a modulo is not 0. */
static int128 combine_integers(Operator operator, int128 a, int128 b)
{
    if (operator== OPERATOR_ADD)
        return a + b;
    if (operator== OPERATOR_SUBTRACT)
        return a - b;
    if (operator== OPERATOR_MULTIPLY)
        return (int128)((uint128)a * (uint128)b);
    return operator== OPERATOR_MODULO ? floor_modulo(a, b) : (a &b);
}

/* NaN where there is no result. */
static double combine_reals(Operator operator, double a, double b)
{
    if (operator== OPERATOR_ADD)
        return a + b;
    if (operator== OPERATOR_SUBTRACT)
        return a - b;
    if (operator== OPERATOR_MULTIPLY)
        return a * b;
    if (b == 0)
        return NAN;
    return operator== OPERATOR_MODULO ? floor_modulo_real(a, b) : a / b;
}

static bool fail_to_fit(const Operation *op, size_t row, bool negative, GError **error)
{
    const char *reason =
        negative ? "is negative, but of a uint and an int comes a uint" : "does not fit in 64 bits";
    const char *remedy =
        type_is_span(op->result->type) ? "" : "; with 1.0 * in front of an operand it is a real";
    evaluate_error(op->context, op->node, error, "the result in row %zu %s%s", row + 1, reason,
                   remedy);
    return false;
}

/* Integers and whole nanoseconds. */
static bool compute_integers(Operation *op, GError **error)
{
    bool is_uint = op->result->type == TYPE_UINT;
    int128 least = is_uint ? 0 : INT64_MIN;
    int128 most = is_uint ? (int128)UINT64_MAX : INT64_MAX;
    for (size_t row = 0; row < op->result->rows; row++) {
        int128 a = integer_at(op->a, row);
        int128 b = integer_at(op->b, row);
        if (!has_both(op, row))
            continue;
        if (op->node->operator== OPERATOR_MODULO && b == 0) {
            column_set_missing(op->result, row);
            continue;
        }
        int128 value = combine_integers(op->node->operator, a, b);
        if (value < least || value > most)
            return fail_to_fit(op, row, is_uint && (a < 0 || b < 0), error);
        op->result->uints[row] = (uint64_t)value;
    }
    return true;
}

static void compute_reals(Operation *op)
{
    for (size_t row = 0; row < op->result->rows; row++) {
        double value = combine_reals(op->node->operator, real_at(op->a, row), real_at(op->b, row));
        op->result->reals[row] = isnan(value) ? 0 : value;
        if (isnan(value))
            column_set_missing(op->result, row);
    }
}

/* Quotients of durations, from whole nanoseconds: 300ms / 100ms is 3. */
static void compute_ratios(Operation *op)
{
    for (size_t row = 0; row < op->result->rows; row++) {
        double a = (double)op->a->ints[row_of(op->a, row)];
        double b = (double)op->b->ints[row_of(op->b, row)];
        if (b != 0)
            op->result->reals[row] = a / b;
        else
            column_set_missing(op->result, row);
    }
}

/* A duration (a) multiplied or divided by a real (b), to the nearest nanosecond. */
static bool scale_duration(Operation *op, GError **error)
{
    bool divide = op->node->operator== OPERATOR_DIVIDE;
    for (size_t row = 0; row < op->result->rows; row++) {
        long double a = op->a->ints[row_of(op->a, row)];
        double b = real_at(op->b, row);
        if (!has_both(op, row))
            continue;
        long double value = divide ? a / b : a * b;
        if (isnan(value) || (divide && b == 0))
            column_set_missing(op->result, row);
        else if (fabsl(value) < 0x1p63L - 1)
            op->result->ints[row] = llroundl(value);
        else
            return fail_to_fit(op, row, false, error);
    }
    return true;
}

static void join_texts(Operation *op)
{
    g_autoptr(GString) joined = g_string_new(NULL);
    for (size_t row = 0; row < op->result->rows; row++) {
        size_t length;
        if (!has_both(op, row))
            continue;
        const char *text = column_string(op->a, row_of(op->a, row), &length);
        g_string_truncate(joined, 0);
        g_string_append_len(joined, text, (gssize)length);
        text = column_string(op->b, row_of(op->b, row), &length);
        g_string_append_len(joined, text, (gssize)length);
        op->result->codes[row] =
            dictionary_intern(op->result->dictionary, joined->str, joined->len);
    }
}

static Column *new_result(Type type, size_t rows)
{
    g_autoptr(Dictionary) dictionary = type == TYPE_TEXT ? dictionary_new() : NULL;
    return column_new(type, rows, dictionary);
}

static Column *compute(Operation *op, Method method, Type type, GError **error)
{
    bool ok = true;
    op->result = new_result(type, evaluate_rows(op->a, op->b));
    if (method == METHOD_INTEGERS)
        ok = compute_integers(op, error);
    else if (method == METHOD_JOIN)
        join_texts(op);
    else if (method == METHOD_RATIO)
        compute_ratios(op);
    else if (type == TYPE_DURATION)
        ok = scale_duration(op, error);
    else
        compute_reals(op);
    if (!ok) {
        g_clear_pointer(&op->result, column_unref);
        return NULL;
    }
    evaluate_spread_missing(op->result, op->a);
    evaluate_spread_missing(op->result, op->b);
    return op->result;
}

/* A child's value; bools count as 0 and 1. */
static Column *evaluate_operand(const Context *context, const Node *node, GError **error)
{
    Column *column = evaluate(context, node, error);
    return column != NULL && column->type == TYPE_BOOL
               ? convert_to(context, node, column, TYPE_INT, error)
               : column;
}

/* The two operands; a text in quotes beside a time is a time. */
static bool evaluate_operands(const Context *context, const Node *node, Column **a, Column **b,
                              GError **error)
{
    const Node *left = node_child(node, 0);
    const Node *right = node_child(node, 1);
    *a = evaluate_operand(context, left, error);
    *b = *a != NULL ? evaluate_operand(context, right, error) : NULL;
    if (*b != NULL && (*a)->type == TYPE_TIME && right->kind == NODE_STRING)
        *b = convert_to(context, right, *b, TYPE_TIME, error);
    else if (*b != NULL && (*b)->type == TYPE_TIME && left->kind == NODE_STRING)
        *a = convert_to(context, left, *a, TYPE_TIME, error);
    return *a != NULL && *b != NULL;
}

static void *fail_to_combine(const Context *context, const Node *node, Type a, Type b,
                             GError **error)
{
    const char *advice = "";
    if (type_is_span(a) || type_is_span(b))
        advice = "; a span of time is written 10ms, 1.5s, 5m, 1h";
    else if (a == TYPE_TEXT || b == TYPE_TEXT)
        advice = "; a text can only be joined to another, by +";
    return evaluate_error(context, node, error, "%s and %s cannot be combined so%s", type_name(a),
                          type_name(b), advice);
}

Column *evaluate_arithmetic(const Context *context, const Node *node, GError **error)
{
    g_autoptr(Column) a = NULL;
    g_autoptr(Column) b = NULL;
    if (!evaluate_operands(context, node, &a, &b, error))
        return NULL;
    Type type;
    Method method = method_choose(a->type, b->type, node->operator, & type);
    if (method == METHOD_NONE)
        return fail_to_combine(context, node, a->type, b->type, error);
    if (method == METHOD_REALS || method == METHOD_SCALED)
        a = convert_to(context, node_child(node, 0), g_steal_pointer(&a), TYPE_REAL, error);
    if (a != NULL && (method == METHOD_REALS || method == METHOD_SCALE))
        b = convert_to(context, node_child(node, 1), g_steal_pointer(&b), TYPE_REAL, error);
    if (a == NULL || b == NULL)
        return NULL;
    bool swap = method == METHOD_SCALED;
    Operation op = {context, node, swap ? b : a, swap ? a : b, NULL};
    return compute(&op, method, type, error);
}

Column *evaluate_negate(const Context *context, const Node *node, GError **error)
{
    const Node *child = node_child(node, 0);
    g_autoptr(Column) a = evaluate_operand(context, child, error);
    if (a == NULL)
        return NULL;
    Node minus = *node;
    minus.operator= OPERATOR_SUBTRACT;
    if (!type_is_integer(a->type) && a->type != TYPE_REAL && a->type != TYPE_DURATION)
        return evaluate_error(context, node, error, "%s has no negative", type_name(a->type));
    g_autoptr(Column) zero = column_new(a->type == TYPE_UINT ? TYPE_INT : a->type, 1, NULL);
    Operation op = {context, &minus, zero, a, NULL};
    return compute(&op, a->type == TYPE_REAL ? METHOD_REALS : METHOD_INTEGERS, zero->type, error);
}
