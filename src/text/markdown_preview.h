/* A table for people who read Markdown. */
#ifndef TABSHARK_TEXT_MARKDOWN_PREVIEW_H
#define TABSHARK_TEXT_MARKDOWN_PREVIEW_H

#include <glib.h>

#include "table/table.h"
#include "text/writer.h"

/* Appends a pipe table of the rows that the preview has, with values as people read them, and below
 * it a line on how large the table is. Escaped as markdown_write's. Each line starts with `prefix`:
 * what makes it a part of a list or quotation. */
void markdown_preview_append(GString *out, const Table *table, const Preview *preview, bool utc,
                             const char *prefix);

#endif
