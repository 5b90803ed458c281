/* The bytes of a direction that were seen, as ranges of positions, while packets come in. */
#ifndef TABSHARK_TCP_BYTE_SET_H
#define TABSHARK_TCP_BYTE_SET_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct ByteSet ByteSet;

ByteSet *byte_set_new(void);
void byte_set_free(ByteSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ByteSet, byte_set_free)

/* Adds positions from … to-1 and gives how many of them were not there. Fast where they come nearly
 * in order. */
int64_t byte_set_add(ByteSet *set, int64_t from, int64_t to);

/* Is any position from … to-1 there? */
bool byte_set_meets(const ByteSet *set, int64_t from, int64_t to);

#endif
