/* The shared folder of a cluster: what is in it, and one submit at a time. */
#ifndef TABSHARK_CLUSTER_FOLDER_H
#define TABSHARK_CLUSTER_FOLDER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#define CLUSTER_MANIFEST "manifest"    /* cluster/manifest.h */
#define CLUSTER_SCRIPT   "submit.sh"   /* cluster/job_script.h */
#define CLUSTER_JOBS     "jobs"        /* cluster/jobs.h */
#define CLUSTER_RESULT   "result"      /* what the combining job has printed */
#define CLUSTER_MISSING  "missing.tsv" /* the captures that a result is without */

/* The files of a task: its part; what it has to say of itself (cluster/record.h); what Slurm took
 * down of it. The results are the caller's. */
char *folder_part(const char *folder, size_t task);
char *folder_record(const char *folder, size_t task);
char *folder_log(const char *folder, size_t task);

/* A path as a word for people to paste into a shell; the caller's. */
char *folder_word(const char *path);

/* Makes the folder, with those that will hold the files of tasks, unless it is there. One that
 * holds anything else is refused. */
bool folder_make_new(const char *path, GError **error);

/* Removes what folder_make_new and a submit that failed have left, and nothing else. */
void folder_remove_new(const char *path);

/* Keeps others from submitting into the folder until the descriptor is closed, or the program ends.
 * -1 and an error if somebody does so now. */
int folder_lock(const char *path, GError **error);

#endif
