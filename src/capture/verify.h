/* Do columns of the packet list give the same tables as tshark -T fields (engine.h)? */
#ifndef TABSHARK_CAPTURE_VERIFY_H
#define TABSHARK_CAPTURE_VERIFY_H

#include <glib.h>

#include "base/diagnostics.h"
#include "base/progress.h"
#include "table/table.h"

/* Reads all fields that can be read as columns (column_form.h) in both ways, as they are read
 * alone, and compares the typed tables. A row for each field that occurs in the captures (regular
 * files, NULL at the end): field, rows (compared), values (rows that have any), differences (rows
 * that differ). A field whose columns may lack something, which --engine auto would read as a
 * field, has rows 0. With a tshark of which no columns are taken there are no rows, and a hint says
 * so.
 *
 * If anything differs, or a capture cannot be read, diagnostics->failed is set, and a warning shows
 * the first difference of each field, how messages differ, or what was not read. */
Table *engine_verify(char **captures, Progress *progress, Diagnostics *diagnostics, GError **error);

#endif
