/* What is known of the columns of a table besides their types, for formats that have a place for
 * it. */
#ifndef TABSHARK_VERBS_COLUMN_NOTES_H
#define TABSHARK_VERBS_COLUMN_NOTES_H

#include "table/table.h"
#include "text/writer.h"

/* One a column. */
ColumnNote *column_notes_new(const Table *table);
void column_notes_free(ColumnNote *notes, size_t n);

#endif
