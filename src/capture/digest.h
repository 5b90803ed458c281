/* One sum over texts and files, which is another as soon as any of them has changed. */
#ifndef TABSHARK_CAPTURE_DIGEST_H
#define TABSHARK_CAPTURE_DIGEST_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* Room for a sum in hexadecimal digits and a NUL. */
#define DIGEST_TEXT 65

typedef struct {
    GChecksum *sum;
    /* The latest change, in nanoseconds since 1970, of what is known by its times alone: what has
     * just changed may change again with the same times. */
    int64_t newest;
    size_t files; /* that were looked at */
    bool partial; /* there was more than can be looked at, or something that has no state */
} Digest;

void digest_init(Digest *digest);
void digest_clear(Digest *digest);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Digest, digest_clear)

/* Texts may be NULL, which is not the empty one. */
void digest_text(Digest *digest, const char *text);
void digest_list(Digest *digest, char *const *texts);
void digest_number(Digest *digest, int64_t number);

/* The identity of a file, which may be absent. */
void digest_file(Digest *digest, const char *path);

/* All that is below a folder, which may be absent: names and identities. */
void digest_folder(Digest *digest, const char *folder);

/* Likewise the settings of a user: small files by their content, and what their text names, if it
 * is there, such as a file of keys. */
void digest_settings(Digest *digest, const char *folder);

/* What a value names, if it is there: a file or a folder. */
void digest_named(Digest *digest, const char *value);

/* The sum so far, as text. */
void digest_finish(Digest *digest, char *text);

#endif
