/* What people call a column: "Frame length" for frame.len, which is in bytes. */
#ifndef TABSHARK_PLOT_FIELD_LABEL_H
#define TABSHARK_PLOT_FIELD_LABEL_H

#include <stdbool.h>

#include "plot/unit.h"
#include "table/column.h"

/* The words for a well-known field, for a rate (which is known by the end of its name, as in bps or
 * tx_bps: field_words.h), or for an aggregate of one as the column is called by default
 * ("sum:frame.len"); the column's own name for all others, which is the only thing known about
 * them. Free with g_free. */
char *field_title(const char *name);

/* The same with the unit in parentheses where it is known: "Frame length (bytes)". Durations are
 * drawn in seconds. Free with g_free. */
char *field_label(const char *name, Type type);

/* The unit alone; NULL if there is none or it is not known. */
const Unit *field_unit(const char *name, Type type);

/* Is it an aggregate, called as by default, that is twice as large over twice the time? */
bool field_adds_up(const char *name);

#endif
