#include "tcp/restore_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/reason.h"

/* Folders that nftw keeps open. One will do for a stage, and is to be had when all else is taken.
 */
#define WALK_DEPTH 1

static bool fail(GError **error, const char *path, const char *reason)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "cannot restore into '%s': %s", path,
                reason);
    return false;
}

static bool is_empty(const char *path, bool *empty, GError **error)
{
    g_autoptr(GError) reason = NULL;
    GDir *dir = g_dir_open(path, 0, &reason);
    if (dir == NULL)
        return fail(error, path, "the folder cannot be read");
    *empty = g_dir_read_name(dir) == NULL;
    g_dir_close(dir);
    return true;
}

/* Is there such a folder, or room for it? */
static bool inspect(RestoreFolder *folder, bool force, GError **error)
{
    struct stat status;
    bool empty = true;
    folder->exists = stat(folder->path, &status) == 0;
    if (!folder->exists && errno == ENOENT)
        return lstat(folder->path, &status) != 0 ||
               fail(error, folder->path, "it is a link to nothing");
    if (!folder->exists)
        return fail(error, folder->path, reason_of(errno));
    if (!S_ISDIR(status.st_mode))
        return fail(error, folder->path, "it is not a folder");
    if (!is_empty(folder->path, &empty, error))
        return false;
    return empty || force ||
           fail(error, folder->path,
                "the folder is not empty; name another, or say --force to put files beside and in "
                "place of what is there");
}

static char *without_slashes_at_end(const char *path)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    return g_strndup(path, length);
}

/* The folder in which the stage stands: the one that is filled, or the one that will hold it. */
static char *place_of_stage(const RestoreFolder *folder)
{
    g_autofree char *path = without_slashes_at_end(folder->path);
    return folder->exists ? g_strdup(folder->path) : g_path_get_dirname(path);
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    (void)status;
    (void)type;
    (void)walk;
    remove(path);
    return 0;
}

static void remove_stage(const char *stage)
{
    nftw(stage, remove_one, WALK_DEPTH, FTW_DEPTH | FTW_PHYS);
}

/* For a tabshark that ends before the folder is freed, for want of memory. */
static void remove_at_exit(int status, void *data)
{
    char **stage = data;
    (void)status;
    if (*stage != NULL)
        remove_stage(*stage);
}

static bool make_stage(RestoreFolder *folder, GError **error)
{
    g_autofree char *place = place_of_stage(folder);
    g_autofree char *stage = g_build_filename(place, ".tabshark-restore-XXXXXX", NULL);
    if (mkdtemp(stage) == NULL) {
        g_autofree char *reason = errno == ENOENT
                                      ? g_strdup_printf("the folder '%s' does not exist", place)
                                      : g_strdup_printf("in '%s': %s", place, reason_of(errno));
        return fail(error, folder->path, reason);
    }
    folder->stage = g_steal_pointer(&stage);
    folder->at_exit = g_new(char *, 1);
    *folder->at_exit = folder->stage;
    on_exit(remove_at_exit, folder->at_exit);
    folder->files = g_build_filename(folder->stage, "files", NULL);
    /* Programs shall inherit it: without O_CLOEXEC. */
    folder->handle = open(folder->stage, O_RDONLY | O_DIRECTORY);
    if (folder->handle < 0 || mkdir(folder->files, 0777) != 0)
        return fail(error, folder->path, reason_of(errno));
    folder->handle_path = g_strdup_printf("/proc/self/fd/%d/", folder->handle);
    return true;
}

RestoreFolder *restore_folder_open(const char *path, bool force, GError **error)
{
    g_autoptr(RestoreFolder) folder = g_new0(RestoreFolder, 1);
    folder->path = g_strdup(path);
    folder->handle = -1;
    return inspect(folder, force, error) && make_stage(folder, error) ? g_steal_pointer(&folder)
                                                                      : NULL;
}

char *restore_folder_stage(const RestoreFolder *folder, const char *name)
{
    return g_build_filename(folder->stage, name, NULL);
}

static bool put_new(RestoreFolder *folder, GError **error)
{
    g_autofree char *path = without_slashes_at_end(folder->path);
    if (renameat2(AT_FDCWD, folder->files, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
        return true;
    /* A file system that cannot: then rename fails but on an empty folder. */
    if (errno == EINVAL && rename(folder->files, path) == 0)
        return true;
    return fail(error, folder->path, reason_of(errno));
}

static GPtrArray *list_files(const RestoreFolder *folder)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = g_dir_open(folder->files, 0, NULL);
    for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;)
        g_ptr_array_add(names, g_strdup(name));
    if (dir != NULL)
        g_dir_close(dir);
    return names;
}

/* Whatever could go wrong with the second file shall be known before the first is moved. */
static bool check_places(const RestoreFolder *folder, const GPtrArray *names, GError **error)
{
    for (unsigned i = 0; i < names->len; i++) {
        struct stat status;
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *to = g_build_filename(folder->path, name, NULL);
        if (lstat(to, &status) == 0 && S_ISDIR(status.st_mode)) {
            g_autofree char *reason = g_strdup_printf("'%s' in it is a folder", name);
            return fail(error, folder->path, reason);
        }
    }
    return true;
}

/* A link that has a file's name is replaced, not followed. */
static bool put_each(RestoreFolder *folder, GError **error)
{
    g_autoptr(GPtrArray) names = list_files(folder);
    if (!check_places(folder, names, error))
        return false;
    for (unsigned i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *from = g_build_filename(folder->files, name, NULL);
        g_autofree char *to = g_build_filename(folder->path, name, NULL);
        if (rename(from, to) != 0)
            return fail(error, folder->path, reason_of(errno));
    }
    return true;
}

bool restore_folder_commit(RestoreFolder *folder, GError **error)
{
    return folder->exists ? put_each(folder, error) : put_new(folder, error);
}

void restore_folder_free(RestoreFolder *folder)
{
    if (folder == NULL)
        return;
    if (folder->handle >= 0)
        close(folder->handle);
    if (folder->stage != NULL) {
        remove_stage(folder->stage);
        *folder->at_exit = NULL;
    }
    g_free(folder->path);
    g_free(folder->stage);
    g_free(folder->files);
    g_free(folder->handle_path);
    g_free(folder);
}
