/* What a task has to say beside its part: where and how long it ran, which captures could not be
 * read, and why. (What a single run would have warned of is in the part.) The file "tasks/NNNNN".
 */
#ifndef TABSHARK_CLUSTER_RECORD_H
#define TABSHARK_CLUSTER_RECORD_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* A capture that is not in the part. */
typedef struct {
    size_t capture; /* its number in the manifest */
    char *reason;
} RecordFailure;

typedef struct {
    char *node;
    char *failure;        /* why the task has no part at all; NULL if it has */
    int64_t milliseconds; /* that it took */
    int64_t processor;    /* milliseconds of processor time, its tsharks' too */
    int64_t memory;       /* bytes of the largest process */
    GArray *failures;     /* of RecordFailure, in the order of the manifest */
} Record;

Record *record_new(void);
void record_free(Record *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Record, record_free)

void record_add_failure(Record *record, size_t capture, const char *reason);
/* Why that capture is not in the part; NULL if the record does not say. */
const char *record_reason(const Record *record, size_t capture);

/* The record of a task; NULL without an error if it has none (yet). */
Record *record_open(const char *folder, size_t task, GError **error);
bool record_write(const Record *record, const char *folder, size_t task, GError **error);

#endif
