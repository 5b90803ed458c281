/* cluster status: how far a run is. */
#ifndef TABSHARK_CLUSTER_STATUS_H
#define TABSHARK_CLUSTER_STATUS_H

#include <glib.h>
#include <stdbool.h>

#include "verbs/verb.h"

extern const Verb status_command;

/* Prints a table with a row for each task of the folder that `options` (of status_command) name,
 * and says in a line what there is. */
bool status_run(const void *options, const Run *run, GError **error);

#endif
