/* The cache as tables, and empty. */
#ifndef TABSHARK_CAPTURE_CACHE_LIST_H
#define TABSHARK_CAPTURE_CACHE_LIST_H

#include <glib.h>

#include "table/table.h"

/* One row: state ("on" or "off"), folder, captures (distinct), entries, rows, size and limit
 * (bytes), first_used and last_used. Fails if the settings mean nothing. */
Table *cache_summary(GError **error);

/* A row an entry, the last used first: capture, filter, fields, options, rows, size (bytes), used.
 * What is damaged, or of another release, has size and used alone. */
Table *cache_listing(GError **error);

/* One row: size and limit (bytes). */
Table *cache_size(GError **error);

/* Removes all entries; one row with their number and size. */
Table *cache_clear(GError **error);

#endif
