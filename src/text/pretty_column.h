/* One column of the table that people see: how its values look, and how wide they are. */
#ifndef TABSHARK_TEXT_PRETTY_COLUMN_H
#define TABSHARK_TEXT_PRETTY_COLUMN_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "table/column.h"

/* The rows that are shown: those before `head`, and from `tail` on. */
typedef struct {
    size_t head, tail, total;
} ShownRows;

/* The shown row that follows `row`; `total` when there is none. The first is 0, or `total`. */
static inline size_t shown_rows_next(const ShownRows *rows, size_t row)
{
    return row + 1 == rows->head ? rows->tail : row + 1;
}

typedef struct {
    const Column *column; /* borrowed */
    char *name;           /* made safe for a terminal */
    const char *unit;     /* the type, and what people must know of it: "time (UTC)" */
    bool right;           /* the cells stand at the right */
    bool utc;
    bool scientific;    /* reals with an exponent */
    unsigned decimals;  /* of reals, times and durations: as many as the shown rows need */
    size_t cells_width; /* of the widest shown cell, in columns of the terminal */
    size_t name_width;
} PrettyColumn;

/* Looks through the shown rows of a column. `pretty` is for pretty_column_clear afterwards. */
void pretty_column_init(PrettyColumn *pretty, const char *name, const Column *column,
                        const ShownRows *rows, bool utc);
void pretty_column_clear(PrettyColumn *pretty);

/* Appends what stands in the cell of a row, made safe for a terminal. */
void pretty_column_append(const PrettyColumn *pretty, GString *out, size_t row);

#endif
