/* Running the chains of a sheet. */
#ifndef TABSHARK_LAB_SHEET_RUN_H
#define TABSHARK_LAB_SHEET_RUN_H

#include <glib.h>
#include <stdbool.h>

#include "lab/sheet.h"
#include "lab/sheet_outlet.h"

/* Runs the chains in order. Gives back for each block its PagePart, in which errors are told too.
 *
 * A chain that fails ends the run, and its error, with the file and the line, is the caller's; or
 * with `keep_going` the others run, what failed goes to the diagnostics, and the error counts them.
 * Either is TABSHARK_ERROR_FAILED. The parts are given back with or without an error. */
GPtrArray *sheet_run(const Sheet *sheet, bool keep_going, SheetOutlet *outlet, const Run *run,
                     GError **error);

#endif
