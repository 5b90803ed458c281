/* A stored value as a value of a column. Part of sqlite_open.c. */
#ifndef TABSHARK_TEXT_SQLITE_CELL_H
#define TABSHARK_TEXT_SQLITE_CELL_H

#include "table/column.h"
#include "text/database.h"

/* What is stored in a column of a database. */
typedef struct {
    bool ints, reals, texts, blobs;
    bool not_bool; /* an int that is neither 0 nor 1 */
    bool large;    /* an int that a double does not keep */
} StoredKinds;

/* Adds the value at `index` of the row that was reached. */
void stored_kinds_add(StoredKinds *kinds, const Statement *row, size_t index);

/* The type for such values in a column that was declared so; what is all text is text here,
 * whatever it reads like. */
Type stored_kinds_type(const StoredKinds *kinds, const char *declared);

/* Puts the value at `index`, which is not NULL, into a row of a column of its own; false if it is
 * no such value. */
bool sqlite_cell_put(Column *column, size_t row, const Statement *from, size_t index);

/* The value as text. */
void sqlite_cell_append(GString *out, const Statement *from, size_t index);

#endif
