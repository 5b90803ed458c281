#include "query/scalar.h"

#include <math.h>

#include "table/value.h"

Scalar scalar_real(double value)
{
    return isnan(value) ? scalar_missing(TYPE_REAL)
                        : (Scalar){.type = TYPE_REAL, .present = true, .r = value};
}

Scalar scalar_int(Type type, int64_t value)
{
    g_assert(type == TYPE_INT || type == TYPE_TIME || type == TYPE_DURATION);
    return (Scalar){.type = type, .present = true, .i = value};
}

Scalar scalar_uint(uint64_t value)
{
    return (Scalar){.type = TYPE_UINT, .present = true, .u = value};
}

Scalar scalar_missing(Type type)
{
    return (Scalar){.type = type};
}

Scalar scalar_of(const Column *column, size_t row)
{
    switch (column->type) {
    case TYPE_BOOL:
        return scalar_int(TYPE_INT, column->bools[row]);
    case TYPE_UINT:
        return scalar_uint(column->uints[row]);
    case TYPE_REAL:
        return scalar_real(column->reals[row]);
    case TYPE_INT:
    case TYPE_TIME:
    case TYPE_DURATION:
        return scalar_int(column->type, column->ints[row]);
    case TYPE_ADDRESS:
    case TYPE_TEXT:
        break;
    }
    g_assert_not_reached();
}

/* The value as a real; durations in seconds. */
static double as_real(const Scalar *scalar)
{
    if (scalar->type == TYPE_REAL)
        return scalar->r;
    if (scalar->type == TYPE_UINT)
        return (double)scalar->u;
    return scalar->type == TYPE_INT ? (double)scalar->i : (double)scalar->i / 1e9;
}

/* One value as a column of its own, so that it is written like any other. */
static uint32_t as_text(const Scalar *scalar, Dictionary *dictionary)
{
    g_autoptr(Column) one = scalar_column(scalar, 1);
    g_autoptr(GString) text = g_string_new(NULL);
    value_append(text, one, 0);
    return dictionary_intern(dictionary, text->str, text->len);
}

/* The type that holds all of them. */
static Type common_type(const Scalar *scalars, size_t n)
{
    Type type = n > 0 ? scalars[0].type : TYPE_REAL;
    bool times = type == TYPE_TIME;
    bool differ = false;
    for (size_t i = 1; i < n; i++) {
        differ = differ || scalars[i].type != type;
        times = times || scalars[i].type == TYPE_TIME;
    }
    if (!differ)
        return type;
    return times ? TYPE_TEXT : TYPE_REAL;
}

Column *scalar_column(const Scalar *scalars, size_t n)
{
    Type type = common_type(scalars, n);
    g_autoptr(Dictionary) dictionary = type == TYPE_TEXT ? dictionary_new() : NULL;
    Column *column = column_new(type, n, dictionary);
    for (size_t i = 0; i < n; i++) {
        if (!scalars[i].present)
            column_set_missing(column, i);
        else if (type == TYPE_TEXT)
            column->codes[i] = as_text(&scalars[i], dictionary);
        else if (type == TYPE_REAL)
            column->reals[i] = as_real(&scalars[i]);
        else
            column->ints[i] = scalars[i].i;
    }
    return column;
}
