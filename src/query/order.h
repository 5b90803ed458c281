/* Rows in the order of a column's values. */
#ifndef TABSHARK_QUERY_ORDER_H
#define TABSHARK_QUERY_ORDER_H

#include <stdbool.h>
#include <stddef.h>

#include "table/column.h"

/* Sorts `rows`, `n` row numbers, by the column's values: stable, missing values last in either
 * direction; false before true, numbers and times by size, text by bytes, addresses by family and
 * number. Takes time in proportion to n (and sorts the dictionary of text or addresses). To sort by
 * several columns, sort by the last one first. */
void order_rows(const Column *column, bool descending, size_t *rows, size_t n);

/* For each code of a dictionary its rank among all, by bytes or by address; g_free it. */
uint32_t *order_ranks(const Dictionary *dictionary, bool addresses);

/* Sorts `n` numbers by their bits from `low_bit` on; stable. A radix sort: as many passes as there
 * are bits that differ, none if they are in order. */
void order_numbers(uint64_t *numbers, size_t n, unsigned low_bit);

#endif
