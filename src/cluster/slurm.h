/* What is asked of Slurm, through its own programs. */
#ifndef TABSHARK_CLUSTER_SLURM_H
#define TABSHARK_CLUSTER_SLURM_H

#include <glib.h>
#include <stdbool.h>

/* What Slurm has unless its administrator says otherwise. */
#define SLURM_USUAL_MAX_ARRAY 1001

/* A job, or a task of a job array, as Slurm sees it. */
typedef struct {
    char *state;  /* "RUNNING", "PENDING", "NODE_FAIL" … */
    char *node;   /* where it runs or ran; empty if nowhere yet */
    bool waiting; /* in the queue: it runs, or will */
} SlurmJob;

/* How many tasks an array can have: the largest number of one is below that. */
bool slurm_max_array(size_t *max, GError **error);

/* The jobs of those numbers (and their tasks) that Slurm still knows: "12_3" -> SlurmJob. What is
 * in the queue squeue says; what has ended sacct, where there is accounting. */
GHashTable *slurm_jobs(char *const *numbers, GError **error);

/* Runs a script that submits (cluster/job_script.h). `numbers` gets the two it prints: of the job
 * array and of the job that combines. */
bool slurm_submit(const char *script, char **tasks, char **combine, GError **error);

#endif
