/* What the passes of one call share: which tshark it is, and its field registry. */
#ifndef TABSHARK_CAPTURE_SESSION_H
#define TABSHARK_CAPTURE_SESSION_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "capture/process.h"
#include "capture/registry.h"
#include "capture/request.h"

typedef struct {
    char *program;
    Registry *registry; /* NULL until it is known */
    bool doubted;       /* one was kept, but there is a field that it does not know */
    Process *version;   /* tshark --version and -G fields, while they are asked; else NULL */
    Process *fields;
    GString *version_text;
    GString *fields_text;
    double timeout; /* of the questions, in seconds; 0: none */
    int64_t deadline;
} Session;

/* For the requests that will be read. Fails if there is no tshark. Freed by session_clear in any
 * case. */
bool session_open(Session *session, const CaptureRequest *const *requests, size_t n,
                  GError **error);
void session_clear(Session *session);

/* Starts asking for the registry if it is not known. */
bool session_ask(Session *session, GError **error);

/* Is the answer still to come? What a tshark prints has to wait for it (process_read_after). */
bool session_is_asking(const Session *session);

/* Learns the registry if both questions have ended. Fails if this is no tshark, one that is too
 * old, or one that has not answered in time. */
bool session_learn(Session *session, GError **error);

#endif
