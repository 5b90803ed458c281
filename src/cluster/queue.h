/* Slurm's view of the tasks of a folder. */
#ifndef TABSHARK_CLUSTER_QUEUE_H
#define TABSHARK_CLUSTER_QUEUE_H

#include <glib.h>

#include "cluster/slurm.h"

/* The jobs of these submissions that Slurm knows; empty if nothing was submitted. An error if there
 * were, and Slurm cannot be asked. */
GHashTable *queue_ask(const GArray *submissions, GError **error);

/* What Slurm knows of a task; NULL if nothing. */
const SlurmJob *queue_task(GHashTable *queue, const GArray *submissions, size_t task);

#endif
