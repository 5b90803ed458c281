/* How the operands of an arithmetic operator are combined, by their types. */
#ifndef TABSHARK_QUERY_METHOD_H
#define TABSHARK_QUERY_METHOD_H

#include <stdbool.h>

#include "query/syntax.h"
#include "table/column.h"

typedef enum {
    METHOD_NONE,     /* not at all */
    METHOD_INTEGERS, /* integers or nanoseconds, as they are */
    METHOD_REALS,    /* both as reals */
    METHOD_RATIO,    /* duration / duration: a real */
    METHOD_SCALE,    /* duration by real */
    METHOD_SCALED,   /* real times duration */
    METHOD_JOIN,     /* texts */
} Method;

/* The method for two types, neither of which is bool, and the type of what comes of it. */
Method method_choose(Type a, Type b, Operator operator, Type * result);

/* int or uint */
bool type_is_integer(Type type);

/* time or duration */
bool type_is_span(Type type);

#endif
