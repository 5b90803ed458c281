/* One tshark at work on one capture. */
#ifndef TABSHARK_CAPTURE_PASS_H
#define TABSHARK_CAPTURE_PASS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "capture/extraction.h"
#include "capture/position.h"
#include "capture/process.h"
#include "capture/request.h"
#include "capture/session.h"

typedef struct CacheTicket CacheTicket;

typedef enum {
    PASS_WAITING, /* for its turn */
    PASS_RUNNING,
    PASS_OVER, /* see its error */
} PassState;

typedef struct {
    const CaptureRequest *request; /* how to read; the fields are the extraction's */
    const GArray *fields;          /* of ExtractionField */
    const char *capture;
    Extraction *extraction;
    ColumnForm *forms; /* of columns, if it is read as such; else NULL */
    Session *session;
    PassState state;
    Process *process;
    Position position;
    int64_t deadline; /* of g_get_monotonic_time, or PROCESS_NO_LIMIT */
    Diagnostics *diagnostics;
    GError *error;
    bool unrepeatable;   /* reading again would only fail again, or is impossible */
    CacheTicket *ticket; /* to keep what it gives (cache.h); NULL: that is not kept */
} CapturePass;

/* The caller has set what to read, and frees it with capture_pass_clear. */
void capture_pass_init(CapturePass *pass);
void capture_pass_clear(CapturePass *pass);

/* It is over without a tshark: its extraction is what an earlier one gave, which ended with that
 * status and said that. */
void capture_pass_answer(CapturePass *pass, int status, const char *messages);

/* Starts tshark, whose registry must be known; the pass is over at once if that is not possible. */
void capture_pass_start(CapturePass *pass);

/* Is it over by now? Finds out how tshark fared if it has ended, and ends it if its time is up. */
bool capture_pass_check(CapturePass *pass);

/* Ends tshark, if it runs; the pass is over without a result. */
void capture_pass_cancel(CapturePass *pass);

#endif
