/* floor, round, abs and log10. */
#include <math.h>

#include "query/convert.h"
#include "query/functions.h"

static Column *evaluate_real(const Context *context, const Node *node, GError **error)
{
    return convert_to(context, node, evaluate(context, node, error), TYPE_REAL, error);
}

/* Reals to ints by `step`; ints stay as they are. */
static Column *to_ints(const Context *context, const Node *call, double (*step)(double),
                       GError **error)
{
    const Node *argument = node_child(call, 0);
    g_autoptr(Column) column = evaluate(context, argument, error);
    if (column == NULL || column->type == TYPE_INT || column->type == TYPE_UINT)
        return g_steal_pointer(&column);
    column = convert_to(context, argument, g_steal_pointer(&column), TYPE_REAL, error);
    if (column == NULL)
        return NULL;
    g_autoptr(Column) ints = column_new(TYPE_INT, column->rows, NULL);
    for (size_t row = 0; row < column->rows; row++) {
        double value = step(column->reals[row]);
        if (!(value >= -0x1p63 && value < 0x1p63))
            return evaluate_error(context, call, error,
                                  "the result in row %zu does not fit in 64 bits", row + 1);
        ints->ints[row] = (int64_t)value;
    }
    evaluate_spread_missing(ints, column);
    return g_steal_pointer(&ints);
}

Column *function_floor(const Context *context, const Node *call, GError **error)
{
    return to_ints(context, call, floor, error);
}

/* Nearest multiple of a power of ten, half to even. */
static double round_to(double value, int64_t decimals)
{
    /* A power of ten below 1 is no double, so what it would multiply is divided. */
    double scale = pow(10, fabs((double)CLAMP(decimals, -300, 300)));
    if (decimals < 0)
        return nearbyint(value / scale) * scale;
    double scaled = value * scale;
    return isfinite(scaled) ? nearbyint(scaled) / scale : value;
}

static Column *round_decimals(const Context *context, const Node *call, GError **error)
{
    g_autoptr(Column) value = evaluate_real(context, node_child(call, 0), error);
    const Node *second = node_child(call, 1);
    g_autoptr(Column) decimals =
        value != NULL
            ? convert_to(context, second, evaluate(context, second, error), TYPE_INT, error)
            : NULL;
    if (decimals == NULL)
        return NULL;
    Column *column = column_new(TYPE_REAL, evaluate_rows(value, decimals), NULL);
    for (size_t row = 0; row < column->rows; row++)
        column->reals[row] =
            round_to(value->reals[row_of(value, row)], decimals->ints[row_of(decimals, row)]);
    evaluate_spread_missing(column, value);
    evaluate_spread_missing(column, decimals);
    return column;
}

Column *function_round(const Context *context, const Node *call, GError **error)
{
    return call->children->len == 2 ? round_decimals(context, call, error)
                                    : to_ints(context, call, nearbyint, error);
}

Column *function_abs(const Context *context, const Node *call, GError **error)
{
    g_autoptr(Column) from = evaluate(context, node_child(call, 0), error);
    if (from == NULL || from->type == TYPE_UINT)
        return g_steal_pointer(&from);
    if (from->type != TYPE_INT && from->type != TYPE_REAL && from->type != TYPE_DURATION)
        return evaluate_error(context, call, error, "%s has no absolute value",
                              type_name(from->type));
    g_autoptr(Column) column = column_new(from->type, from->rows, NULL);
    for (size_t row = 0; row < from->rows; row++) {
        if (from->type == TYPE_REAL)
            column->reals[row] = fabs(from->reals[row]);
        else if (from->ints[row] != INT64_MIN)
            column->ints[row] = from->ints[row] < 0 ? -from->ints[row] : from->ints[row];
        else
            return evaluate_error(context, call, error,
                                  "the result in row %zu does not fit in 64 bits", row + 1);
    }
    evaluate_spread_missing(column, from);
    return g_steal_pointer(&column);
}

Column *function_log10(const Context *context, const Node *call, GError **error)
{
    g_autoptr(Column) from = evaluate_real(context, node_child(call, 0), error);
    if (from == NULL)
        return NULL;
    Column *column = column_new(TYPE_REAL, from->rows, NULL);
    for (size_t row = 0; row < from->rows; row++) {
        if (from->reals[row] > 0)
            column->reals[row] = log10(from->reals[row]);
        else
            column_set_missing(column, row);
    }
    evaluate_spread_missing(column, from);
    return column;
}
