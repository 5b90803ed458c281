/* Is a file still the one it was? */
#ifndef TABSHARK_CAPTURE_FILE_IDENTITY_H
#define TABSHARK_CAPTURE_FILE_IDENTITY_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

/* What changes with a file's content, or when another one takes its name. */
typedef struct {
    dev_t device;
    ino_t inode;
    off_t size;
    struct timespec modified, changed;
} FileIdentity;

/* What is no file is all zero. */
FileIdentity file_identity(const char *path);

bool file_identity_equal(const FileIdentity *a, const FileIdentity *b);

/* The later of its two times, in nanoseconds since 1970. */
int64_t file_identity_newest(const FileIdentity *identity);

/* Those of a list of names, which ends with NULL; what is no file is all zero. Free it with g_free.
 */
FileIdentity *file_identities(char **paths);

/* Are all files of the list what they were? "-", standard input, always is. */
bool file_identity_holds(const FileIdentity *identities, char **paths);

bool file_is_regular(const char *path);

#endif
