#include "cluster/slurm.h"

#include <stdint.h>
#include <string.h>

#include "base/error.h"
#include "capture/program.h"

#define PACKAGE "slurm-client"

/* Runs a program of Slurm, whose name words[0] is; an error has what it said. */
static char *ask(const char *const *words, GError **error)
{
    g_autofree char *path = program_find(words[0], PACKAGE, error);
    if (path == NULL)
        return NULL;
    g_autoptr(GPtrArray) arguments = g_ptr_array_new();
    g_ptr_array_add(arguments, path);
    for (const char *const *word = words + 1; *word != NULL; word++)
        g_ptr_array_add(arguments, (char *)(void *)(uintptr_t)*word);
    g_ptr_array_add(arguments, NULL);
    g_auto(ProgramEnd) end = {0};
    if (!program_run((const char *const *)arguments->pdata, NULL, NULL, NULL, &end, error))
        return NULL;
    if (end.status == 0)
        return g_strdup(end.output->str);
    g_autofree char *status = program_describe_status(end.status);
    g_autofree char *silent = g_strdup_printf("%s %s", words[0], status);
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        end.messages[0] != '\0' ? end.messages : silent);
    return NULL;
}

bool slurm_max_array(size_t *max, GError **error)
{
    const char *const words[] = {"scontrol", "show", "config", NULL};
    g_autofree char *text = ask(words, error);
    *max = SLURM_USUAL_MAX_ARRAY;
    if (text == NULL)
        return false;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        g_auto(GStrv) sides = g_strsplit(*line, "=", 2);
        guint64 number;
        if (g_strv_length(sides) == 2 && strcmp(g_strstrip(sides[0]), "MaxArraySize") == 0 &&
            g_ascii_string_to_unsigned(g_strstrip(sides[1]), 10, 1, SIZE_MAX, &number, NULL))
            *max = number;
    }
    return true;
}

static void free_job(gpointer data)
{
    SlurmJob *job = data;
    g_free(job->state);
    g_free(job->node);
    g_free(job);
}

/* Lines of number, state and node. What is known already stays. */
static void add_jobs(GHashTable *jobs, const char *text, bool waiting)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        g_auto(GStrv) cells = g_strsplit(*line, "|", 3);
        if (g_strv_length(cells) < 3 || g_hash_table_contains(jobs, cells[0]))
            continue;
        SlurmJob *job = g_new0(SlurmJob, 1);
        *job = (SlurmJob){g_strdup(cells[1]), g_strdup(cells[2]), waiting};
        g_hash_table_insert(jobs, g_strdup(cells[0]), job);
    }
}

GHashTable *slurm_jobs(char *const *numbers, GError **error)
{
    g_autofree char *list = g_strjoinv(",", (char **)(void *)(uintptr_t)numbers);
    const char *const queue[] = {"squeue", "-h", "-r", "-o", "%i|%T|%N", "-j", list, NULL};
    const char *const past[] = {"sacct", "-n", "-P", "-X", "-o", "JobID,State,NodeList",
                                "-j",    list, NULL};
    g_autoptr(GError) reason = NULL;
    g_autofree char *waiting = ask(queue, &reason);
    /* That is what it says of a job that ended a while ago. */
    bool forgotten = reason != NULL && strstr(reason->message, "Invalid job id") != NULL;
    if (waiting == NULL && !forgotten) {
        g_propagate_error(error, g_steal_pointer(&reason));
        return NULL;
    }
    GHashTable *jobs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_job);
    add_jobs(jobs, waiting != NULL ? waiting : "", true);
    /* Not every Slurm keeps accounts. */
    g_autofree char *ended = ask(past, NULL);
    add_jobs(jobs, ended != NULL ? ended : "", false);
    return jobs;
}

bool slurm_submit(const char *script, char **tasks, char **combine, GError **error)
{
    const char *const words[] = {"sh", script, NULL};
    g_autofree char *sbatch = program_find("sbatch", PACKAGE, error);
    g_autofree char *text = sbatch != NULL ? ask(words, error) : NULL;
    if (text == NULL) {
        g_prefix_error(error, "cannot submit: ");
        return false;
    }
    g_auto(GStrv) numbers = g_strsplit(g_strstrip(text), " ", 2);
    if (g_strv_length(numbers) == 2) {
        *tasks = g_strdup(numbers[0]);
        *combine = g_strdup(numbers[1]);
        return true;
    }
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "sbatch did not print the number of a job, but '%s'; see 'squeue'", text);
    return false;
}
