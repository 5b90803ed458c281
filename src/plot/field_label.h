/* What people call a column: "Frame length (bytes)" for frame.len. */
#ifndef TABSHARK_PLOT_FIELD_LABEL_H
#define TABSHARK_PLOT_FIELD_LABEL_H

#include "table/column.h"

/* The words for a well-known field, or for an aggregate of one as the column is called by default
 * ("sum:frame.len"); the column's own name for all others, which is the only thing known about
 * them. With the unit in parentheses where it is known; durations are drawn in seconds. Free with
 * g_free. */
char *field_label(const char *name, Type type);

/* The unit alone, "bytes" or "seconds"; NULL if there is none or it is not known. */
const char *field_unit(const char *name, Type type);

#endif
