#include "capture/digest.h"

#include <string.h>
#include <sys/stat.h>

#include "capture/file_content.h"
#include "capture/file_identity.h"
#include "capture/named_paths.h"

/* No more than so many files are looked at, and no folders deeper than that. */
#define FILES_MAX 20000
#define DEPTH_MAX 16

/* Settings are no larger. */
#define CONTENT_MAX ((size_t)1 << 20)

void digest_init(Digest *digest)
{
    *digest = (Digest){.sum = g_checksum_new(G_CHECKSUM_SHA256)};
}

void digest_clear(Digest *digest)
{
    g_clear_pointer(&digest->sum, g_checksum_free);
}

void digest_text(Digest *digest, const char *text)
{
    g_checksum_update(digest->sum, (const guchar *)(text != NULL ? "+" : "-"), 1);
    if (text != NULL)
        g_checksum_update(digest->sum, (const guchar *)text, (gssize)strlen(text) + 1);
}

void digest_list(Digest *digest, char *const *texts)
{
    for (; texts != NULL && *texts != NULL; texts++)
        digest_text(digest, *texts);
    digest_text(digest, NULL);
}

void digest_number(Digest *digest, int64_t number)
{
    g_checksum_update(digest->sum, (const guchar *)&number, sizeof number);
}

static void add_identity(Digest *digest, const FileIdentity *identity)
{
    const int64_t parts[] = {
        (int64_t)identity->device, (int64_t)identity->inode,   (int64_t)identity->size,
        identity->modified.tv_sec, identity->modified.tv_nsec, identity->changed.tv_sec,
        identity->changed.tv_nsec,
    };
    g_checksum_update(digest->sum, (const guchar *)parts, sizeof parts);
    digest->newest = MAX(digest->newest, file_identity_newest(identity));
}

void digest_file(Digest *digest, const char *path)
{
    const FileIdentity identity = file_identity(path);
    digest_text(digest, path);
    add_identity(digest, &identity);
    digest->files++;
}

/* How to look at what is in a folder. */
typedef struct {
    Digest *digest;
    bool settings;
} Walk;

static void walk(const Walk *how, const char *path, unsigned depth);

static void add_name(const char *name, void *data)
{
    digest_named(data, name);
}

/* A small file by its content. */
static void add_settings(Digest *digest, const char *path, const FileIdentity *identity)
{
    g_autofree char *text = NULL;
    size_t length;
    if ((size_t)identity->size > CONTENT_MAX || !g_file_get_contents(path, &text, &length, NULL)) {
        add_identity(digest, identity);
        return;
    }
    const ContentHash hash = content_hash_bytes(text, length);
    digest_number(digest, (int64_t)hash.high);
    digest_number(digest, (int64_t)hash.low);
    named_paths_scan(text, add_name, digest);
}

/* What the windows of Wireshark remember, and tshark does not read. */
static bool is_of_windows(const char *name)
{
    return strcmp(name, "recent") == 0 || strcmp(name, "recent_common") == 0;
}

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void walk_folder(const Walk *how, const char *folder, unsigned depth)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        if (!how->settings || !is_of_windows(name))
            g_ptr_array_add(names, g_strdup(name));
    }
    g_ptr_array_sort(names, compare_names);
    for (unsigned i = 0; i < names->len && !how->digest->partial; i++) {
        g_autofree char *path = g_build_filename(folder, g_ptr_array_index(names, i), NULL);
        walk(how, path, depth + 1);
    }
    digest_text(how->digest, NULL);
}

static void walk(const Walk *how, const char *path, unsigned depth)
{
    struct stat status;
    Digest *digest = how->digest;
    digest_text(digest, path);
    digest->files++;
    digest->partial |= digest->files > FILES_MAX || depth > DEPTH_MAX;
    if (digest->partial || stat(path, &status) != 0)
        return;
    const FileIdentity identity = file_identity(path);
    if (S_ISDIR(status.st_mode)) {
        walk_folder(how, path, depth);
    } else if (S_ISREG(status.st_mode) && how->settings) {
        add_settings(digest, path, &identity);
    } else if (S_ISREG(status.st_mode)) {
        add_identity(digest, &identity);
    } else {
        digest->partial = true;
    }
}

void digest_folder(Digest *digest, const char *folder)
{
    walk(&(Walk){digest, false}, folder, 0);
}

void digest_settings(Digest *digest, const char *folder)
{
    walk(&(Walk){digest, true}, folder, 0);
}

void digest_named(Digest *digest, const char *value)
{
    /* Of programs in Lua, "/" and ".." are parts of names. */
    bool part = strspn(value, "./") == strlen(value);
    if (!part && g_file_test(value, G_FILE_TEST_EXISTS))
        digest_folder(digest, value);
}

void digest_finish(Digest *digest, char *text)
{
    g_strlcpy(text, g_checksum_get_string(digest->sum), DIGEST_TEXT);
}
