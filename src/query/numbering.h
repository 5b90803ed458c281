/* Distinct 64-bit keys as small numbers: 0, 1, 2, … in order of first appearance.
 *
 * Keys that lie close together are looked up in an array, others in a hash table (open addressing,
 * linear probing) whose seed differs from run to run, so that packets cannot be made to collide.
 */
#ifndef TABSHARK_QUERY_NUMBERING_H
#define TABSHARK_QUERY_NUMBERING_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/* No number: the key at that place is not to be looked up. */
#define NUMBER_NONE UINT32_MAX

typedef struct Numbering Numbering;

/* For keys 0 … highest, of which about `expected` will be looked up. */
Numbering *numbering_new(uint64_t highest, size_t expected);
void numbering_free(Numbering *numbering);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Numbering, numbering_free)

/* Replaces each of `n` numbers but NUMBER_NONE by the number of the key beside it. At most
 * KEYS_AT_ONCE at a time. */
void numbering_look_up(Numbering *numbering, const uint64_t *keys, uint32_t *numbers, size_t n);

/* How many distinct keys there were. */
uint32_t numbering_count(const Numbering *numbering);

#endif
