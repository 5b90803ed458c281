/* What tshark printed for captures, kept from earlier reads to answer later ones.
 *
 * Before a pass starts it is looked for (cache_look). If all its fields are kept it is over at
 * once, with what tshark said then; else what it gives is kept when it is over (cache_keep).
 * Nothing that goes wrong here fails a read.
 */
#ifndef TABSHARK_CAPTURE_CACHE_H
#define TABSHARK_CAPTURE_CACHE_H

#include <glib.h>
#include <stdbool.h>

#include "capture/pass.h"

typedef struct Cache Cache;

/* For the reads of one batch with that program. NULL, without an error, if nothing is to be kept:
 * it is switched off, or the program is a script, of which it cannot be told what it runs. Fails,
 * with TABSHARK_ERROR_USAGE, if the settings mean nothing. */
Cache *cache_new(const char *program, GError **error);
void cache_free(Cache *cache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Cache, cache_free)

/* Answers a pass that has not started, if that is possible. */
void cache_look(Cache *cache, CapturePass *pass);

/* The passes are over: looks whether their surroundings are what they were. Before cache_keep. */
void cache_settle(Cache *cache);

/* Keeps what a pass gave that was not answered by cache_look and did not fail. Its builders are
 * still whole. A remark says if it could not be written. */
void cache_keep(Cache *cache, const CapturePass *pass);

#endif
