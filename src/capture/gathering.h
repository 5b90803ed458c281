/* What one or several captures gave, and the tables of several requests made of it. */
#ifndef TABSHARK_CAPTURE_GATHERING_H
#define TABSHARK_CAPTURE_GATHERING_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "capture/extraction.h"
#include "capture/request.h"
#include "table/table.h"

typedef struct Gathering Gathering;

/* For requests that go together (sharing.h), which must outlive it. */
Gathering *gathering_new(const CaptureRequest *const *requests, size_t n);
void gathering_free(Gathering *gathering);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Gathering, gathering_free)

/* The fields that tshark is to print: an array of ExtractionField. */
const GArray *gathering_fields(const Gathering *gathering);

/* Where the output of the capture of that place in the requests goes. */
Extraction *gathering_extraction(const Gathering *gathering, size_t capture);

/* Once all captures are read: the table of one of the requests. Says in `diagnostics` which columns
 * turned into text and which cells had several values. Tables of requests that ask for the same
 * share the columns. */
Table *gathering_table(Gathering *gathering, const CaptureRequest *request,
                       Diagnostics *diagnostics);

/* What is to be said of a table that comes in pieces, of which each has a gathering of its own.
 * Starts as all zero. */
typedef struct {
    size_t rows;     /* before this piece */
    size_t *several; /* one a column: cells with several values in the rows that were kept */
    bool *misfit;    /* one a column: was it said that it is no longer of its type? */
} GatheringTally;

/* A piece, with the same warnings about types; of several values nothing is said yet. */
Table *gathering_piece(Gathering *gathering, const CaptureRequest *request, GatheringTally *tally,
                       Diagnostics *diagnostics);

/* Says how many cells of all pieces had several values. */
void gathering_tally_report(const GatheringTally *tally, const CaptureRequest *request,
                            Diagnostics *diagnostics);
void gathering_tally_clear(GatheringTally *tally);

#endif
