#include "capture/cache_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/reason.h"

char *cache_folder_path(void)
{
    return g_build_filename(g_get_user_cache_dir(), "tabshark", "extractions", NULL);
}

bool cache_folder_prepare(const char *folder)
{
    struct stat status;
    if (g_mkdir_with_parents(folder, 0700) != 0 || lstat(folder, &status) != 0 ||
        !S_ISDIR(status.st_mode) || status.st_uid != geteuid())
        return false;
    return (status.st_mode & 0077) == 0 || chmod(folder, 0700) == 0;
}

static void clear_file(gpointer data)
{
    CacheFile *file = data;
    g_free(file->path);
}

static int compare_use(gconstpointer a, gconstpointer b)
{
    const CacheFile *left = a, *right = b;
    if (left->used != right->used)
        return left->used < right->used ? -1 : 1;
    return strcmp(left->path, right->path);
}

GArray *cache_folder_files(const char *folder)
{
    GArray *files = g_array_new(false, false, sizeof(CacheFile));
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    g_array_set_clear_func(files, clear_file);
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        struct stat status;
        CacheFile file = {.path = g_build_filename(folder, name, NULL)};
        if (lstat(file.path, &status) != 0 || !S_ISREG(status.st_mode)) {
            g_free(file.path);
            continue;
        }
        file.size = (uint64_t)status.st_size;
        file.used = (int64_t)status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec;
        g_array_append_val(files, file);
    }
    g_array_sort(files, compare_use);
    return files;
}

uint64_t cache_files_size(const GArray *files)
{
    uint64_t size = 0;
    for (unsigned i = 0; i < files->len; i++)
        size += g_array_index(files, CacheFile, i).size;
    return size;
}

void cache_file_touch(const char *path)
{
    /* Who cannot, in a folder that is read-only, has files that look older than they are. */
    utimensat(AT_FDCWD, path, NULL, 0);
}

void cache_folder_limit(const char *folder, uint64_t limit)
{
    g_autoptr(GArray) files = cache_folder_files(folder);
    uint64_t size = cache_files_size(files);
    for (unsigned i = 0; size > limit && i < files->len; i++) {
        const CacheFile *file = &g_array_index(files, CacheFile, i);
        /* Another run may have removed it. */
        g_unlink(file->path);
        size -= file->size;
    }
}

bool cache_folder_clear(const char *folder, uint64_t *count, uint64_t *size, GError **error)
{
    g_autoptr(GArray) files = cache_folder_files(folder);
    *count = *size = 0;
    for (unsigned i = 0; i < files->len; i++) {
        const CacheFile *file = &g_array_index(files, CacheFile, i);
        if (g_unlink(file->path) == 0) {
            (*count)++;
            *size += file->size;
        } else if (errno != ENOENT) {
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "cannot remove '%s': %s",
                        file->path, reason_of(errno));
            return false;
        }
    }
    return true;
}
