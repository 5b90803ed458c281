/* Captures to tables: the one way in. */
#ifndef TABSHARK_CAPTURE_READ_H
#define TABSHARK_CAPTURE_READ_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "capture/request.h"
#include "table/table.h"

/* Answers `n` requests together: those of the same captures, filter and options share one pass of
 * tshark over each capture, and passes run side by side (CaptureRequest.jobs). `tables[i]` gets
 * what `requests[i]` would get alone: one row a packet, one column a field, and with several
 * captures a first column "capture" with the file's name. On an error, the first in the order of
 * requests, no table is left in `tables`.
 *
 * A damaged capture gives the packets before the damage and sets diagnostics->damaged. Errors are
 * TABSHARK_ERROR_USAGE for fields, filters and options that are wrong, else TABSHARK_ERROR_FAILED.
 */
bool capture_read(const CaptureRequest *requests, size_t n, Table **tables,
                  Diagnostics *diagnostics, GError **error);

/* The commands that would answer a request, one line a capture, for people. */
char *capture_commands(const CaptureRequest *request);

/* Likewise for requests that share passes (sharing.h). */
char *capture_shared_commands(const CaptureRequest *const *requests, size_t n);

#endif
