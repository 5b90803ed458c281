#include "capture/meant.h"

#include <string.h>

#include "base/error.h"
#include "base/nearest.h"
#include "capture/tshark.h"

/* Of a larger folder no file is suggested. */
#define FILES_MAX 10000

void meant_fields(const Registry *registry, char **unknown, GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (char **field = unknown; *field != NULL; field++) {
        g_autofree char *near = registry_nearest(registry, *field);
        g_string_append_printf(text, "%sthere is no field '%s' (-e)", text->len > 0 ? "; and " : "",
                               *field);
        if (near != NULL)
            g_string_append_printf(text, "; did you mean %s?", near);
        else
            g_string_append(text, "; 'tabshark fields WORD' finds fields");
    }
    g_clear_error(error);
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, text->str);
}

/* The name that tshark does not know in a filter, in the words of its releases from 3.0 on; NULL
 * if it complains of something else. */
static char *unknown_in_filter(const char *message)
{
    static const char pattern[] =
        "(?|\"?([\\w.-]+)\"? is (?:neither a field nor a protocol|not a valid protocol or protocol "
        "field)|must be a field or function, not \"?([\\w.-]+?)\"?\\.?$)";
    g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_MULTILINE, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    return g_regex_match(regex, message, 0, &match) ? g_match_info_fetch(match, 1) : NULL;
}

/* The error's text with a line below it. */
static void add_line(GError **error, const char *line)
{
    g_autoptr(GError) old = g_steal_pointer(error);
    g_set_error(error, old->domain, old->code, "%s\n%s", old->message, line);
}

void meant_filter(const Registry *registry, GError **error)
{
    const char *message = (*error)->message;
    if (!g_error_matches(*error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE) ||
        strstr(message, "display filter") == NULL)
        return;
    g_autofree char *name = unknown_in_filter(message);
    bool known = registry != NULL && name != NULL;
    g_autofree char *near = known ? registry_nearest(registry, name) : NULL;
    if (near != NULL) {
        g_autofree char *line = g_strdup_printf("did you mean %s?", near);
        add_line(error, line);
    } else if (name != NULL) {
        add_line(error, "'tabshark fields WORD' finds fields and protocols");
    } else if (strstr(message, "\"=\" was unexpected") != NULL) {
        add_line(error, "to compare, write ==");
    }
}

static const char *file_at(size_t index, const void *names)
{
    return ((char *const *)names)[index];
}

/* Files in the folder of the path whose names are near to its own. */
static char *near_files(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *wanted = g_path_get_basename(path);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL && names->len < FILES_MAX)
        g_ptr_array_add(names, g_strdup(name));
    g_clear_pointer(&dir, g_dir_close);
    return names->len < FILES_MAX ? nearest_names(wanted, names->len, file_at, names->pdata) : NULL;
}

static bool is_field(const char *word)
{
    Type type;
    g_autofree char *program = tshark_find(NULL);
    g_autoptr(Registry) registry = program != NULL ? registry_load(program) : NULL;
    return registry != NULL && registry_find(registry, word, &type);
}

char *meant_path(const char *path)
{
    if (is_field(path))
        return g_strdup_printf("; to read that field: -e %s (several: -e a,b without a space)",
                               path);
    if (strpbrk(path, "=<>&|!") != NULL)
        return g_strdup("; a display filter stands behind -Y, in quotes");
    g_autofree char *near = near_files(path);
    return near != NULL ? g_strdup_printf("; did you mean %s?", near) : g_strdup("");
}
