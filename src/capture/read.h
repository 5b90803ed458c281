/* Captures to tables: the one way in. */
#ifndef TABSHARK_CAPTURE_READ_H
#define TABSHARK_CAPTURE_READ_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "capture/request.h"
#include "table/table.h"

/* Answers `n` requests together; passes over captures may be shared or run side by side.
 * `tables[i]` gets the answer to `requests[i]`: one row a packet, one column a field, and with
 * several captures a first column "capture" with the file's name. On an error no table is left in
 * `tables`.
 *
 * A damaged capture gives the packets before the damage and sets diagnostics->damaged. Errors are
 * TABSHARK_ERROR_USAGE for fields, filters and options that are wrong, else TABSHARK_ERROR_FAILED.
 */
bool capture_read(const CaptureRequest *requests, size_t n, Table **tables,
                  Diagnostics *diagnostics, GError **error);

/* The commands that would answer a request, one line a capture, for people. */
char *capture_commands(const CaptureRequest *request);

#endif
