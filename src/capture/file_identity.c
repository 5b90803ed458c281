#include "capture/file_identity.h"

#include <glib.h>
#include <string.h>

FileIdentity file_identity(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return (FileIdentity){0};
    return (FileIdentity){
        .device = status.st_dev,
        .inode = status.st_ino,
        .size = status.st_size,
        .modified = status.st_mtim,
        .changed = status.st_ctim,
    };
}

/* "-" is standard input, not a file of that name. */
static FileIdentity identity_of(const char *path)
{
    return strcmp(path, "-") != 0 ? file_identity(path) : (FileIdentity){0};
}

FileIdentity *file_identities(char **paths)
{
    size_t n = g_strv_length(paths);
    FileIdentity *identities = g_new(FileIdentity, n);
    for (size_t i = 0; i < n; i++)
        identities[i] = identity_of(paths[i]);
    return identities;
}

static bool same_moment(struct timespec a, struct timespec b)
{
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

bool file_identity_equal(const FileIdentity *a, const FileIdentity *b)
{
    return a->device == b->device && a->inode == b->inode && a->size == b->size &&
           same_moment(a->modified, b->modified) && same_moment(a->changed, b->changed);
}

static int64_t nanoseconds_of(struct timespec moment)
{
    return (int64_t)moment.tv_sec * 1000000000 + moment.tv_nsec;
}

int64_t file_identity_newest(const FileIdentity *identity)
{
    return MAX(nanoseconds_of(identity->modified), nanoseconds_of(identity->changed));
}

bool file_identity_holds(const FileIdentity *identities, char **paths)
{
    for (size_t i = 0; paths[i] != NULL; i++) {
        FileIdentity now = identity_of(paths[i]);
        if (!file_identity_equal(&now, &identities[i]))
            return false;
    }
    return true;
}

bool file_is_regular(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}
