#include "cluster/task.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/error.h"
#include "base/reason.h"
#include "capture/cache_settings.h"
#include "capture/stop_signals.h"
#include "cluster/folder.h"
#include "cluster/manifest.h"
#include "cluster/pieces.h"
#include "cluster/plan.h"
#include "cluster/record.h"
#include "cluster/state.h"

typedef struct {
    char **arguments;
    gint64 jobs; /* 0: as many as Slurm gives cores */
    gboolean again;
} TaskOptions;

static const VerbOption options[] = {
    {"jobs", 0, G_OPTION_ARG_INT64, offsetof(TaskOptions, jobs), "N",
     "read so many captures at a time; by default as many as Slurm gives the task cores"},
    {"again", 0, G_OPTION_ARG_NONE, offsetof(TaskOptions, again), NULL,
     "run also if the task's part is there and whole"},
    {NULL},
};

static bool check(void *data, GError **error)
{
    const TaskOptions *task = data;
    guint64 number;
    if (task->arguments != NULL && g_strv_length(task->arguments) == 2 && task->jobs >= 0 &&
        g_ascii_string_to_unsigned(task->arguments[1], 10, 0, UINT32_MAX, &number, NULL))
        return true;
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "cluster task: name a folder of cluster submit and the number of a task");
    return false;
}

const Verb task_command = {
    .name = "cluster task",
    .kind = VERB_SOURCE,
    .synopsis = "cluster task FOLDER N [--jobs N] [--again]",
    .summary = "Read the captures of one task, as a node of the cluster does.",
    .description =
        "Slurm runs this; without Slurm anything can (see 'cluster submit'). The task writes its\n"
        "part into FOLDER, whole or not at all, and does nothing if that is there. A capture that\n"
        "cannot be read is left out and named, with its error, in FOLDER/tasks and at the end.",
    .options = options,
    .size = sizeof(TaskOptions),
    .check = check,
};

static int64_t count_jobs(const TaskOptions *task)
{
    const char *cores = g_getenv("SLURM_CPUS_PER_TASK");
    guint64 number;
    if (task->jobs > 0)
        return task->jobs;
    return cores != NULL && g_ascii_string_to_unsigned(cores, 10, 1, 4096, &number, NULL)
               ? (int64_t)number
               : 1;
}

static Manifest *open_manifest(const TaskOptions *task, size_t *number, GError **error)
{
    g_autoptr(Manifest) manifest = manifest_open(task->arguments[0], error);
    if (manifest == NULL) {
        g_prefix_error(error, "is the folder on a file system that the node %s shares? ",
                       g_get_host_name());
        return NULL;
    }
    *number = strtoull(task->arguments[1], NULL, 10);
    if (*number >= manifest_tasks(manifest)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "cluster task: the tasks of '%s' are numbered 0 to %zu", task->arguments[0],
                    manifest_tasks(manifest) - 1);
        return NULL;
    }
    return manifest_check_version(manifest, task->arguments[0], error) ? g_steal_pointer(&manifest)
                                                                       : NULL;
}

/* Names of captures mean what they meant where submit was called. */
static bool enter_folder(const Manifest *manifest, GError **error)
{
    if (chdir(manifest->folder) == 0)
        return true;
    int code = errno;
    for (size_t i = 0; i < manifest->captures->len; i++) {
        const char *name = manifest_capture(manifest, i)->name;
        if (g_path_is_absolute(name))
            continue;
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "the node %s cannot enter '%s', where '%s' is: %s", g_get_host_name(),
                    manifest->folder, name, reason_of(code));
        return false;
    }
    return true;
}

static int64_t milliseconds_of(struct timeval time)
{
    return (int64_t)time.tv_sec * 1000 + time.tv_usec / 1000;
}

static void measure(Record *record, int64_t start)
{
    record->milliseconds = (g_get_monotonic_time() - start) / 1000;
    record->processor = record->memory = 0;
    static const int whose[] = {RUSAGE_SELF, RUSAGE_CHILDREN};
    for (size_t i = 0; i < G_N_ELEMENTS(whose); i++) {
        struct rusage usage;
        if (getrusage(whose[i], &usage) != 0)
            continue;
        record->processor += milliseconds_of(usage.ru_utime) + milliseconds_of(usage.ru_stime);
        record->memory = MAX(record->memory, (int64_t)usage.ru_maxrss * 1024);
    }
}

/* The captures that have to be named at the end. */
static bool say_failures(const Record *record, const Run *run, GError **error)
{
    for (unsigned i = 0; i < record->failures->len; i++)
        diagnostics_add(run->diagnostics, DIAGNOSTIC_FAILURE, "%s",
                        g_array_index(record->failures, RecordFailure, i).reason);
    if (record->failures->len == 0)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "%u of the task's captures could not be read; the others are in its part",
                record->failures->len);
    return false;
}

/* The record comes first: where there is a part, there is one. If the part cannot be written, the
 * record says so after all, unless there is no room for that either. */
static bool write_results(Pieces *pieces, Record *record, const char *folder, size_t task,
                          int64_t start, GError **error)
{
    g_autofree char *part = folder_part(folder, task);
    measure(record, start);
    if (!record_write(record, folder, task, error))
        return false;
    GError *reason = NULL;
    if (pieces_join(pieces, part, &reason))
        return true;
    record->failure = g_strdup_printf("node %s: %s", record->node, reason->message);
    record_write(record, folder, task, NULL);
    g_propagate_error(error, reason);
    return false;
}

static bool work(const TaskOptions *options_given, const Manifest *manifest, const char *folder,
                 size_t task, const Run *run, GError **error)
{
    int64_t start = g_get_monotonic_time();
    g_autoptr(ChainCut) cut = plan_cut(manifest, error);
    if (cut == NULL)
        return false;
    g_autoptr(Record) record = record_new();
    record->node = g_strdup(g_getenv("SLURMD_NODENAME") != NULL ? g_getenv("SLURMD_NODENAME")
                                                                : g_get_host_name());
    GError *reason = NULL;
    g_autoptr(Pieces) pieces = pieces_new(manifest, cut, record, run, &reason);
    bool read =
        pieces != NULL && pieces_read(pieces, task, (size_t)count_jobs(options_given), &reason);
    if (pieces != NULL && pieces_stopped(pieces)) {
        g_propagate_error(error, reason);
        return false;
    }
    if (!read) {
        record->failure = g_strdup_printf("node %s: %s", record->node, reason->message);
        measure(record, start);
        record_write(record, folder, task, NULL);
        g_propagate_error(error, reason);
        return false;
    }
    /* The part tells of damage; the task itself went well. */
    run->diagnostics->damaged = false;
    return write_results(pieces, record, folder, task, start, error) &&
           say_failures(record, run, error);
}

bool task_run(const void *data, const Run *run, GError **error)
{
    const TaskOptions *task = data;
    size_t number;
    g_autoptr(Manifest) manifest = open_manifest(task, &number, error);
    if (manifest == NULL)
        return false;
    g_autofree char *folder = g_canonicalize_filename(task->arguments[0], NULL);
    g_autoptr(TaskState) before = task_state(manifest, folder, number);
    if (before->absent->len == 0 && !task->again) {
        diagnostics_add(run->diagnostics, DIAGNOSTIC_REMARK, "the part of task %zu is there",
                        number);
        return true;
    }
    if (!enter_folder(manifest, error))
        return false;
    /* Nobody reads these captures a second time, and homes of many nodes are one disk. */
    g_setenv(CACHE_SWITCH, "off", false);
    /* What is left in the folder for temporary files goes before a signal takes its effect. */
    sigset_t signals;
    stop_signals_postpone(&signals);
    bool done = work(task, manifest, folder, number, run, error);
    stop_signals_release(&signals);
    return done;
}
