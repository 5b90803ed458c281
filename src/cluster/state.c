#include "cluster/state.h"

#include <string.h>

#include "cluster/folder.h"
#include "cluster/parts.h"
#include "table/builder.h"

void task_state_free(TaskState *state)
{
    if (state == NULL)
        return;
    g_array_unref(state->absent);
    g_free(state->trouble);
    record_free(state->record);
    g_free(state);
}

/* The last line that Slurm took down of the task, such as that it ran out of time; NULL if there is
 * none. */
static char *last_words(const char *folder, size_t task)
{
    g_autofree char *path = folder_log(folder, task);
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        return NULL;
    g_strchomp(text);
    const char *line = strrchr(text, '\n');
    line = line != NULL ? line + 1 : text;
    return *line != '\0' ? g_strdup(line) : NULL;
}

/* Adds the captures of the task that are not among those of its part. */
static void find_absent(TaskState *state, const Manifest *manifest, size_t task, char **captures)
{
    g_autoptr(GHashTable) there = g_hash_table_new(g_str_hash, g_str_equal);
    for (; captures != NULL && *captures != NULL; captures++)
        g_hash_table_add(there, *captures);
    size_t first, count;
    manifest_task(manifest, task, &first, &count);
    for (size_t i = first; i < first + count; i++) {
        if (!g_hash_table_contains(there, manifest_capture(manifest, i)->name))
            g_array_append_val(state->absent, i);
    }
}

TaskState *task_state(const Manifest *manifest, const char *folder, size_t task)
{
    TaskState *state = g_new0(TaskState, 1);
    g_autofree char *path = folder_part(folder, task);
    g_auto(GStrv) captures = NULL;
    g_autoptr(GError) part_error = NULL, record_error = NULL;
    state->absent = g_array_new(false, false, sizeof(size_t));
    state->part = parts_captures(path, &captures, &part_error);
    state->record = record_open(folder, task, &record_error);
    find_absent(state, manifest, task, captures);
    if (part_error != NULL)
        state->trouble = g_strdup(part_error->message);
    else if (record_error != NULL)
        state->trouble = g_strdup(record_error->message);
    else if (state->absent->len > 0 && state->record == NULL)
        state->trouble = last_words(folder, task);
    return state;
}

static void free_state(gpointer data)
{
    task_state_free(data);
}

GPtrArray *task_states(const Manifest *manifest, const char *folder)
{
    GPtrArray *states = g_ptr_array_new_with_free_func(free_state);
    for (size_t task = 0; task < manifest_tasks(manifest); task++)
        g_ptr_array_add(states, task_state(manifest, folder, task));
    return states;
}

const char *task_state_reason(const TaskState *state, size_t capture)
{
    const char *said = state->record != NULL ? record_reason(state->record, capture) : NULL;
    if (said != NULL)
        return said;
    return state->trouble != NULL ? state->trouble : "its task has left nothing (yet)";
}

Table *states_missing(const Manifest *manifest, const GPtrArray *states)
{
    g_autoptr(Builder) names = builder_new(TYPE_TEXT, MISFIT_MAKES_TEXT);
    g_autoptr(Builder) tasks = builder_new(TYPE_INT, MISFIT_MAKES_TEXT);
    g_autoptr(Builder) reasons = builder_new(TYPE_TEXT, MISFIT_MAKES_TEXT);
    for (unsigned task = 0; task < states->len; task++) {
        const TaskState *state = g_ptr_array_index(states, task);
        for (unsigned i = 0; i < state->absent->len; i++) {
            size_t capture = g_array_index(state->absent, size_t, i);
            const char *name = manifest_capture(manifest, capture)->name;
            const char *reason = task_state_reason(state, capture);
            g_autofree char *number = g_strdup_printf("%u", task);
            builder_append(names, name, strlen(name));
            builder_append(tasks, number, strlen(number));
            builder_append(reasons, reason, strlen(reason));
        }
    }
    Table *table = table_new(builder_rows(names));
    table_add(table, "capture", builder_finish(names));
    table_add(table, "task", builder_finish(tasks));
    table_add(table, "reason", builder_finish(reasons));
    return table;
}
