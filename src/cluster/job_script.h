/* The script that submits: to sbatch a job array of tasks, and a job that combines their parts. It
 * is what --dry-run prints, and the file "submit.sh" of the shared folder. */
#ifndef TABSHARK_CLUSTER_JOB_SCRIPT_H
#define TABSHARK_CLUSTER_JOB_SCRIPT_H

#include <glib.h>
#include <stdbool.h>

#include "cluster/manifest.h"

typedef struct {
    const Manifest *manifest;
    const char *folder;      /* the shared one; absolute */
    const char *array;       /* numbers of the tasks, as in cluster/ranges.h */
    gint64 at_once;          /* at most so many tasks run at a time; 0: any number */
    char *const *options;    /* of sbatch; they go to both jobs */
    const char *const *ours; /* options of tabshark itself, before its command */
} JobScript;

/* The text for /bin/sh. It prints the numbers of the array and of the job that combines. No name of
 * a capture is in it: a task finds its own by its number. The result is the caller's. */
char *job_script(const JobScript *script);

/* Can a job be submitted with those options? The ones that the script itself gives are refused. */
bool job_script_check_options(char *const *options, GError **error);

#endif
