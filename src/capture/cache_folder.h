/* The folder in which extractions are kept, a file each. It is the user's alone, and all that is in
 * it is ours. Any number of runs may use it at a time: files come into it by being renamed, whole,
 * and one that is removed while it is read stays readable. */
#ifndef TABSHARK_CAPTURE_CACHE_FOLDER_H
#define TABSHARK_CAPTURE_CACHE_FOLDER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* Its path, below the user's cache folder; the caller's. It need not be there. */
char *cache_folder_path(void);

/* Makes it if need be. False if it is not there or not ours: then nothing is to be put in it. */
bool cache_folder_prepare(const char *folder);

typedef struct {
    char *path;
    uint64_t size; /* bytes */
    int64_t used;  /* when last, in nanoseconds since 1970 */
} CacheFile;

/* What is in it, the one whose last use is longest ago first: an array of CacheFile. */
GArray *cache_folder_files(const char *folder);

uint64_t cache_files_size(const GArray *files);

/* Says that a file is used now. */
void cache_file_touch(const char *path);

/* Removes files, longest unused first, until the others have no more than so many bytes. */
void cache_folder_limit(const char *folder, uint64_t limit);

/* Removes all files; how many, and their bytes. */
bool cache_folder_clear(const char *folder, uint64_t *files, uint64_t *size, GError **error);

#endif
