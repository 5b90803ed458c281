/* Requests that share passes, one pass a capture. */
#ifndef TABSHARK_CAPTURE_GROUP_H
#define TABSHARK_CAPTURE_GROUP_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "capture/batch.h"
#include "capture/gathering.h"
#include "capture/pass.h"
#include "capture/session.h"

typedef struct {
    const CaptureRequest **requests;
    CaptureAnswer **answers; /* where theirs go */
    size_t n;
    Gathering *gathering;
    CapturePass *passes;
    size_t pass_count;
    GError *refusal; /* a capture cannot be read at all: no pass starts */
} Group;

/* Of those requests whose places are in the list (of size_t). */
Group *group_new(const CaptureRequest *const *requests, CaptureAnswer *answers,
                 const GArray *places, Session *session);
void group_free(Group *group);

/* Cancels the passes behind one that has failed: read one after the other, they would not start. */
void group_cut(Group *group);

/* Has a pass failed, or could none start? */
bool group_has_failed(const Group *group);

/* With an error, would some of the requests perhaps fare better alone? */
bool group_should_part(const Group *group);

/* Gives each request its answer; all passes are over, and none was cancelled but by group_cut. */
void group_answer(Group *group);

/* Gives all requests the same error. */
void group_fail(Group *group, const GError *error);

#endif
