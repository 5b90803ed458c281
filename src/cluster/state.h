/* What the shared folder holds of a run: which parts are there, and what is missing and why. */
#ifndef TABSHARK_CLUSTER_STATE_H
#define TABSHARK_CLUSTER_STATE_H

#include <glib.h>
#include <stdbool.h>

#include "cluster/manifest.h"
#include "cluster/record.h"
#include "table/table.h"

typedef struct {
    bool part;      /* there is one, and it is whole */
    GArray *absent; /* size_t: the task's captures that are in no part, by their numbers */
    char *trouble;  /* why the part cannot be used, or what the task's log ends with; or NULL */
    Record *record; /* NULL: the task has left none */
} TaskState;

/* Looks at the files of a task. */
TaskState *task_state(const Manifest *manifest, const char *folder, size_t task);
void task_state_free(TaskState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TaskState, task_state_free)

/* Those of all tasks, in their order: an array of TaskState * that frees them. */
GPtrArray *task_states(const Manifest *manifest, const char *folder);

/* Why a capture is in no part; borrowed. */
const char *task_state_reason(const TaskState *state, size_t capture);

/* The captures that are in no part: a row each, with the columns capture, task and reason. */
Table *states_missing(const Manifest *manifest, const GPtrArray *states);

#endif
