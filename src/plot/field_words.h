/* Well-known columns: Wireshark's fields, and names that people give. */
#ifndef TABSHARK_PLOT_FIELD_WORDS_H
#define TABSHARK_PLOT_FIELD_WORDS_H

#include <stddef.h>

#include "plot/unit.h"

typedef struct {
    const char *name, *words;
    const Unit *unit; /* NULL: none, or the words have it */
} FieldWords;

/* What is known of a column of that name; NULL if nothing is. */
const FieldWords *field_words_find(const char *name);

/* A rate is known by how its name ends: "bps", "tx_bps", "server bit/s", "bytes_per_second". Gives
 * the unit with words for a rate of no other name ("Bit rate"), and in `stem` how many bytes of the
 * name are before all that. NULL if it is no rate. */
const FieldWords *field_words_find_rate(const char *name, size_t *stem);

#endif
