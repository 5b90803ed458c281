#include "capture/named_paths.h"

#include <glib.h>
#include <limits.h>
#include <stdbool.h>
#include <string.h>

static void give(const char *start, size_t length, NamedPath function, void *data)
{
    g_autofree char *name = length > 0 && length < PATH_MAX ? g_strndup(start, length) : NULL;
    if (name != NULL && *g_strstrip(name) != '\0')
        function(name, data);
}

/* Where windows open, and what captures packets, has no part in reading. */
static bool is_of_reading(const char *line)
{
    return !g_str_has_prefix(line, "gui.") && !g_str_has_prefix(line, "capture.") &&
           !g_str_has_prefix(line, "extcap.");
}

/* A preference: "name: value". */
static void scan_value(const char *line, size_t length, NamedPath function, void *data)
{
    const char *colon = memchr(line, ':', length);
    if (colon != NULL)
        give(colon + 1, length - (size_t)(colon + 1 - line), function, data);
}

/* What stands in quotes, where a backslash takes the next character as it is, or as \xHH. */
static void scan_quoted(const char *line, size_t length, NamedPath function, void *data)
{
    const char *end = line + length;
    g_autoptr(GString) word = g_string_new(NULL);
    for (const char *at = line; at < end; at++) {
        char quote = *at;
        if (quote != '"' && quote != '\'')
            continue;
        g_string_truncate(word, 0);
        for (at++; at < end && *at != quote; at++) {
            bool hex = *at == '\\' && end - at > 3 && at[1] == 'x' && g_ascii_isxdigit(at[2]) &&
                       g_ascii_isxdigit(at[3]);
            if (hex) {
                int byte = g_ascii_xdigit_value(at[2]) << 4 | g_ascii_xdigit_value(at[3]);
                g_string_append_c(word, (char)byte);
                at += 3;
                continue;
            }
            at += *at == '\\' && end - at > 1;
            g_string_append_c(word, *at);
        }
        give(word->str, word->len, function, data);
    }
}

void named_paths_scan(const char *text, NamedPath function, void *data)
{
    for (const char *line = text; *line != '\0';) {
        size_t length = strcspn(line, "\n");
        if (*line != '#' && is_of_reading(line)) {
            scan_value(line, length, function, data);
            scan_quoted(line, length, function, data);
        }
        line += length + (line[length] == '\n');
    }
}
