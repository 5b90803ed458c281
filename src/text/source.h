/* Bytes that can be read more than once: a file, or all that a pipe had to give. */
#ifndef TABSHARK_TEXT_SOURCE_H
#define TABSHARK_TEXT_SOURCE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct Source Source;

/* Opens a file, or standard input for "-". What cannot be read twice is read into memory here. A
 * byte order mark of UTF-8 at the start is none of the bytes. */
Source *source_open(const char *path, GError **error);
void source_free(Source *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Source, source_free)

/* How many bytes there are. */
size_t source_size(const Source *source);

/* Reads up to `size` bytes from `offset`, fewer only at the end; `got` says how many. Threads may
 * read side by side. */
bool source_read(const Source *source, size_t offset, char *buffer, size_t size, size_t *got,
                 GError **error);

#endif
