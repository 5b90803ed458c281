/* Which requests one run of tshark a capture can serve, and what it prints for all of them. */
#ifndef TABSHARK_CAPTURE_SHARING_H
#define TABSHARK_CAPTURE_SHARING_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "capture/request.h"

/* Are columns of Wireshark's packet list filled in? That is part of how packets are dissected, so
 * it keeps requests apart. */
bool sharing_fills_columns(const CaptureRequest *request);

/* Do both read the same packets in the same way? They may differ in their fields, in `strict`,
 * `timeseries` and `occurrence`, which are a choice of columns and rows, and in what is about the
 * work rather than the answer. */
bool sharing_possible(const CaptureRequest *a, const CaptureRequest *b);

/* Requests by what they share: an array of GArrays of size_t, the places of those that go together.
 * All in order of appearance. */
GPtrArray *sharing_groups(const CaptureRequest *const *requests, size_t n);

/* What the requests that go together ask for: an array of ExtractionField in order of appearance,
 * which borrows from them. */
GArray *sharing_fields(const CaptureRequest *const *requests, size_t n);

#endif
