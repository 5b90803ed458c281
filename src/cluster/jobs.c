#include "cluster/jobs.h"

#include <string.h>

#include "base/error.h"
#include "base/outfile.h"
#include "cluster/folder.h"
#include "cluster/lines.h"
#include "cluster/ranges.h"

#define TITLE  "tabshark-jobs"
#define FORMAT "1"

void submission_clear(Submission *submission)
{
    g_free(submission->tasks);
    g_free(submission->array);
    g_free(submission->combine);
    *submission = (Submission){0};
}

static void clear_element(gpointer data)
{
    submission_clear(data);
}

/* The word "tasks" begins a submission. */
static bool take_line(const char *word, const char *value, void *data, GError **error)
{
    GArray *submissions = data;
    if (strcmp(word, "tasks") == 0) {
        Submission submission = {.tasks = g_strdup(value)};
        g_array_append_val(submissions, submission);
    }
    if (submissions->len == 0) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                            "it does not begin with the number of a job");
        return false;
    }
    Submission *last = &g_array_index(submissions, Submission, submissions->len - 1);
    char **text = strcmp(word, "array") == 0     ? &last->array
                  : strcmp(word, "combine") == 0 ? &last->combine
                                                 : NULL;
    if (text != NULL) {
        g_free(*text);
        *text = g_strdup(value);
    }
    return true;
}

static bool are_complete(const GArray *submissions)
{
    for (unsigned i = 0; i < submissions->len; i++) {
        const Submission *submission = &g_array_index(submissions, Submission, i);
        if (submission->array == NULL || submission->combine == NULL)
            return false;
    }
    return true;
}

GArray *jobs_open(const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, CLUSTER_JOBS, NULL);
    g_autoptr(GArray) submissions = g_array_new(false, false, sizeof(Submission));
    g_array_set_clear_func(submissions, clear_element);
    g_autoptr(GError) reason = NULL;
    if (!lines_open(path, TITLE, FORMAT, take_line, submissions, &reason) &&
        !g_error_matches(reason, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
        g_propagate_error(error, g_steal_pointer(&reason));
        return NULL;
    }
    if (!are_complete(submissions)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "'%s' is damaged: lines are missing", path);
        return NULL;
    }
    return g_steal_pointer(&submissions);
}

static void add_lines(GString *text, const Submission *submission)
{
    lines_add(text, "tasks", submission->tasks);
    lines_add(text, "array", submission->array);
    lines_add(text, "combine", submission->combine);
}

bool jobs_add(const char *folder, const Submission *submission, GError **error)
{
    g_autofree char *path = g_build_filename(folder, CLUSTER_JOBS, NULL);
    g_autoptr(GArray) before = jobs_open(folder, error);
    if (before == NULL)
        return false;
    g_autoptr(GString) text = g_string_new(NULL);
    lines_add(text, TITLE, FORMAT);
    for (unsigned i = 0; i < before->len; i++)
        add_lines(text, &g_array_index(before, Submission, i));
    add_lines(text, submission);
    lines_add_end(text);
    return outfile_write(path, text->str, text->len, error);
}

const char *jobs_of_task(const GArray *submissions, size_t task)
{
    for (unsigned i = submissions->len; i-- > 0;) {
        const Submission *submission = &g_array_index(submissions, Submission, i);
        if (ranges_contain(submission->array, task))
            return submission->tasks;
    }
    return NULL;
}
