/* A table to an open stream, as suits what the stream leads to. */
#ifndef TABSHARK_TEXT_OUTPUT_H
#define TABSHARK_TEXT_OUTPUT_H

#include "text/writer.h"

/* Writes the table and flushes the stream. `options` need not say whether it is a terminal, nor how
 * wide: that is found out. `place` is what stands behind "cannot write " in errors, which are those
 * of TextFormat.write. */
bool output_write(const Table *table, const TextFormat *format, WriteOptions options, FILE *stream,
                  const char *place, GError **error);

#endif
