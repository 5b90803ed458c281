/* Hints on a table of packets that is right and yet may not be what was meant. */
#ifndef TABSHARK_VERBS_CAPTURE_HINTS_H
#define TABSHARK_VERBS_CAPTURE_HINTS_H

#include "capture/request.h"
#include "table/table.h"
#include "verbs/verb.h"

/* Says, in a hint, that no packet was read and why that may be, or which fields no packet has.
 * Nothing where an outlet takes what is made: a sheet says itself what a table has none of. */
void capture_hints_add(const CaptureRequest *request, const Table *table, const Run *run);

#endif
