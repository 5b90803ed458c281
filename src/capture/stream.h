/* A capture that is still coming in: its packets in pieces, as tshark prints them. */
#ifndef TABSHARK_CAPTURE_STREAM_H
#define TABSHARK_CAPTURE_STREAM_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "capture/request.h"
#include "table/table.h"

/* Takes the next rows, of which there may be none; they are borrowed. `last` says that no more will
 * come. `enough` may be set: then no more are wanted. */
typedef bool (*CaptureTake)(const Table *rows, bool last, bool *enough, void *data, GError **error);

/* Gives the table of a request for one capture (line_buffered) in pieces: as many rows at a time as
 * tshark has printed by then, and last one without rows. Columns, warnings and errors are
 * those of capture_read, but that a cell that does not fit its type makes text of the column in its
 * own piece only. */
bool capture_stream(const CaptureRequest *request, CaptureTake take, void *data,
                    Diagnostics *diagnostics, GError **error);

#endif
