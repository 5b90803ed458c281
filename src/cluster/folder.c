#include "cluster/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/error.h"
#include "base/reason.h"

static const char *const subfolders[] = {"parts", "tasks", "log"};

static char *numbered(const char *folder, const char *subfolder, size_t task, const char *suffix)
{
    g_autofree char *name = g_strdup_printf("%05zu%s", task, suffix);
    return g_build_filename(folder, subfolder, name, NULL);
}

char *folder_part(const char *folder, size_t task)
{
    return numbered(folder, "parts", task, ".part");
}

char *folder_record(const char *folder, size_t task)
{
    return numbered(folder, "tasks", task, "");
}

/* Slurm names it. */
char *folder_log(const char *folder, size_t task)
{
    g_autofree char *name = g_strdup_printf("%zu.txt", task);
    return g_build_filename(folder, "log", name, NULL);
}

char *folder_word(const char *path)
{
    static const char plain[] = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "/._+-";
    bool quote = path[0] == '-' || path[0] == '\0' || path[strspn(path, plain)] != '\0';
    return quote ? g_shell_quote(path) : g_strdup(path);
}

static bool fail(const char *path, GError **error)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "cannot make the folder '%s': %s",
                path, reason_of(errno));
    return false;
}

/* The first name in the folder that is none of ours; NULL if there is none. */
static char *find_stranger(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        bool ours = name[0] == '.' || strcmp(name, CLUSTER_SCRIPT) == 0;
        for (size_t i = 0; i < G_N_ELEMENTS(subfolders); i++)
            ours = ours || strcmp(name, subfolders[i]) == 0;
        if (!ours)
            return g_strdup(name);
    }
    return NULL;
}

bool folder_make_new(const char *path, GError **error)
{
    if (g_mkdir_with_parents(path, 0777) != 0)
        return fail(path, error);
    g_autofree char *stranger = find_stranger(path);
    if (stranger != NULL) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "the folder '%s' is not empty: there is '%s' in it; name a new one", path,
                    stranger);
        return false;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(subfolders); i++) {
        g_autofree char *subfolder = g_build_filename(path, subfolders[i], NULL);
        if (g_mkdir(subfolder, 0777) != 0 && errno != EEXIST)
            return fail(subfolder, error);
    }
    return true;
}

void folder_remove_new(const char *path)
{
    static const char *const files[] = {CLUSTER_MANIFEST, CLUSTER_SCRIPT, ".lock"};
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *file = g_build_filename(path, files[i], NULL);
        g_unlink(file);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(subfolders); i++) {
        g_autofree char *subfolder = g_build_filename(path, subfolders[i], NULL);
        g_rmdir(subfolder);
    }
}

int folder_lock(const char *path, GError **error)
{
    g_autofree char *name = g_build_filename(path, ".lock", NULL);
    int descriptor = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return descriptor;
    int code = errno;
    /* Some shared file systems know no locks; there two submits at once are the user's to avoid. */
    if (descriptor >= 0 && (code == ENOLCK || code == EOPNOTSUPP || code == ENOSYS))
        return descriptor;
    if (descriptor >= 0)
        close(descriptor);
    if (code == EWOULDBLOCK)
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "somebody submits into '%s' at this moment", path);
    else
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "cannot lock '%s': %s", name,
                    reason_of(code));
    return -1;
}
