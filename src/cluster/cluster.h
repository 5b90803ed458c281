/* The cluster commands: submit, status, collect, task. */
#ifndef TABSHARK_CLUSTER_CLUSTER_H
#define TABSHARK_CLUSTER_CLUSTER_H

#include <glib.h>
#include <stdbool.h>

#include "verbs/verb.h"

/* Its page of help tells which commands there are. */
extern const Verb cluster_command;

/* The command of that name, as in "cluster submit"; NULL if there is none. */
const Verb *cluster_page(const char *name);

/* Runs 'cluster COMMAND …'; argv[0] is "cluster". */
bool cluster_run(int argc, char **argv, const Run *run, GError **error);

#endif
