/* A column on its way into a database, as sqlite.h says. Part of sqlite_writer.c. */
#ifndef TABSHARK_TEXT_SQLITE_COLUMN_H
#define TABSHARK_TEXT_SQLITE_COLUMN_H

#include "base/diagnostics.h"
#include "table/column.h"
#include "text/database.h"

typedef struct {
    const Column *column;
    char *name; /* in the database, where letters' case does not count */
    const char *declared;
    GString *text; /* of the value that is being written, where it is made */
    bool as_text;  /* numbers that SQLite could not hold exactly */
    bool *valid;   /* by code of text: is it UTF-8? */
    size_t blobs;
} StoredColumn;

/* Looks through the column, which is borrowed, and says what cannot be stored as it is. `taken`
 * holds the names of the columns before it in small letters. */
void stored_column_init(StoredColumn *stored, const Column *column, const char *name,
                        GHashTable *taken, Diagnostics *diagnostics);
void stored_column_clear(StoredColumn *stored);

/* Sets the value of a row, which has one, for place `index` of a statement. */
void stored_column_set(StoredColumn *stored, Statement *insert, size_t index, size_t row);

#endif
