/* cluster submit. */
#ifndef TABSHARK_CLUSTER_SUBMIT_H
#define TABSHARK_CLUSTER_SUBMIT_H

#include <glib.h>
#include <stdbool.h>

#include "verbs/verb.h"

/* Writes the shared folder and submits its jobs, or prints the script that would; argv[0] is the
 * command's name. */
bool submit_run(int argc, char **argv, const Run *run, GError **error);

#endif
