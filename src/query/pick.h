/* Values picked from a column by row. */
#ifndef TABSHARK_QUERY_PICK_H
#define TABSHARK_QUERY_PICK_H

#include <stddef.h>

#include "table/column.h"

/* In a list of rows: none. */
#define NO_ROW SIZE_MAX

/* As column_take, but NO_ROW gives a missing value. */
Column *pick_rows(const Column *column, const size_t *rows, size_t n);

#endif
