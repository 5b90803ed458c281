/* cluster task: what runs on a node. */
#ifndef TABSHARK_CLUSTER_TASK_H
#define TABSHARK_CLUSTER_TASK_H

#include <glib.h>
#include <stdbool.h>

#include "verbs/verb.h"

extern const Verb task_command;

/* Reads the captures of the task that `options` (of task_command) name, and writes its part and
 * its record, each whole or not at all. Captures that cannot be read are left out, taken down in
 * the record, and an error at the end; it may run twice, also at the same time. */
bool task_run(const void *options, const Run *run, GError **error);

#endif
