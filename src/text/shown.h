/* What people get to see of a table: which rows, each column in a form that suits them, and how
 * large the whole is. */
#ifndef TABSHARK_TEXT_SHOWN_H
#define TABSHARK_TEXT_SHOWN_H

#include <glib.h>
#include <stddef.h>

#include "table/table.h"
#include "text/pretty_column.h"
#include "text/writer.h"

typedef struct {
    size_t n; /* columns */
    PrettyColumn *columns;
    ShownRows rows;
} ShownTable;

/* The rows that a preview has of `total`. */
ShownRows shown_rows_choose(size_t total, const Preview *preview);

/* Looks through the shown rows of all columns; the table is borrowed. */
void shown_init(ShownTable *shown, const Table *table, const Preview *preview, bool utc);
void shown_clear(ShownTable *shown);

/* Puts into `cell` the text of one, made safe for a terminal and cut to at most 200 columns. */
void shown_cell(const ShownTable *shown, size_t column, size_t row, GString *cell);

/* Appends "1,234 rows", or "1 row". */
void shown_append_count(GString *out, size_t n, const char *noun);
/* Appends "1,234 rows × 5 columns". */
void shown_append_size(GString *out, size_t rows, size_t columns);
/* Appends the same, and what part of the rows is shown, if it is not all. */
void shown_append_caption(const ShownTable *shown, GString *out);

#endif
