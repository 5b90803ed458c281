/* Do columns of the packet list give the same tables as tshark -T fields (engine.h)? */
#ifndef TABSHARK_CAPTURE_VERIFY_H
#define TABSHARK_CAPTURE_VERIFY_H

#include <glib.h>

#include "base/diagnostics.h"
#include "base/progress.h"
#include "table/table.h"

/* Reads all fields that can be read as columns (column_form.h) in both ways, the first, the last
 * and all values, and compares the typed tables. A row for each field that occurs in the captures
 * (regular files, NULL at the end): field, rows (compared), values (rows that have any),
 * differences (rows that differ). A field whose columns may lack something, which --engine auto
 * would read as a field, has rows 0.
 *
 * If anything differs diagnostics->failed is set, and a warning shows the first difference of each
 * field, or says how messages differ. */
Table *engine_verify(char **captures, Progress *progress, Diagnostics *diagnostics, GError **error);

#endif
