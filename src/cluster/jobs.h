/* What was submitted of a folder: the file "jobs", with the numbers that Slurm gave. */
#ifndef TABSHARK_CLUSTER_JOBS_H
#define TABSHARK_CLUSTER_JOBS_H

#include <glib.h>
#include <stdbool.h>

/* One submit, or one with --resume. */
typedef struct {
    char *tasks;   /* the job array's number */
    char *array;   /* which tasks: "0-19" */
    char *combine; /* the number of the job that combines */
} Submission;

/* Those of a folder, the first one first (of Submission); an empty array if nothing was submitted.
 */
GArray *jobs_open(const char *folder, GError **error);

/* Takes down one more. */
bool jobs_add(const char *folder, const Submission *submission, GError **error);

/* The number of the array job that has the task, of several the last one; NULL if none has it. */
const char *jobs_of_task(const GArray *submissions, size_t task);

void submission_clear(Submission *submission);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Submission, submission_clear)

#endif
