#include "cluster/status.h"

#include <string.h>

#include "base/error.h"
#include "cluster/folder.h"
#include "cluster/jobs.h"
#include "cluster/queue.h"
#include "cluster/state.h"
#include "table/builder.h"
#include "verbs/outlet.h"
#include "verbs/verbs.h"

typedef struct {
    char **arguments;
    gboolean missing;
} StatusOptions;

static const VerbOption options[] = {
    {"missing", 0, G_OPTION_ARG_NONE, offsetof(StatusOptions, missing), NULL,
     "the captures that are in no part instead, and why"},
    {NULL},
};

static bool check(void *data, GError **error)
{
    const StatusOptions *status = data;
    if (status->arguments != NULL && g_strv_length(status->arguments) == 1)
        return true;
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "cluster status: name one folder of cluster submit");
    return false;
}

const Verb status_command = {
    .name = "cluster status",
    .kind = VERB_SOURCE,
    .synopsis = "cluster status FOLDER [--missing]",
    .summary = "Show how far the tasks of a folder are, and what has failed.",
    .description =
        "A row a task. 'state' is done (all its captures are in its part); failed (some are not,\n"
        "and 'reason' is why the first one is not); what Slurm says of a task that has left\n"
        "nothing yet (pending, running, …); or missing. seconds, processor (of tshark too) and\n"
        "memory (bytes of the largest process) are the task's own measurements.\n"
        "\n"
        "  tabshark cluster status run1\n"
        "  tabshark cluster status run1 --missing",
    .options = options,
    .size = sizeof(StatusOptions),
    .check = check,
};

/* The columns while they are filled. */
enum {
    COLUMN_TASK,
    COLUMN_STATE,
    COLUMN_CAPTURES,
    COLUMN_ABSENT,
    COLUMN_NODE,
    COLUMN_SECONDS,
    COLUMN_PROCESSOR,
    COLUMN_MEMORY,
    COLUMN_REASON,
    COLUMNS
};

static const struct {
    const char *name;
    Type type;
} columns[COLUMNS] = {
    [COLUMN_TASK] = {"task", TYPE_INT},
    [COLUMN_STATE] = {"state", TYPE_TEXT},
    [COLUMN_CAPTURES] = {"captures", TYPE_INT},
    [COLUMN_ABSENT] = {"missing", TYPE_INT},
    [COLUMN_NODE] = {"node", TYPE_TEXT},
    [COLUMN_SECONDS] = {"seconds", TYPE_REAL},
    [COLUMN_PROCESSOR] = {"processor", TYPE_REAL},
    [COLUMN_MEMORY] = {"memory", TYPE_INT},
    [COLUMN_REASON] = {"reason", TYPE_TEXT},
};

static void add_text(Builder **builders, size_t column, const char *text)
{
    if (text == NULL || text[0] == '\0')
        builder_append_missing(builders[column]);
    else
        builder_append(builders[column], text, strlen(text));
}

static void add_number(Builder **builders, size_t column, int64_t number)
{
    g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, number);
    add_text(builders, column, text);
}

static void add_seconds(Builder **builders, size_t column, int64_t milliseconds)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(text, sizeof text, "%.3f", (double)milliseconds / 1000);
    add_text(builders, column, text);
}

static char *state_word(const TaskState *state, const SlurmJob *job)
{
    if (state->absent->len == 0)
        return g_strdup("done");
    if (job != NULL && job->waiting)
        return g_ascii_strdown(job->state, -1);
    if (state->part || state->record != NULL)
        return g_strdup("failed");
    return job != NULL ? g_ascii_strdown(job->state, -1) : g_strdup("missing");
}

static void add_task(Builder **builders, const Manifest *manifest, size_t task,
                     const TaskState *state, const SlurmJob *job)
{
    g_autofree char *word = state_word(state, job);
    const Record *record = state->record;
    size_t first, count;
    manifest_task(manifest, task, &first, &count);
    add_number(builders, COLUMN_TASK, (int64_t)task);
    add_text(builders, COLUMN_STATE, word);
    add_number(builders, COLUMN_CAPTURES, (int64_t)count);
    add_number(builders, COLUMN_ABSENT, state->absent->len);
    add_text(builders, COLUMN_NODE, job != NULL ? job->node : record != NULL ? record->node : NULL);
    if (record == NULL) {
        for (size_t i = COLUMN_SECONDS; i <= COLUMN_MEMORY; i++)
            builder_append_missing(builders[i]);
    } else {
        add_seconds(builders, COLUMN_SECONDS, record->milliseconds);
        add_seconds(builders, COLUMN_PROCESSOR, record->processor);
        add_number(builders, COLUMN_MEMORY, record->memory);
    }
    bool ended = state->absent->len > 0 && (job == NULL || !job->waiting);
    add_text(builders, COLUMN_REASON,
             ended ? task_state_reason(state, g_array_index(state->absent, size_t, 0)) : NULL);
}

static Table *table_of(const Manifest *manifest, const GPtrArray *states, const GArray *submissions,
                       GHashTable *queue)
{
    Builder *builders[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++)
        builders[i] = builder_new(columns[i].type, MISFIT_MAKES_TEXT);
    for (size_t task = 0; task < states->len; task++)
        add_task(builders, manifest, task, g_ptr_array_index(states, task),
                 queue_task(queue, submissions, task));
    Table *table = table_new(states->len);
    for (size_t i = 0; i < COLUMNS; i++) {
        table_add(table, columns[i].name, builder_finish(builders[i]));
        builder_free(builders[i]);
    }
    return table;
}

/* Prints as a chain would. */
static bool print(const Table *table, const Run *run, GError **error)
{
    char name[] = "print";
    char *words[] = {name, NULL};
    const Verb *verb = verbs_find(name, error);
    void *print_options = verb != NULL ? verb_parse(verb, 1, words, error) : NULL;
    if (print_options == NULL)
        return false;
    g_autoptr(Table) printed = verb->apply(table, print_options, run, error);
    verb_free_options(verb, print_options);
    return printed != NULL;
}

static void say_summary(const Manifest *manifest, const GPtrArray *states, const Run *run)
{
    size_t done = 0, absent = 0;
    for (unsigned i = 0; i < states->len; i++) {
        const TaskState *state = g_ptr_array_index(states, i);
        done += state->absent->len == 0;
        absent += state->absent->len;
    }
    diagnostics_add(run->diagnostics, DIAGNOSTIC_REMARK,
                    "%zu of %u tasks are done; %zu of %u captures are in no part", done,
                    states->len, absent, manifest->captures->len);
}

bool status_run(const void *data, const Run *run, GError **error)
{
    const StatusOptions *status = data;
    const char *folder = status->arguments[0];
    g_autoptr(Manifest) manifest = manifest_open(folder, error);
    g_autoptr(GArray) submissions = manifest != NULL ? jobs_open(folder, error) : NULL;
    if (submissions == NULL)
        return false;
    g_autoptr(GPtrArray) states = task_states(manifest, folder);
    g_autoptr(GError) reason = NULL;
    g_autoptr(GHashTable) queue = queue_ask(submissions, &reason);
    if (queue == NULL) {
        diagnostics_add(run->diagnostics, DIAGNOSTIC_WARNING,
                        "Slurm cannot be asked which tasks run: %s", reason->message);
        queue = g_hash_table_new(g_str_hash, g_str_equal);
    }
    g_autoptr(Table) table = status->missing ? states_missing(manifest, states)
                                             : table_of(manifest, states, submissions, queue);
    say_summary(manifest, states, run);
    return print(table, run, error);
}
