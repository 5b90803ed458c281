#include <math.h>
#include <string.h>

#include "query/convert.h"
#include "query/operations.h"

__extension__ typedef __int128 int128;

/* An operation with its operands, brought to types that go together. */
typedef struct {
    const Context *context;
    const Node *node;
    const Column *a, *b;
    Column *result;
} Operation;

static bool is_integer(Type type)
{
    return type == TYPE_INT || type == TYPE_UINT;
}

static bool is_span(Type type)
{
    return type == TYPE_TIME || type == TYPE_DURATION;
}

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

/* In 128 bits none of these can overflow. The divisor of a modulo is not 0. */
static int128 combine_integers(Operator operator, int128 a, int128 b)
{
    if (operator== OPERATOR_ADD)
        return a + b;
    if (operator== OPERATOR_SUBTRACT)
        return a - b;
    if (operator== OPERATOR_MULTIPLY)
        return a * b;
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
        if (value < least || value > most) {
            evaluate_error(op->context, op->node, error,
                           "the result in row %zu does not fit in 64 bits", row + 1);
            return false;
        }
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
        if (divide && b == 0) {
            column_set_missing(op->result, row);
        } else if (fabsl(value) < 9.2e18L) {
            op->result->ints[row] = llroundl(value);
        } else {
            evaluate_error(op->context, op->node, error,
                           "the duration in row %zu does not fit in 64 bits of nanoseconds",
                           row + 1);
            return false;
        }
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

/* How operands of two types are combined. */
typedef enum {
    METHOD_NONE,
    METHOD_INTEGERS, /* results of type `result`, from integers or nanoseconds as they are */
    METHOD_REALS,    /* both as reals */
    METHOD_RATIO,    /* duration / duration, as reals */
    METHOD_SCALE,    /* duration by number */
    METHOD_SCALED,   /* number times duration */
    METHOD_JOIN,     /* texts */
} Method;

static Method choose_integers(Type a, Type b, Operator operator, Type * result)
{
    bool wide = a == TYPE_UINT || b == TYPE_UINT;
    *result = wide && operator!= OPERATOR_SUBTRACT ? TYPE_UINT : TYPE_INT;
    return METHOD_INTEGERS;
}

static Method choose_spans(Type a, Type b, Operator operator, Type * result)
{
    bool add = operator== OPERATOR_ADD;
    bool subtract = operator== OPERATOR_SUBTRACT;
    *result = TYPE_DURATION;
    if (a == TYPE_DURATION && b == TYPE_DURATION) {
        if (operator== OPERATOR_DIVIDE)
            return METHOD_RATIO;
        return add || subtract || operator== OPERATOR_MODULO ? METHOD_INTEGERS : METHOD_NONE;
    }
    if (a == TYPE_TIME && b == TYPE_TIME)
        return subtract ? METHOD_INTEGERS : METHOD_NONE;
    if (is_span(a) && is_span(b)) {
        *result = TYPE_TIME;
        return add || (subtract && a == TYPE_TIME) ? METHOD_INTEGERS : METHOD_NONE;
    }
    bool multiply = operator== OPERATOR_MULTIPLY;
    if (a == TYPE_DURATION && type_is_numeric(b))
        return multiply || operator== OPERATOR_DIVIDE ? METHOD_SCALE : METHOD_NONE;
    return b == TYPE_DURATION && type_is_numeric(a) && multiply ? METHOD_SCALED : METHOD_NONE;
}

static Method choose_method(Type a, Type b, Operator operator, Type * result)
{
    if (a == TYPE_TEXT && b == TYPE_TEXT) {
        *result = TYPE_TEXT;
        return operator== OPERATOR_ADD ? METHOD_JOIN : METHOD_NONE;
    }
    if (is_span(a) || is_span(b))
        return choose_spans(a, b, operator, result);
    if (!type_is_numeric(a) || !type_is_numeric(b))
        return METHOD_NONE;
    if (is_integer(a) && is_integer(b) && operator!= OPERATOR_DIVIDE)
        return choose_integers(a, b, operator, result);
    *result = TYPE_REAL;
    return operator== OPERATOR_BIT_AND ? METHOD_NONE : METHOD_REALS;
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

Column *evaluate_arithmetic(const Context *context, const Node *node, GError **error)
{
    const Node *left = node_child(node, 0);
    const Node *right = node_child(node, 1);
    g_autoptr(Column) a = evaluate_operand(context, left, error);
    g_autoptr(Column) b = a != NULL ? evaluate_operand(context, right, error) : NULL;
    if (b == NULL)
        return NULL;
    Type type;
    Method method = choose_method(a->type, b->type, node->operator, & type);
    if (method == METHOD_NONE)
        return evaluate_error(context, node, error,
                              "%s and %s cannot be combined so (a span of time is written 10ms, "
                              "1.5s, 5m, 1h)",
                              type_name(a->type), type_name(b->type));
    if (method == METHOD_RATIO)
        type = TYPE_REAL;
    if (method == METHOD_REALS || method == METHOD_RATIO || method == METHOD_SCALED)
        a = convert_to(context, left, g_steal_pointer(&a), TYPE_REAL, error);
    if (a != NULL && (method == METHOD_REALS || method == METHOD_RATIO || method == METHOD_SCALE))
        b = convert_to(context, right, g_steal_pointer(&b), TYPE_REAL, error);
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
    if (!is_integer(a->type) && a->type != TYPE_REAL && a->type != TYPE_DURATION)
        return evaluate_error(context, node, error, "%s has no negative", type_name(a->type));
    g_autoptr(Column) zero = column_new(a->type == TYPE_UINT ? TYPE_INT : a->type, 1, NULL);
    Operation op = {context, &minus, zero, a, NULL};
    return compute(&op, a->type == TYPE_REAL ? METHOD_REALS : METHOD_INTEGERS, zero->type, error);
}
