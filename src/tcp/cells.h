/* The cells of a column of packets, each with no value, one, or several.
 *
 * A frame can carry several headers of one protocol: tunnels, quotes in ICMP errors, aggregated
 * frames of a wireless network. Then a column is text, and a cell lists the values of all headers
 * with commas between them; otherwise it has the type of its field.
 */
#ifndef TABSHARK_TCP_CELLS_H
#define TABSHARK_TCP_CELLS_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

#include "table/column.h"

/* No such value: the cell has not so many, or what it has is of another type. */
#define CELLS_NONE INT64_MIN

typedef struct {
    const Column *column; /* borrowed; NULL: no cell has a value */
    /* Columns with a dictionary: the values of a code are values[first[code]] and on, up to those
     * of the next code. NULL: a cell has one value, which the column has. */
    uint32_t *first;
    int64_t *values;
} Cells;

/* Integers, or bools as 0 and 1, or times and durations in nanoseconds. `column` may be NULL. */
Cells *cells_of_numbers(const Column *column, Type type);

/* Addresses, as codes in `dictionary`, to which they are added. */
Cells *cells_of_addresses(const Column *column, Dictionary *dictionary);

/* Strings of bytes in hexadecimal digits, as the number of bytes. */
Cells *cells_of_sizes(const Column *column);

void cells_free(Cells *cells);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Cells, cells_free)

/* How many values a cell has. */
size_t cells_count(const Cells *cells, size_t row);

/* The value at `index`, from 0, or CELLS_NONE. */
int64_t cells_get(const Cells *cells, size_t row, size_t index);

/* The value of one of a frame's `headers` headers, which is at `index` among all and at `rank`
 * among those that are no quotes, or CELLS_NONE. A field that not every header has is taken to be
 * that of the first ones. */
static inline int64_t cells_of_header(const Cells *cells, size_t row, size_t headers, size_t index,
                                      size_t rank)
{
    return cells_get(cells, row, cells_count(cells, row) == headers ? index : rank);
}

#endif
