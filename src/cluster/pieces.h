/* The captures of a task, read a few at a time, each few into a part of their own in a folder for
 * temporary files; then all in one part. */
#ifndef TABSHARK_CLUSTER_PIECES_H
#define TABSHARK_CLUSTER_PIECES_H

#include <glib.h>
#include <stdbool.h>

#include "cluster/manifest.h"
#include "cluster/record.h"
#include "lab/chain_cut.h"
#include "verbs/verb.h"

typedef struct Pieces Pieces;

/* All are borrowed, and outlive the Pieces. Signals that ask to stop have to be postponed
 * (capture/stop_signals.h) until it is freed. */
Pieces *pieces_new(const Manifest *manifest, const ChainCut *cut, Record *record, const Run *run,
                   GError **error);
/* Removes the temporary files. */
void pieces_free(Pieces *pieces);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pieces, pieces_free)

/* Reads the captures of a task, `at_once` at a time. Of those that fail when read together each is
 * read alone. What fails then goes to the record. An error if there is a signal to
 * stop, or no place to write. */
bool pieces_read(Pieces *pieces, size_t task, size_t at_once, GError **error);

/* Was it a signal that ended the reading? */
bool pieces_stopped(const Pieces *pieces);

/* Writes the part of all that was read; nothing if nothing was. */
bool pieces_join(Pieces *pieces, const char *part, GError **error);

#endif
