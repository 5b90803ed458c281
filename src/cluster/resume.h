/* A second submit into the same folder: refused, or what is missing once more. */
#ifndef TABSHARK_CLUSTER_RESUME_H
#define TABSHARK_CLUSTER_RESUME_H

#include <glib.h>
#include <stdbool.h>

#include "cluster/manifest.h"
#include "cluster/submit_options.h"

/* Sets the error for a folder that something was submitted into before: what is there, and what can
 * be done. */
bool resume_refuse_new(const char *folder, GError **error);

/* Were the captures and the chain, if any are given, those of the folder, and is this the tabshark
 * that made it? */
bool resume_check_same(const Manifest *manifest, const SubmitWords *words, GError **error);

/* The tasks with captures that are in no part (as in cluster/ranges.h); these captures are taken as
 * they are now. NULL and an error if there are none, or some are still in Slurm's queue. */
char *resume_tasks(Manifest *manifest, const char *folder, GError **error);

#endif
