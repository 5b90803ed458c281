#include "lab/shell_history.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/outfile.h"

char *shell_history_path(void)
{
    const char *chosen = g_getenv("TABSHARK_HISTORY");
    if (chosen != NULL)
        return *chosen != '\0' ? g_strdup(chosen) : NULL;
    return g_build_filename(g_get_user_state_dir(), "tabshark", "history", NULL);
}

GPtrArray *shell_history_load(const char *path)
{
    GPtrArray *entries = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *text = NULL;
    /* A device or a pipe would keep us waiting. */
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR) || !g_file_get_contents(path, &text, NULL, NULL))
        return entries;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        if (**line != '\0' && mbstowcs(NULL, *line, 0) != (size_t)-1)
            g_ptr_array_add(entries, g_strdup(*line));
    }
    if (entries->len > SHELL_HISTORY_MAX)
        g_ptr_array_remove_range(entries, 0, entries->len - SHELL_HISTORY_MAX);
    return entries;
}

char *shell_history_entry(const char *text)
{
    GString *entry = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at++) {
        if (at[0] == '\\' && at[1] == '\n')
            at++;
        else
            g_string_append_c(entry, strchr("\r\n", *at) != NULL ? ' ' : *at);
    }
    char *line = g_strchomp(g_string_free(entry, false));
    if (*line != '\0' && *line != ' ')
        return line;
    g_free(line);
    return NULL;
}

/* The folder is made for the default path; one that was chosen has to be there. */
static void make_folder(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (g_getenv("TABSHARK_HISTORY") == NULL)
        g_mkdir_with_parents(folder, 0700);
}

bool shell_history_add(const char *path, const char *entry, GError **error)
{
    g_autoptr(GPtrArray) entries = shell_history_load(path);
    unsigned n = entries->len;
    if (n > 0 && strcmp(g_ptr_array_index(entries, n - 1), entry) == 0)
        return true;
    g_autoptr(GString) text = g_string_new(NULL);
    for (unsigned i = n < SHELL_HISTORY_MAX ? 0 : n - SHELL_HISTORY_MAX + 1; i < n; i++)
        g_string_append_printf(text, "%s\n", (char *)g_ptr_array_index(entries, i));
    g_string_append_printf(text, "%s\n", entry);
    make_folder(path);
    /* A file that is there keeps its rights, so they are set right first. */
    if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
        g_chmod(path, 0600);
    mode_t before = umask(0077);
    bool ok = outfile_write(path, text->str, text->len, error);
    umask(before);
    return ok;
}
