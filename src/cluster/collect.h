/* cluster collect: the parts as one result. */
#ifndef TABSHARK_CLUSTER_COLLECT_H
#define TABSHARK_CLUSTER_COLLECT_H

#include <glib.h>
#include <stdbool.h>

#include "verbs/verb.h"

extern const Verb collect_command;

/* Combines the parts of the folder that `options` (of collect_command) name and runs the rest of
 * its chain, in the folder where submit was called. */
bool collect_run(const void *options, const Run *run, GError **error);

#endif
