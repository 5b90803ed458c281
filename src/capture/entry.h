/* A file of the cache: what tshark printed of one capture with one filter and one set of options,
 * field by field.
 *
 * It begins with a mark that has the form's number, then come the fields, each by itself
 * (kept_field.h), then a directory that says where they are and what is true of all of them, then a
 * trailer that says where the directory is. Directory and fields have hashes, which are compared
 * before anything is taken from them. Numbers are in the order of bytes of the machine. Files are
 * written whole or not at all, and never changed.
 */
#ifndef TABSHARK_CAPTURE_ENTRY_H
#define TABSHARK_CAPTURE_ENTRY_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "capture/file_content.h"
#include "capture/file_identity.h"
#include "capture/kept_field.h"
#include "capture/request.h"

typedef struct {
    FileIdentity identity; /* of the capture */
    bool by_content;       /* its times may stay when it changes: compare its hash */
    ContentHash content;   /* if so */
    uint64_t rows;
    int status;     /* tshark's, as of wait(2) */
    char *messages; /* what it said */
    char *argument; /* the capture as it was named to tshark, which its messages repeat */
    /* For people: */
    char *capture; /* its path */
    char *filter;  /* or NULL */
    char *options; /* other options, as on a command line; or NULL */
} EntryFacts;

typedef struct {
    char *name;
    Occurrence base; /* which values the builder is made of */
    bool several;    /* does a cell have several values? */
    bool cut;        /* SeveralCells.cut */
    uint64_t offset, length, hash;
} EntryField;

typedef struct {
    int descriptor;
    EntryFacts facts;
    GArray *fields; /* of EntryField */
} Entry;

/* Opens an entry and reads its directory; NULL if there is none of that key in that file, or it is
 * damaged. `key` may be NULL: any. */
Entry *entry_open(const char *path, const char *key);
void entry_free(Entry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Entry, entry_free)

/* NULL if it is not in the entry. */
const EntryField *entry_find(const Entry *entry, const char *name);

/* False if it is damaged. */
bool entry_read(const Entry *entry, const EntryField *field, KeptField *kept);

/* A field to write. */
typedef struct {
    const char *name;
    Occurrence base;
    const Builder *builder;
    const SeveralCells *several; /* or NULL */
} EntrySource;

/* Writes an entry of `n` fields, and of those of `old` (may be NULL) that are not among them.
 * Fails, and leaves what was there, if it cannot be written or is larger than `limit` bytes. */
bool entry_write(const char *path, const char *key, const EntryFacts *facts,
                 const EntrySource *fields, size_t n, const Entry *old, uint64_t limit,
                 GError **error);

#endif
