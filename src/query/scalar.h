/* A single value with its type: what aggregates give before it becomes a column again. */
#ifndef TABSHARK_QUERY_SCALAR_H
#define TABSHARK_QUERY_SCALAR_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "table/column.h"

typedef struct {
    Type type; /* int, uint, real, time or duration */
    bool present;
    union {
        int64_t i; /* int, time, duration */
        uint64_t u;
        double r;
    };
} Scalar;

/* A real; NaN is a missing one. */
Scalar scalar_real(double value);
/* An int, time or duration. */
Scalar scalar_int(Type type, int64_t value);
Scalar scalar_uint(uint64_t value);
Scalar scalar_missing(Type type);

/* The value of a numeric column's row, which must be there. A bool is an int. */
Scalar scalar_of(const Column *column, size_t row);

/* A column of `n` scalars. If their types differ it is real (times in seconds since 1970 would lose
 * digits, so a column with times among others is text). */
Column *scalar_column(const Scalar *scalars, size_t n);

#endif
