#include "lab/out_folder.h"

#include <errno.h>
#include <string.h>

#include "base/error.h"
#include "base/reason.h"

/* Files that have their content before the first of them gets its name; more than any page but the
 * oddest has, and fewer than a program may have open. */
#define OPEN_AT_ONCE 500

typedef struct {
    char *name;
    Outfile *file; /* NULL: */
    GBytes *bytes; /* NULL too: a folder that somebody else has filled */
} Entry;

struct OutFolder {
    char *path;
    GPtrArray *entries; /* of Entry * */
};

static void free_entry(gpointer data)
{
    Entry *entry = data;
    g_free(entry->name);
    outfile_free(entry->file);
    g_clear_pointer(&entry->bytes, g_bytes_unref);
    g_free(entry);
}

static bool make_folder(const char *path, GError **error)
{
    if (g_mkdir_with_parents(path, 0777) == 0)
        return true;
    int code = errno;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "cannot make the folder '%s': %s",
                path, reason_of(code));
    return false;
}

OutFolder *out_folder_open(const char *path, GError **error)
{
    if (!make_folder(path, error))
        return NULL;
    OutFolder *folder = g_new0(OutFolder, 1);
    folder->path = g_strdup(path);
    folder->entries = g_ptr_array_new_with_free_func(free_entry);
    return folder;
}

void out_folder_free(OutFolder *folder)
{
    if (folder == NULL)
        return;
    g_free(folder->path);
    g_ptr_array_unref(folder->entries);
    g_free(folder);
}

static const Entry *find(const OutFolder *folder, const char *name)
{
    for (unsigned i = 0; i < folder->entries->len; i++) {
        const Entry *entry = g_ptr_array_index(folder->entries, i);
        if (strcmp(entry->name, name) == 0)
            return entry;
    }
    return NULL;
}

static bool is_below(const char *name, const char *folder)
{
    size_t length = strlen(folder);
    return strncmp(name, folder, length) == 0 && name[length] == '/';
}

/* Does the name lead into a folder that somebody else has filled? */
static bool is_in_added_folder(const OutFolder *folder, const char *name)
{
    for (unsigned i = 0; i < folder->entries->len; i++) {
        const Entry *entry = g_ptr_array_index(folder->entries, i);
        if (entry->file == NULL && entry->bytes == NULL && is_below(name, entry->name))
            return true;
    }
    return false;
}

static bool has_files_below(const OutFolder *folder, const char *name)
{
    for (unsigned i = 0; i < folder->entries->len; i++) {
        const Entry *entry = g_ptr_array_index(folder->entries, i);
        if (is_below(entry->name, name))
            return true;
    }
    return false;
}

static char *refuse(const char *wanted, const char *reason, GError **error)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "cannot write '%s': %s", wanted,
                reason);
    return NULL;
}

/* The name without "." and doubled slashes; NULL if it does not lead into the folder. */
static char *plain_name(const char *wanted, GError **error)
{
    g_autoptr(GString) name = g_string_new(NULL);
    g_auto(GStrv) parts = g_strsplit(wanted, "/", -1);
    if (g_path_is_absolute(wanted))
        return refuse(wanted, "a sheet writes into its own folder; leave out the path", error);
    for (char **part = parts; *part != NULL; part++) {
        if (**part == '\0' || strcmp(*part, ".") == 0)
            continue;
        if (**part == '.')
            return refuse(wanted, "a sheet writes neither outside its folder nor hidden files",
                          error);
        g_string_append_printf(name, "%s%s", name->len > 0 ? "/" : "", *part);
    }
    if (name->len == 0)
        return refuse(wanted, "this is no name of a file", error);
    return g_strdup(name->str);
}

char *out_folder_name(const OutFolder *folder, const char *wanted, GError **error)
{
    g_autofree char *name = plain_name(wanted, error);
    if (name == NULL)
        return NULL;
    if (g_ascii_strcasecmp(name, "index.html") == 0 || g_ascii_strcasecmp(name, "index.md") == 0)
        return refuse(wanted, "that is the page itself; take another name", error);
    if (find(folder, name) != NULL || is_in_added_folder(folder, name))
        return refuse(wanted, "the sheet has written it already; take another name", error);
    return g_steal_pointer(&name);
}

static char *path_of(const OutFolder *folder, const char *name)
{
    return g_build_filename(folder->path, name, NULL);
}

static bool make_folder_for(const char *path, GError **error)
{
    g_autofree char *parent = g_path_get_dirname(path);
    return make_folder(parent, error);
}

Outfile *out_folder_open_file(const OutFolder *folder, const char *name, GError **error)
{
    g_autofree char *path = path_of(folder, name);
    return make_folder_for(path, error) ? outfile_open(path, error) : NULL;
}

static void add(OutFolder *folder, const char *name, Outfile *file, GBytes *bytes)
{
    Entry *entry = g_new0(Entry, 1);
    *entry = (Entry){g_strdup(name), file, bytes};
    g_ptr_array_add(folder->entries, entry);
}

void out_folder_add_file(OutFolder *folder, const char *name, Outfile *file)
{
    add(folder, name, file, NULL);
}

void out_folder_add_bytes(OutFolder *folder, const char *name, GBytes *bytes)
{
    add(folder, name, NULL, g_bytes_ref(bytes));
}

char *out_folder_open_folder(const OutFolder *folder, const char *wanted, GError **error)
{
    g_autofree char *name = out_folder_name(folder, wanted, error);
    if (name == NULL)
        return NULL;
    if (has_files_below(folder, name))
        return refuse(wanted, "the sheet has written a file there; take another name", error);
    g_autofree char *path = path_of(folder, name);
    return make_folder_for(path, error) ? g_steal_pointer(&path) : NULL;
}

void out_folder_add_folder(OutFolder *folder, const char *name)
{
    add(folder, name, NULL, NULL);
}

GBytes *out_folder_bytes(const OutFolder *folder, const char *wanted)
{
    g_autofree char *name = plain_name(wanted, NULL);
    const Entry *entry = name != NULL ? find(folder, name) : NULL;
    return entry != NULL ? entry->bytes : NULL;
}

/* Makes an entry's file, still without a name. */
static bool prepare(const OutFolder *folder, Entry *entry, GError **error)
{
    if (entry->file == NULL && entry->bytes != NULL) {
        size_t size;
        const void *bytes = g_bytes_get_data(entry->bytes, &size);
        entry->file = out_folder_open_file(folder, entry->name, error);
        return entry->file != NULL && outfile_put(entry->file, bytes, size, error);
    }
    return entry->file == NULL || outfile_flush(entry->file, error);
}

static bool commit(Entry *entry, GError **error)
{
    bool done = entry->file == NULL || outfile_commit(entry->file, error);
    g_clear_pointer(&entry->file, outfile_free);
    return done;
}

bool out_folder_commit(OutFolder *folder, GError **error)
{
    for (unsigned start = 0; start < folder->entries->len; start += OPEN_AT_ONCE) {
        unsigned end = MIN(start + OPEN_AT_ONCE, folder->entries->len);
        for (unsigned i = start; i < end; i++) {
            if (!prepare(folder, g_ptr_array_index(folder->entries, i), error))
                return false;
        }
        for (unsigned i = start; i < end; i++) {
            if (!commit(g_ptr_array_index(folder->entries, i), error))
                return false;
        }
    }
    return true;
}
