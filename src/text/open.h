/* A file of TSV or CSV as a table. */
#ifndef TABSHARK_TEXT_OPEN_H
#define TABSHARK_TEXT_OPEN_H

#include <glib.h>

#include "table/table.h"
#include "text/known_type.h"
#include "text/reader.h"

/* Reads `path`, or standard input if it is "-". The first line names the columns; types are
 * inferred (infer.h) but for the `n` known ones. An empty cell is a missing value. A row that is
 * longer or shorter than the first line is an error, as is a cell that does not fit a known type.
 */
Table *text_open(const char *path, ReaderFormat format, const KnownType *known, size_t n,
                 GError **error);

/* The names of the columns of such a file, an array of char * that owns them; NULL if it cannot be
 * read or has none. Takes no longer for a large file than for a small one. */
GPtrArray *text_open_names(const char *path, ReaderFormat format);

#endif
