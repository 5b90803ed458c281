/* Which bytes of a stream are there: sets of positions, as intervals. */
#ifndef TABSHARK_TCP_SEQUENCE_SET_H
#define TABSHARK_TCP_SEQUENCE_SET_H

#include <glib.h>
#include <stdint.h>

/* Positions from … to-1. */
typedef struct {
    int64_t from, to;
} SequenceRange;

/* An array of SequenceRange in any order, which may overlap until sequence_set_join. */
typedef GArray SequenceSet;

SequenceSet *sequence_set_new(void);
void sequence_set_free(SequenceSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SequenceSet, sequence_set_free)

/* Adds a range; one without positions adds nothing. */
void sequence_set_add(SequenceSet *set, int64_t from, int64_t to);
void sequence_set_add_all(SequenceSet *set, const SequenceSet *other);

/* Sorts, and joins what overlaps or touches. Returns how many positions were in more than one
 * range, counted once for each range beyond the first. */
int64_t sequence_set_join(SequenceSet *set);

/* After sequence_set_join: how many positions there are, in all, or in from … to-1. */
int64_t sequence_set_size(const SequenceSet *set);
int64_t sequence_set_size_in(const SequenceSet *set, int64_t from, int64_t to);

#endif
