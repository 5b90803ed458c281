/* What the passes of one call share: which tshark it is, and its field registry, which also says
 * how it prints values. */
#ifndef TABSHARK_CAPTURE_SESSION_H
#define TABSHARK_CAPTURE_SESSION_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "capture/cell_form.h"
#include "capture/process.h"
#include "capture/registry.h"
#include "capture/request.h"

enum {
    QUESTION_VERSION,
    QUESTION_FIELDS,
    QUESTION_CELLS,
    SESSION_QUESTIONS = QUESTION_CELLS + CELL_QUESTIONS
};

typedef struct {
    char *program;
    Registry *registry; /* NULL until it is known */
    /* While it is asked: its version, its fields, and how it prints values (cell_form.h). */
    Process *questions[SESSION_QUESTIONS];
    GString *answers[SESSION_QUESTIONS];
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

/* Is the answer still to come? No capture is read before it has. */
bool session_is_asking(const Session *session);

/* Learns the registry if all questions have ended. Fails if this is no tshark, one that is too old,
 * one whose values cannot be told apart, or one that has not answered in time. */
bool session_learn(Session *session, GError **error);

#endif
