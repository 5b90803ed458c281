#include "query/method.h"

bool type_is_integer(Type type)
{
    return type == TYPE_INT || type == TYPE_UINT;
}

bool type_is_span(Type type)
{
    return type == TYPE_TIME || type == TYPE_DURATION;
}

/* Differences may be negative; a remainder has the sign of its divisor. */
static Type type_of_integers(Type a, Type b, Operator operator)
{
    if (operator== OPERATOR_MODULO)
        return b;
    bool wide = a == TYPE_UINT || b == TYPE_UINT;
    return wide && operator!= OPERATOR_SUBTRACT ? TYPE_UINT : TYPE_INT;
}

/* A duration by a number. */
static Method choose_scale(Type number, Operator operator)
{
    if (operator== OPERATOR_MULTIPLY && type_is_integer(number))
        return METHOD_INTEGERS;
    bool scales = operator== OPERATOR_MULTIPLY || operator== OPERATOR_DIVIDE;
    return scales && type_is_numeric(number) ? METHOD_SCALE : METHOD_NONE;
}

static Method choose_durations(Operator operator, Type * result)
{
    if (operator== OPERATOR_DIVIDE) {
        *result = TYPE_REAL;
        return METHOD_RATIO;
    }
    bool whole = operator== OPERATOR_ADD || operator== OPERATOR_SUBTRACT || operator==
        OPERATOR_MODULO;
    return whole ? METHOD_INTEGERS : METHOD_NONE;
}

static Method choose_spans(Type a, Type b, Operator operator, Type * result)
{
    bool add = operator== OPERATOR_ADD;
    bool subtract = operator== OPERATOR_SUBTRACT;
    *result = TYPE_DURATION;
    if (a == TYPE_DURATION && b == TYPE_DURATION)
        return choose_durations(operator, result);
    if (a == TYPE_TIME && b == TYPE_TIME)
        return subtract ? METHOD_INTEGERS : METHOD_NONE;
    if (type_is_span(a) && type_is_span(b)) {
        *result = TYPE_TIME;
        return add || (subtract && a == TYPE_TIME) ? METHOD_INTEGERS : METHOD_NONE;
    }
    if (a == TYPE_DURATION)
        return choose_scale(b, operator);
    if (b != TYPE_DURATION || operator!= OPERATOR_MULTIPLY)
        return METHOD_NONE;
    Method method = choose_scale(a, operator);
    return method == METHOD_SCALE ? METHOD_SCALED : method;
}

Method method_choose(Type a, Type b, Operator operator, Type * result)
{
    if (a == TYPE_TEXT && b == TYPE_TEXT) {
        *result = TYPE_TEXT;
        return operator== OPERATOR_ADD ? METHOD_JOIN : METHOD_NONE;
    }
    if (type_is_span(a) || type_is_span(b))
        return choose_spans(a, b, operator, result);
    if (!type_is_numeric(a) || !type_is_numeric(b))
        return METHOD_NONE;
    if (type_is_integer(a) && type_is_integer(b) && operator!= OPERATOR_DIVIDE) {
        *result = type_of_integers(a, b, operator);
        return METHOD_INTEGERS;
    }
    *result = TYPE_REAL;
    return operator== OPERATOR_BIT_AND ? METHOD_NONE : METHOD_REALS;
}
