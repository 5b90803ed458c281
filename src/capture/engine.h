/* Two ways to have tshark print fields: -T fields, which does it for any, and columns of the packet
 * list (-T tabs), which take half the time, as tshark then makes no tree of labels for people. */
#ifndef TABSHARK_CAPTURE_ENGINE_H
#define TABSHARK_CAPTURE_ENGINE_H

#include <glib.h>

#include "capture/column_form.h"
#include "capture/registry.h"
#include "capture/request.h"

/* The form of each column if the fields (an array of ExtractionField) of a capture are to be read
 * as columns, for the caller to free; NULL means -T fields.
 *
 * ENGINE_AUTO takes columns where they are proven to give the same: for fields of known forms
 * (column_form.h), tshark versions that were compared, and files that can be read again if a cell
 * turns out to be too long. ENGINE_COLUMNS takes them wherever the fields allow, and fails, with
 * TABSHARK_ERROR_USAGE, where they do not. */
ColumnForm *engine_choose(const CaptureRequest *request, const GArray *fields, const char *capture,
                          const Registry *registry, GError **error);

/* Can it be read once more? Pipes have nothing left when they have been read. */
bool engine_can_read_again(const char *capture);

/* Is it a release of tshark whose columns were proven? */
bool engine_is_proven_release(const char *version);

#endif
