/* An output file that appears whole or not at all.
 *
 * What is written goes to a file without a name; outfile_commit gives it one, in one step. (Where
 * the file system cannot link such a file, its content is copied into place at the end.) Until then
 * a file of that name stays as it was, and whatever ends the program leaves nothing behind.
 */
#ifndef TABSHARK_BASE_OUTFILE_H
#define TABSHARK_BASE_OUTFILE_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

typedef struct Outfile Outfile;

/* Opens an output for `path`. Fails when the folder is missing or cannot be written, or `path` is a
 * folder. */
Outfile *outfile_open(const char *path, GError **error);

/* The stream to write to; belongs to the Outfile. */
FILE *outfile_stream(Outfile *outfile);

/* Hands on what was written so far. False if a part of it was not taken, as by a full disk. */
bool outfile_flush(Outfile *outfile, GError **error);

/* Writes `size` bytes and hands them on. */
bool outfile_put(Outfile *outfile, const void *bytes, size_t size, GError **error);

/* Flushes, checks that every byte was taken, and puts the file in place. A file that is not regular
 * (a device, a pipe) is written to directly. After an error the Outfile only can be freed, and the
 * old file is untouched. */
bool outfile_commit(Outfile *outfile, GError **error);

/* Frees the Outfile; what was not committed vanishes. */
void outfile_free(Outfile *outfile);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Outfile, outfile_free)

/* Writes `size` bytes as the whole content of `path`. */
bool outfile_write(const char *path, const void *bytes, size_t size, GError **error);

#endif
