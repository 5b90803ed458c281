/* The index of restored files: which stream and side each is of, and what is missing from it. */
#ifndef TABSHARK_TCP_RESTORE_INDEX_H
#define TABSHARK_TCP_RESTORE_INDEX_H

#include <glib.h>

#include "table/table.h"
#include "tcp/restore_check.h"

/* What tcpflow made of which segments. */
typedef struct {
    const GArray *flows; /* of Flow, whose times are numbers of segments (restore_capture.h) */
    const char *folder;  /* where its files are */
    CheckSource source;
} RestoreResult;

/* One row a file, and one for each side of a stream that sent bytes which are in no file; in the
 * order of streams. Sets the files' times of modification to those of their first packets. Columns:
 *
 *   file      name; missing if there is none
 *   stream    tcp.stream; missing if the file cannot be tied to one
 *   side      client or server: who sent these bytes
 *   src, sport, dst, dport
 *   start     time of the first packet
 *   size      of the file
 *   expected  bytes that the side sent, each once, as sequence numbers, FIN and tcp.len say; also
 *             what lies between this file and an earlier one of the same side
 *   written   of these, how many are in the capture and stand in the file in their place
 *   missing   expected - written
 *   overlap   bytes that the capture holds once more
 *   conflict  bytes of segments that differ from what stands in the file in their place
 *   sha256    of the file
 *   note      what is not as it should be; missing if all is well
 */
Table *restore_index(const RestoreResult *result, GError **error);

#endif
