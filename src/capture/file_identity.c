#include "capture/file_identity.h"

#include <glib.h>
#include <string.h>

static FileIdentity identity_of(const char *path)
{
    struct stat status;
    if (strcmp(path, "-") == 0 || stat(path, &status) != 0)
        return (FileIdentity){0};
    return (FileIdentity){
        .device = status.st_dev,
        .inode = status.st_ino,
        .size = status.st_size,
        .modified = status.st_mtim,
        .changed = status.st_ctim,
    };
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

bool file_identity_holds(const FileIdentity *identities, char **paths)
{
    for (size_t i = 0; paths[i] != NULL; i++) {
        const FileIdentity *before = &identities[i];
        FileIdentity now = identity_of(paths[i]);
        if (now.device != before->device || now.inode != before->inode ||
            now.size != before->size || !same_moment(now.modified, before->modified) ||
            !same_moment(now.changed, before->changed))
            return false;
    }
    return true;
}

bool file_is_regular(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}
