#include "lab/shell_files.h"

#include <stdbool.h>
#include <string.h>

GPtrArray *shell_files(const char *text)
{
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    const char *slash = strrchr(text, '/');
    g_autofree char *folder = slash != NULL ? g_strndup(text, (size_t)(slash - text) + 1) : NULL;
    const char *prefix = slash != NULL ? slash + 1 : text;
    GDir *dir = g_dir_open(folder != NULL ? folder : ".", 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        if (!g_str_has_prefix(name, prefix) || (name[0] == '.' && prefix[0] != '.'))
            continue;
        g_autofree char *path = g_strconcat(folder != NULL ? folder : "", name, NULL);
        bool is_folder = g_file_test(path, G_FILE_TEST_IS_DIR);
        g_ptr_array_add(paths, g_strconcat(path, is_folder ? "/" : "", NULL));
    }
    g_clear_pointer(&dir, g_dir_close);
    return paths;
}
