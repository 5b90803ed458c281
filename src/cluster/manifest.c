#include "cluster/manifest.h"

#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/outfile.h"
#include "capture/path.h"
#include "cluster/folder.h"
#include "cluster/lines.h"

#define TITLE  "tabshark-cluster"
#define FORMAT "1"

static void clear_capture(gpointer data)
{
    g_free(((ManifestCapture *)data)->name);
}

Manifest *manifest_new(void)
{
    Manifest *manifest = g_new0(Manifest, 1);
    manifest->captures = g_array_new(false, false, sizeof(ManifestCapture));
    g_array_set_clear_func(manifest->captures, clear_capture);
    return manifest;
}

void manifest_free(Manifest *manifest)
{
    if (manifest == NULL)
        return;
    g_free(manifest->version);
    g_free(manifest->program);
    g_free(manifest->folder);
    g_strfreev(manifest->chain);
    g_array_unref(manifest->captures);
    g_free(manifest);
}

static int64_t modified(const struct stat *status)
{
    return (int64_t)status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec;
}

void manifest_add_capture(Manifest *manifest, const char *name)
{
    ManifestCapture capture = {.name = g_strdup(name)};
    g_array_append_val(manifest->captures, capture);
    manifest_refresh(manifest, manifest->captures->len - 1);
}

const ManifestCapture *manifest_capture(const Manifest *manifest, size_t index)
{
    return &g_array_index(manifest->captures, ManifestCapture, index);
}

char *manifest_capture_path(const Manifest *manifest, size_t index)
{
    return g_canonicalize_filename(manifest_capture(manifest, index)->name, manifest->folder);
}

void manifest_refresh(Manifest *manifest, size_t index)
{
    ManifestCapture *capture = &g_array_index(manifest->captures, ManifestCapture, index);
    g_autofree char *path = manifest_capture_path(manifest, index);
    struct stat status;
    if (stat(path, &status) == 0) {
        capture->size = status.st_size;
        capture->modified = modified(&status);
    }
}

bool manifest_check_capture(const Manifest *manifest, size_t index, GError **error)
{
    const ManifestCapture *capture = manifest_capture(manifest, index);
    g_autofree char *path = manifest_capture_path(manifest, index);
    struct stat status;
    if (!capture_check(path, error))
        return false;
    if (stat(path, &status) == 0 && status.st_size == capture->size &&
        modified(&status) == capture->modified)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "'%s' has changed since it was submitted; 'cluster submit --resume' takes it as it "
                "is now",
                capture->name);
    return false;
}

size_t manifest_tasks(const Manifest *manifest)
{
    size_t each = (size_t)manifest->per_task;
    return (manifest->captures->len + each - 1) / each;
}

void manifest_task(const Manifest *manifest, size_t task, size_t *first, size_t *count)
{
    size_t each = (size_t)manifest->per_task;
    g_assert(task < manifest_tasks(manifest));
    *first = task * each;
    *count = MIN(each, manifest->captures->len - *first);
}

char *manifest_text(const Manifest *manifest)
{
    GString *text = g_string_new(NULL);
    lines_add(text, TITLE, FORMAT);
    lines_add(text, "version", manifest->version);
    lines_add(text, "program", manifest->program);
    lines_add(text, "folder", manifest->folder);
    lines_add_number(text, "per-task", manifest->per_task);
    for (char **word = manifest->chain; *word != NULL; word++)
        lines_add(text, "word", *word);
    for (size_t i = 0; i < manifest->captures->len; i++) {
        const ManifestCapture *capture = manifest_capture(manifest, i);
        lines_add_number(text, "size", capture->size);
        lines_add_number(text, "modified", capture->modified);
        lines_add(text, "capture", capture->name);
    }
    lines_add_end(text);
    return g_string_free(text, false);
}

/* A manifest while it is read. */
typedef struct {
    Manifest *manifest;
    GPtrArray *words;
    ManifestCapture next; /* what was said of the next capture */
} Reading;

static bool take_line(const char *word, const char *value, void *data, GError **error)
{
    Reading *reading = data;
    Manifest *manifest = reading->manifest;
    struct {
        const char *word;
        char **text;
    } const texts[] = {{"version", &manifest->version},
                       {"program", &manifest->program},
                       {"folder", &manifest->folder}};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        if (strcmp(word, texts[i].word) == 0) {
            g_free(*texts[i].text);
            *texts[i].text = g_strdup(value);
            return true;
        }
    }
    if (strcmp(word, "per-task") == 0)
        return lines_number(value, 1, &manifest->per_task, error);
    if (strcmp(word, "size") == 0)
        return lines_number(value, 0, &reading->next.size, error);
    if (strcmp(word, "modified") == 0)
        return lines_number(value, INT64_MIN, &reading->next.modified, error);
    if (strcmp(word, "word") == 0)
        g_ptr_array_add(reading->words, g_strdup(value));
    if (strcmp(word, "capture") == 0) {
        reading->next.name = g_strdup(value);
        g_array_append_val(manifest->captures, reading->next);
        reading->next = (ManifestCapture){0};
    }
    return true;
}

static bool is_complete(const Manifest *manifest)
{
    return manifest->version != NULL && manifest->program != NULL && manifest->folder != NULL &&
           manifest->per_task > 0 && manifest->chain[0] != NULL && manifest->captures->len > 0;
}

Manifest *manifest_parse(const char *text, const char *path, GError **error)
{
    g_autoptr(Manifest) manifest = manifest_new();
    Reading reading = {manifest, g_ptr_array_new(), {0}};
    bool ok = lines_read(text, path, TITLE, FORMAT, take_line, &reading, error);
    g_ptr_array_add(reading.words, NULL);
    manifest->chain = (char **)g_ptr_array_free(reading.words, false);
    if (ok && !is_complete(manifest)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "'%s' is damaged: lines are missing", path);
        ok = false;
    }
    return ok ? g_steal_pointer(&manifest) : NULL;
}

Manifest *manifest_open(const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, CLUSTER_MANIFEST, NULL);
    g_autofree char *text = NULL;
    g_autoptr(GError) reason = NULL;
    if (g_file_get_contents(path, &text, NULL, &reason))
        return manifest_parse(text, path, error);
    bool absent = g_error_matches(reason, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
                  g_error_matches(reason, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "'%s' %s%s", folder,
                absent ? "was not made by 'cluster submit': there is no manifest in it"
                       : "cannot be read: ",
                absent ? "" : reason->message);
    return NULL;
}

bool manifest_check_version(const Manifest *manifest, const char *folder, GError **error)
{
    if (strcmp(manifest->version, TABSHARK_VERSION) == 0)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "'%s' was submitted with tabshark %s, and this is %s; use that one, or submit into "
                "another folder",
                folder, manifest->version, TABSHARK_VERSION);
    return false;
}

bool manifest_write(const Manifest *manifest, const char *folder, GError **error)
{
    g_autofree char *path = g_build_filename(folder, CLUSTER_MANIFEST, NULL);
    g_autofree char *text = manifest_text(manifest);
    return outfile_write(path, text, strlen(text), error);
}
