#include "cluster/record.h"

#include <string.h>

#include "base/outfile.h"
#include "cluster/folder.h"
#include "cluster/lines.h"

#define TITLE  "tabshark-task"
#define FORMAT "1"

static void clear_failure(gpointer data)
{
    g_free(((RecordFailure *)data)->reason);
}

Record *record_new(void)
{
    Record *record = g_new0(Record, 1);
    record->failures = g_array_new(false, false, sizeof(RecordFailure));
    g_array_set_clear_func(record->failures, clear_failure);
    return record;
}

void record_free(Record *record)
{
    if (record == NULL)
        return;
    g_free(record->node);
    g_free(record->failure);
    g_array_unref(record->failures);
    g_free(record);
}

void record_add_failure(Record *record, size_t capture, const char *reason)
{
    RecordFailure failure = {capture, g_strdup(reason)};
    g_array_append_val(record->failures, failure);
}

const char *record_reason(const Record *record, size_t capture)
{
    for (unsigned i = 0; i < record->failures->len; i++) {
        const RecordFailure *failure = &g_array_index(record->failures, RecordFailure, i);
        if (failure->capture == capture)
            return failure->reason;
    }
    return record->failure;
}

/* A record while it is read. */
typedef struct {
    Record *record;
    int64_t capture; /* the one whose reason comes next */
} Reading;

/* False with an error if the value of a word for a number is none. */
static bool take_number(const char *word, const char *value, Reading *reading, bool *is_number,
                        GError **error)
{
    const struct {
        const char *word;
        int64_t *number;
    } numbers[] = {{"milliseconds", &reading->record->milliseconds},
                   {"processor", &reading->record->processor},
                   {"memory", &reading->record->memory},
                   {"capture", &reading->capture}};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        if (strcmp(word, numbers[i].word) != 0)
            continue;
        *is_number = true;
        return lines_number(value, 0, numbers[i].number, error);
    }
    return true;
}

static bool take_line(const char *word, const char *value, void *data, GError **error)
{
    Reading *reading = data;
    Record *record = reading->record;
    bool is_number = false;
    bool whole = take_number(word, value, reading, &is_number, error);
    if (is_number)
        return whole;
    if (strcmp(word, "node") == 0) {
        g_free(record->node);
        record->node = g_strdup(value);
    } else if (strcmp(word, "failure") == 0) {
        g_free(record->failure);
        record->failure = g_strdup(value);
    } else if (strcmp(word, "reason") == 0) {
        record_add_failure(record, (size_t)reading->capture, value);
    }
    return true;
}

Record *record_open(const char *folder, size_t task, GError **error)
{
    g_autofree char *path = folder_record(folder, task);
    g_autoptr(Record) record = record_new();
    Reading reading = {record, 0};
    g_autoptr(GError) reason = NULL;
    if (lines_open(path, TITLE, FORMAT, take_line, &reading, &reason))
        return g_steal_pointer(&record);
    if (!g_error_matches(reason, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        g_propagate_error(error, g_steal_pointer(&reason));
    return NULL;
}

static char *text_of(const Record *record)
{
    GString *text = g_string_new(NULL);
    lines_add(text, TITLE, FORMAT);
    lines_add(text, "node", record->node);
    lines_add_number(text, "milliseconds", record->milliseconds);
    lines_add_number(text, "processor", record->processor);
    lines_add_number(text, "memory", record->memory);
    if (record->failure != NULL)
        lines_add(text, "failure", record->failure);
    for (unsigned i = 0; i < record->failures->len; i++) {
        const RecordFailure *failure = &g_array_index(record->failures, RecordFailure, i);
        lines_add_number(text, "capture", (int64_t)failure->capture);
        lines_add(text, "reason", failure->reason);
    }
    lines_add_end(text);
    return g_string_free(text, false);
}

bool record_write(const Record *record, const char *folder, size_t task, GError **error)
{
    g_autofree char *path = folder_record(folder, task);
    g_autofree char *text = text_of(record);
    return outfile_write(path, text, strlen(text), error);
}
