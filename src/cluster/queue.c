#include "cluster/queue.h"

#include "cluster/jobs.h"

GHashTable *queue_ask(const GArray *submissions, GError **error)
{
    if (submissions->len == 0)
        return g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) numbers = g_ptr_array_new();
    for (unsigned i = 0; i < submissions->len; i++)
        g_ptr_array_add(numbers, g_array_index(submissions, Submission, i).tasks);
    g_ptr_array_add(numbers, NULL);
    return slurm_jobs((char *const *)numbers->pdata, error);
}

const SlurmJob *queue_task(GHashTable *queue, const GArray *submissions, size_t task)
{
    const char *number = jobs_of_task(submissions, task);
    g_autofree char *name = g_strdup_printf("%s_%zu", number != NULL ? number : "", task);
    return g_hash_table_lookup(queue, name);
}
