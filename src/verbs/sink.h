/* What the verbs that write text have in common. */
#ifndef TABSHARK_VERBS_SINK_H
#define TABSHARK_VERBS_SINK_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

#include "table/table.h"
#include "text/writer.h"
#include "verbs/verb.h"

/* The table a sink gives back: the columns of `in`, shared. */
Table *sink_result(const Table *in);

/* Writes a table to a stream. `place` is what stands behind "cannot write " in errors. */
bool sink_write(const Table *in, const TextFormat *format, const Preview *preview, FILE *stream,
                const char *place, const Run *run, GError **error);

#endif
