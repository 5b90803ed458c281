#include "cluster/parts.h"

#include "base/error.h"
#include "query/part.h"

/* The names in the table of a part's captures. */
static char **names_of(const Table *captures)
{
    size_t column;
    bool has = table_find(captures, "capture", &column);
    char **names = g_new0(char *, captures->rows + 1);
    for (size_t i = 0; has && i < captures->rows; i++) {
        size_t length;
        names[i] = g_strdup(column_string(table_column(captures, column), i, &length));
    }
    return names;
}

bool parts_captures(const char *path, char ***captures, GError **error)
{
    g_autoptr(GError) reason = NULL;
    char *content;
    size_t length;
    *captures = NULL;
    if (!g_file_get_contents(path, &content, &length, &reason)) {
        if (!g_error_matches(reason, G_FILE_ERROR, G_FILE_ERROR_NOENT))
            g_propagate_error(error, g_steal_pointer(&reason));
        return false;
    }
    g_autoptr(GBytes) bytes = g_bytes_new_take(content, length);
    g_autoptr(Part) part = part_unpack(bytes, error);
    if (part == NULL) {
        g_prefix_error(error, "its part '%s' cannot be used: ", path);
        return false;
    }
    *captures = names_of(part->captures);
    return true;
}
