/* Work that tshark can be spared when fields are read as columns: preferences that switch off what
 * makes labels for people, or fields that nobody asked for. */
#ifndef TABSHARK_CAPTURE_LEAN_H
#define TABSHARK_CAPTURE_LEAN_H

#include <stdbool.h>
#include <stddef.h>

/* The i-th preference, as -o takes it; NULL when there are no more. Columns of fields known to
 * column_form.h are the same with it if lean_allows. */
const char *lean_preference(size_t i);

/* May the i-th be set where these fields (NULL at the end) are read, with that display filter
 * (NULL: none)? Neither may need what it switches off; of a filter that cannot be known if it names
 * anything but the protocols known to column_form.h. */
bool lean_allows(size_t i, const char *const *fields, const char *filter);

#endif
