/* The columns of a request while rows of tshark's output come in, from one capture after another.
 */
#ifndef TABSHARK_CAPTURE_EXTRACTION_H
#define TABSHARK_CAPTURE_EXTRACTION_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "capture/registry.h"
#include "capture/request.h"
#include "table/table.h"

typedef struct Extraction Extraction;

/* `request` must outlive the extraction. */
Extraction *extraction_new(const CaptureRequest *request);
void extraction_free(Extraction *extraction);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Extraction, extraction_free)

/* Sets the types of the columns; before the first byte of output. */
void extraction_set_types(Extraction *extraction, const Registry *registry);

/* Rows that follow are of this capture. */
void extraction_begin(Extraction *extraction, const char *capture);

/* Takes a piece of tshark's output. Fails at a row with too few or too many cells. */
bool extraction_feed(Extraction *extraction, const char *bytes, size_t length, GError **error);

/* The output of this capture is over. Fails if it stops within a row. */
bool extraction_end(Extraction *extraction, GError **error);

/* The table of all rows; says in `diagnostics` which columns turned into text and which cells had
 * several values. */
Table *extraction_finish(Extraction *extraction, Diagnostics *diagnostics);

#endif
