#include <string.h>

#include "query/convert.h"
#include "query/method.h"
#include "query/network.h"
#include "query/operations.h"

/* Which orders of two values (less, equal, greater) meet an operator. */
static const bool accepted[][3] = {
    [OPERATOR_EQ] = {false, true, false}, [OPERATOR_NE] = {true, false, true},
    [OPERATOR_LT] = {true, false, false}, [OPERATOR_LE] = {true, true, false},
    [OPERATOR_GT] = {false, false, true}, [OPERATOR_GE] = {false, true, true},
};

/* Order of two numbers: 0, 1 or 2 for less, equal or greater. */
#define ORDER(a, b) (1 + ((a) > (b)) - ((a) < (b)))

static bool is_exact(Type type)
{
    return type == TYPE_INT || type == TYPE_TIME || type == TYPE_DURATION;
}

static long double wide(const Column *column, size_t row)
{
    if (column->type == TYPE_UINT)
        return column->uints[row];
    if (column->type == TYPE_REAL)
        return column->reals[row];
    return column->type == TYPE_BOOL ? column->bools[row] : column->ints[row];
}

static void compare_numbers(const Column *a, const Column *b, const bool *accept, Column *truth)
{
    if (is_exact(a->type) && is_exact(b->type)) {
        for (size_t row = 0; row < truth->rows; row++)
            truth->bools[row] = accept[ORDER(a->ints[row_of(a, row)], b->ints[row_of(b, row)])];
    } else if (a->type == TYPE_REAL && b->type == TYPE_REAL) {
        for (size_t row = 0; row < truth->rows; row++)
            truth->bools[row] = accept[ORDER(a->reals[row_of(a, row)], b->reals[row_of(b, row)])];
    } else {
        /* 64 bits of mantissa hold every integer and every double. */
        for (size_t row = 0; row < truth->rows; row++)
            truth->bools[row] = accept[ORDER(wide(a, row_of(a, row)), wide(b, row_of(b, row)))];
    }
}

static int order_of_codes(const Column *a, uint32_t code_a, const Column *b, uint32_t code_b)
{
    int order;
    if (a->type == TYPE_ADDRESS) {
        order = address_compare(dictionary_address(a->dictionary, code_a),
                                dictionary_address(b->dictionary, code_b));
    } else {
        size_t length_a;
        size_t length_b;
        const char *text_a = dictionary_string(a->dictionary, code_a, &length_a);
        const char *text_b = dictionary_string(b->dictionary, code_b, &length_b);
        order = memcmp(text_a, text_b, MIN(length_a, length_b));
        if (order == 0)
            order = ORDER(length_a, length_b) - 1;
    }
    return ORDER(order, 0);
}

/* Texts or addresses. Against a single value each distinct one is compared once. */
static void compare_codes(const Column *a, const Column *b, const bool *accept, Column *truth)
{
    uint32_t codes = dictionary_size(a->dictionary);
    if (b->rows == 1 && !column_has(b, 0))
        return;
    if (b->rows == 1 && codes < truth->rows) {
        g_autofree bool *verdicts = g_new(bool, MAX(codes, 1));
        for (uint32_t code = 0; code < codes; code++)
            verdicts[code] = accept[order_of_codes(a, code, b, b->codes[0])];
        for (size_t row = 0; codes > 0 && row < truth->rows; row++)
            truth->bools[row] = verdicts[a->codes[row_of(a, row)]];
        return;
    }
    for (size_t row = 0; row < truth->rows; row++) {
        size_t row_a = row_of(a, row);
        size_t row_b = row_of(b, row);
        if (column_has(a, row_a) && column_has(b, row_b))
            truth->bools[row] = accept[order_of_codes(a, a->codes[row_a], b, b->codes[row_b])];
    }
}

/* A literal that says a network. */
static bool has_prefix(const Node *node)
{
    return (node->kind == NODE_ADDRESS || node->kind == NODE_STRING) &&
           strchr(node->text, '/') != NULL;
}

/* Addresses against the network that a literal says, which is the second operand or the first.
 * Each distinct address is compared once. */
static void compare_network(const Column *a, const Node *literal, bool second, const bool *accept,
                            Column *truth)
{
    Network network;
    bool parsed = network_parse(literal->text, strlen(literal->text), &network);
    g_assert(parsed);
    uint32_t codes = dictionary_size(a->dictionary);
    g_autofree bool *verdicts = g_new(bool, MAX(codes, 1));
    for (uint32_t code = 0; code < codes; code++) {
        int order = network_order(dictionary_address(a->dictionary, code), &network);
        verdicts[code] = accept[second ? ORDER(order, 0) : ORDER(0, order)];
    }
    for (size_t row = 0; codes > 0 && row < truth->rows; row++)
        truth->bools[row] = verdicts[a->codes[row_of(a, row)]];
}

/* A missing value meets no comparison. */
static void reject_missing(Column *truth, const Column *operand)
{
    for (size_t row = 0; operand->present != NULL && row < truth->rows; row++)
        truth->bools[row] &= column_has(operand, row_of(operand, row));
}

static bool is_code(Type type)
{
    return type == TYPE_ADDRESS || type == TYPE_TEXT;
}

/* Does the first operand follow the second's type? A plain number follows a span of time, a text an
 * address. */
static bool follows(Type a, Type b)
{
    return !type_is_span(a) && (type_is_span(b) || b == TYPE_ADDRESS);
}

/* What to do about two operands that cannot be compared. */
static const char *advice(const Node *node_a, Type type_a, const Node *node_b, Type type_b)
{
    bool quoted = node_a->kind == NODE_STRING || node_b->kind == NODE_STRING;
    if (type_a != TYPE_TEXT && type_b != TYPE_TEXT)
        return "";
    if (node_a->kind == NODE_NUMBER || node_b->kind == NODE_NUMBER)
        return "; a text stands in quotes";
    if (!quoted)
        return "";
    if (type_a == TYPE_TIME || type_b == TYPE_TIME)
        return "; a time is written \"2016-08-02 02:19:35\"";
    if (type_a == TYPE_DURATION || type_b == TYPE_DURATION)
        return "; a span of time is written 10ms, 1.5s, 5m, 1h, without quotes";
    if (type_a == TYPE_ADDRESS || type_b == TYPE_ADDRESS)
        return "; the text is no address";
    return "; a number stands without quotes";
}

/* Brings two operands to types that can be compared; takes over and replaces them. */
static bool harmonise(const Context *context, const Node *node_a, Column **a, const Node *node_b,
                      Column **b, GError **error)
{
    Type type_a = (*a)->type;
    Type type_b = (*b)->type;
    bool plain =
        !is_code(type_a) && !is_code(type_b) && !type_is_span(type_a) && !type_is_span(type_b);
    if (type_a == type_b || plain)
        return true;
    if (follows(type_a, type_b))
        *a = convert_to(context, node_a, *a, type_b, NULL);
    else
        *b = convert_to(context, node_b, *b, type_a, NULL);
    if (*a != NULL && *b != NULL)
        return true;
    Node both = {.start = MIN(node_a->start, node_b->start), .end = MAX(node_a->end, node_b->end)};
    evaluate_error(context, &both, error, "%s and %s cannot be compared%s", type_name(type_a),
                   type_name(type_b), advice(node_a, type_a, node_b, type_b));
    return false;
}

/* Compares two operands, which it takes over. */
static Column *compare(const Context *context, const Node *node_a, Column *a, const Node *node_b,
                       Column *b, Operator operator, GError ** error)
{
    Column *truth = NULL;
    if (a != NULL && b != NULL && harmonise(context, node_a, &a, node_b, &b, error)) {
        const bool *accept = accepted[operator];
        bool addresses = a->type == TYPE_ADDRESS;
        truth = column_new(TYPE_BOOL, evaluate_rows(a, b), NULL);
        if (addresses && has_prefix(node_b))
            compare_network(a, node_b, true, accept, truth);
        else if (addresses && has_prefix(node_a))
            compare_network(b, node_a, false, accept, truth);
        else if (is_code(a->type))
            compare_codes(a, b, accept, truth);
        else
            compare_numbers(a, b, accept, truth);
        reject_missing(truth, a);
        reject_missing(truth, b);
    }
    column_unref(a);
    column_unref(b);
    return truth;
}

Column *evaluate_compare(const Context *context, const Node *node, GError **error)
{
    const Node *left = node_child(node, 0);
    const Node *right = node_child(node, 1);
    Column *a = evaluate(context, left, error);
    Column *b = a != NULL ? evaluate(context, right, error) : NULL;
    return compare(context, left, a, right, b, node->operator, error);
}

/* a >= low and a <= high */
static Column *in_range(const Context *context, const Node *subject, Column *a, const Node *range,
                        GError **error)
{
    const Node *low = node_child(range, 0);
    const Node *high = node_child(range, 1);
    Column *bound = evaluate(context, low, error);
    g_autoptr(Column) above =
        compare(context, subject, column_ref(a), low, bound, OPERATOR_GE, error);
    if (above == NULL)
        return NULL;
    bound = evaluate(context, high, error);
    g_autoptr(Column) below =
        compare(context, subject, column_ref(a), high, bound, OPERATOR_LE, error);
    return below != NULL ? evaluate_both(above, below) : NULL;
}

Column *evaluate_in(const Context *context, const Node *node, GError **error)
{
    const Node *subject = node_child(node, 0);
    g_autoptr(Column) a = evaluate(context, subject, error);
    g_autoptr(Column) truth = NULL;
    for (unsigned i = 1; a != NULL && i < node->children->len; i++) {
        const Node *item = node_child(node, i);
        g_autoptr(Column) met = NULL;
        if (item->kind == NODE_RANGE)
            met = in_range(context, subject, a, item, error);
        else
            met = compare(context, subject, column_ref(a), item, evaluate(context, item, error),
                          OPERATOR_EQ, error);
        if (met == NULL)
            return NULL;
        Column *wider = truth != NULL ? evaluate_either(truth, met) : column_ref(met);
        column_unref(truth);
        truth = wider;
    }
    return g_steal_pointer(&truth);
}
