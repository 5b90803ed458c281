/* What was sent in TCP streams, as files, by tcpflow, with an index that says what each is. */
#ifndef TABSHARK_TCP_RESTORE_H
#define TABSHARK_TCP_RESTORE_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "base/progress.h"
#include "table/table.h"

typedef struct {
    const char *capture;   /* a file; standard input cannot be read twice */
    const char *folder;    /* to fill; made if it is not there */
    const char *filter;    /* display filter: only packets that match; NULL: all */
    const GArray *streams; /* of int64_t: only these streams; empty: all */
    bool force;            /* also into a folder that is not empty */
    Progress *progress;    /* told how far reading is; may be NULL */
} RestoreRequest;

/* Fills the folder with tcpflow's files and index.tsv, and gives the index (restore_index.h). On an
 * error, or a signal that asks to stop, the folder is as it was. A damaged capture gives what is
 * whole of it and sets diagnostics->damaged. */
Table *restore_run(const RestoreRequest *request, Diagnostics *diagnostics, GError **error);

#endif
