#include "cluster/resume.h"

#include <string.h>

#include "base/error.h"
#include "cluster/capture_list.h"
#include "cluster/folder.h"
#include "cluster/jobs.h"
#include "cluster/queue.h"
#include "cluster/ranges.h"
#include "cluster/state.h"

static bool refuse(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);

static bool refuse(GError **error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, message);
    return false;
}

/* The tasks that have captures in no part: an array of size_t. */
static GArray *missing_tasks(const GPtrArray *states)
{
    GArray *tasks = g_array_new(false, false, sizeof(size_t));
    for (size_t task = 0; task < states->len; task++) {
        const TaskState *state = g_ptr_array_index(states, task);
        if (state->absent->len > 0)
            g_array_append_val(tasks, task);
    }
    return tasks;
}

bool resume_refuse_new(const char *folder, GError **error)
{
    g_autoptr(Manifest) manifest = manifest_open(folder, error);
    if (manifest == NULL)
        return false;
    g_autoptr(GPtrArray) states = task_states(manifest, folder);
    g_autoptr(GArray) missing = missing_tasks(states);
    g_autofree char *quoted = folder_word(folder);
    return refuse(error,
                  "'%s' was submitted before: %u captures in %zu tasks, of which %zu are done\n"
                  "how far it is: tabshark cluster status %s\n"
                  "what is missing, once more: tabshark cluster submit --resume -o %s\n"
                  "the result: tabshark cluster collect %s\n"
                  "something else: name another folder",
                  folder, manifest->captures->len, manifest_tasks(manifest),
                  manifest_tasks(manifest) - missing->len, quoted, quoted, quoted);
}

static bool same_captures(const Manifest *manifest, const SubmitWords *words, GError **error)
{
    g_autoptr(Manifest) given = manifest_new();
    if (!capture_list_add(given, words->captures, words->options->list, error))
        return false;
    bool same = given->captures->len == 0 || given->captures->len == manifest->captures->len;
    for (size_t i = 0; same && i < given->captures->len; i++)
        same = strcmp(manifest_capture(given, i)->name, manifest_capture(manifest, i)->name) == 0;
    return same || refuse(error,
                          "these are not the captures of '%s'; leave them out, or name "
                          "another folder without --resume",
                          words->options->folder);
}

bool resume_check_same(const Manifest *manifest, const SubmitWords *words, GError **error)
{
    if (!manifest_check_version(manifest, words->options->folder, error))
        return false;
    bool same_chain = words->chain == NULL || g_strv_equal((const char *const *)words->chain,
                                                           (const char *const *)manifest->chain);
    if (!same_chain)
        return refuse(error,
                      "this is not the chain of '%s'; leave it out, or name another folder "
                      "without --resume",
                      words->options->folder);
    return same_captures(manifest, words, error);
}

/* Takes the missing captures of a task as they are now. */
static void refresh(Manifest *manifest, const TaskState *state)
{
    for (unsigned i = 0; i < state->absent->len; i++)
        manifest_refresh(manifest, g_array_index(state->absent, size_t, i));
}

char *resume_tasks(Manifest *manifest, const char *folder, GError **error)
{
    g_autoptr(GArray) submissions = jobs_open(folder, error);
    if (submissions == NULL)
        return NULL;
    g_autoptr(GHashTable) queue = queue_ask(submissions, error);
    if (queue == NULL)
        return NULL;
    g_autoptr(GPtrArray) states = task_states(manifest, folder);
    g_autoptr(GArray) tasks = missing_tasks(states);
    g_autofree char *missing = ranges_text(tasks);
    if (tasks->len == 0) {
        g_autofree char *word = folder_word(folder);
        refuse(error, "nothing is missing; the result: tabshark cluster collect %s", word);
        return NULL;
    }
    for (unsigned i = 0; i < tasks->len; i++) {
        size_t task = g_array_index(tasks, size_t, i);
        const SlurmJob *job = queue_task(queue, submissions, task);
        if (job != NULL && job->waiting) {
            refuse(error,
                   "task %zu is still in Slurm's queue (%s); wait for it, or end it with "
                   "scancel %s_%zu",
                   task, job->state, jobs_of_task(submissions, task), task);
            return NULL;
        }
        refresh(manifest, g_ptr_array_index(states, task));
    }
    return g_steal_pointer(&missing);
}
