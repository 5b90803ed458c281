/* Rows of the index of restored files, and the table of them; restore_index.h says what the columns
 * are. */
#ifndef TABSHARK_TCP_RESTORE_ROWS_H
#define TABSHARK_TCP_RESTORE_ROWS_H

#include <glib.h>
#include <stdint.h>

#include "table/table.h"
#include "tcp/restore_sides.h"

typedef struct {
    char *file;
    const RestoreSide *side; /* NULL: a file of which nothing is known, but its size */
    unsigned first;          /* number of the first segment */
    int64_t start;
    int64_t size, expected, written, missing, overlap, conflict; /* -1: there is no such number */
    bool only_file; /* no earlier file is of the same side */
    int64_t to;     /* position behind its last byte in what the side sent */
    char *sha256;
    GString *note;
} RestoreRow;

RestoreRow *restore_row_new(void);
void restore_row_free(void *row);

/* Adds to the note; `format` is printf's. */
void restore_row_note(RestoreRow *row, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Sorts the rows by stream and first segment, and makes a table of them. */
Table *restore_rows_table(GPtrArray *rows);

#endif
