/* Requests answered together: they share passes where they can, and passes run side by side. */
#ifndef TABSHARK_CAPTURE_BATCH_H
#define TABSHARK_CAPTURE_BATCH_H

#include <glib.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "base/progress.h"
#include "capture/request.h"
#include "table/table.h"

/* What one request gets. Starts as all zero. */
typedef struct {
    Table *table; /* NULL on an error */
    GError *error;
    Diagnostics *diagnostics; /* what was said on the way there */
} CaptureAnswer;

void capture_answer_clear(CaptureAnswer *answer);

/* Fills answers[i] with what request[i] would get if it was read alone. (Of standard input, which
 * can be read once, requests that cannot share get what is left.) */
void batch_read(const CaptureRequest *const *requests, size_t n, Progress *progress,
                CaptureAnswer *answers);

/* At most so many tsharks for the requests at a time: the least number that any of them gives. */
size_t batch_jobs(const CaptureRequest *const *requests, size_t n);

#endif
