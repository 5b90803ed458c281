#include "cluster/lines.h"

#include <string.h>

#include "base/error.h"

/* What is no control character of ASCII stays as it is, whatever its encoding. */
char *lines_escape(const char *value)
{
    char high[0x81];
    for (unsigned i = 0; i < 0x80; i++)
        high[i] = (char)(0x80 + i);
    high[0x80] = '\0';
    return g_strescape(value, high);
}

void lines_add(GString *text, const char *word, const char *value)
{
    g_autofree char *escaped = lines_escape(value);
    g_string_append_printf(text, "%s %s\n", word, escaped);
}

void lines_add_number(GString *text, const char *word, int64_t value)
{
    g_string_append_printf(text, "%s %" G_GINT64_FORMAT "\n", word, value);
}

void lines_add_end(GString *text)
{
    g_string_append(text, "end\n");
}

/* Cuts the line at `*position` into word and value, and moves on; false if it has no end. */
static bool next_line(char **position, char **word, char **value)
{
    char *end = strchr(*position, '\n');
    if (end == NULL)
        return false;
    *end = '\0';
    *word = *position;
    char *blank = strchr(*position, ' ');
    *value = blank != NULL ? blank + 1 : end;
    if (blank != NULL)
        *blank = '\0';
    *position = end + 1;
    return true;
}

static bool damaged(const char *path, const char *reason, GError **error)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "'%s' is damaged: %s", path, reason);
    return false;
}

static bool check_title(const char *path, const char *title, const char *format, const char *word,
                        const char *value, GError **error)
{
    if (strcmp(word, title) != 0)
        return damaged(path, "its first line is another one", error);
    if (strcmp(value, format) == 0)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "'%s' was written by another version of tabshark (format %s, not %s); use the "
                "tabshark that wrote it",
                path, value, format);
    return false;
}

bool lines_read(const char *text, const char *path, const char *title, const char *format,
                LinesTake take, void *data, GError **error)
{
    g_autofree char *copy = g_strdup(text);
    char *position = copy, *word, *value;
    if (!next_line(&position, &word, &value))
        return damaged(path, "it is empty", error);
    if (!check_title(path, title, format, word, value, error))
        return false;
    while (next_line(&position, &word, &value)) {
        if (strcmp(word, "end") == 0)
            return true;
        g_autofree char *plain = g_strcompress(value);
        if (!take(word, plain, data, error)) {
            g_prefix_error(error, "'%s' is damaged: ", path);
            return false;
        }
    }
    return damaged(path, "its end is missing", error);
}

bool lines_open(const char *path, const char *title, const char *format, LinesTake take, void *data,
                GError **error)
{
    g_autofree char *text = NULL;
    return g_file_get_contents(path, &text, NULL, error) &&
           lines_read(text, path, title, format, take, data, error);
}

bool lines_number(const char *value, int64_t least, int64_t *number, GError **error)
{
    if (g_ascii_string_to_signed(value, 10, least, INT64_MAX, number, NULL))
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "'%s' is no number", value);
    return false;
}
