/* Text on its way to a stream, gathered into large blocks. */
#ifndef TABSHARK_TEXT_BLOCK_H
#define TABSHARK_TEXT_BLOCK_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

typedef struct {
    GString *text; /* append here */
    FILE *stream;  /* borrowed */
} Block;

/* A block for `stream`; free it with block_free. */
Block *block_new(FILE *stream);
void block_free(Block *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Block, block_free)

/* Writes the text out if it has become large; call it once a row. The error is as TextFormat.write
 * describes. */
bool block_drain(Block *block, GError **error);

/* Writes the rest out and flushes the stream. */
bool block_finish(Block *block, GError **error);

#endif
