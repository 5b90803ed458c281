/* The TCP streams of captures as a table, one row a stream. docs/tcp.md says what each column is.
 */
#ifndef TABSHARK_TCP_STREAMS_H
#define TABSHARK_TCP_STREAMS_H

#include <glib.h>

#include "base/diagnostics.h"
#include "capture/request.h"
#include "table/table.h"
#include "tcp/segments.h"

/* The fields to read a capture with for streams_table: segments_fields() and a few more; a list as
 * g_strfreev takes. */
char **streams_fields(void);

/* The streams of one capture, by their number. `packets` was read with streams_fields() and
 * OCCURRENCE_TYPED; `segments` are its segments, with sides. */
Table *streams_table(const Table *packets, const Segments *segments, GError **error);

/* The same of no packets: a table without rows that has the columns. */
Table *streams_none(void);

/* The streams of all captures of a request, whose fields are not regarded, with a first column
 * "capture" if there are several. Reads each capture once. */
Table *streams_read(const CaptureRequest *request, Diagnostics *diagnostics, GError **error);

/* The commands that would read them, one line a capture, for people. */
char *streams_commands(const CaptureRequest *request);

#endif
