/* What TSV and CSV have in common: a line of names, a line a row, cells with a separator between
 * them. */
#ifndef TABSHARK_TEXT_DELIMITED_H
#define TABSHARK_TEXT_DELIMITED_H

#include "text/writer.h"

typedef struct {
    char separator;
    /* What is written in place of an empty line: a missing value alone in its row. */
    const char *empty_line;
    bool decimal; /* integers without 0x, which few programs read as numbers */
    /* Appends a cell of text in the dialect. False if the dialect could not hold it as it was. */
    bool (*append_text)(GString *out, const char *text, size_t length);
} Dialect;

/* Writes a table, or a piece of one, as TextFormat.write does. `altered` becomes the number of
 * cells for which append_text said false, of all pieces with the last one, and 0 before. A table
 * without columns is no text at all. */
bool delimited_write(const Table *table, const Dialect *dialect, const WriteOptions *options,
                     FILE *stream, size_t *altered, GError **error);

#endif
