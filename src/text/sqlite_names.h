/* What is in a database: its tables, and what tabshark wrote down of their columns. Part of
 * sqlite_open.c. */
#ifndef TABSHARK_TEXT_SQLITE_NAMES_H
#define TABSHARK_TEXT_SQLITE_NAMES_H

#include "table/column.h"
#include "text/database.h"

/* The table or view of that name, or for NULL the only table; the name is the caller's. Errors list
 * what there is. */
char *sqlite_find_table(Database *database, const char *wanted, GError **error);

typedef struct {
    Type type;
    unsigned hex_digits;
    char *original; /* what the column was called; NULL: as in the database */
} KnownColumn;

/* The columns of a table that tabshark wrote: names in the database to KnownColumn. Empty where it
 * did not, or somebody has changed what it wrote down. */
GHashTable *sqlite_known_columns(Database *database, const char *table);

#endif
