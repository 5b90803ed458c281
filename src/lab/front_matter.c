#include "lab/front_matter.h"

#include <string.h>

#include "base/error.h"

#define MARK "---"

/* The line at *at without its end and the blanks around it; moves to the next. */
static char *take_line(const char **at)
{
    size_t length = strcspn(*at, "\n");
    char *line = g_strstrip(g_strndup(*at, length));
    *at += length + ((*at)[length] == '\n');
    return line;
}

static bool fail(size_t number, const char *what, GError **error)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, "line %zu: %s", number, what);
    return false;
}

/* Takes off the quotes that a value may stand in. */
static char *unquote(char *value)
{
    size_t length = strlen(value);
    bool quoted =
        length >= 2 && (value[0] == '"' || value[0] == '\'') && value[length - 1] == value[0];
    return quoted ? g_strndup(value + 1, length - 2) : g_strdup(value);
}

static bool read_line(char *line, size_t number, Values *values, GError **error)
{
    if (*line == '\0' || *line == '#')
        return true;
    char *colon = strchr(line, ':');
    if (colon == NULL)
        return fail(number, "the front matter has lines of 'name: value' and ends with '---'",
                    error);
    *colon = '\0';
    g_strchomp(line);
    if (!values_is_name(line, strlen(line)))
        return fail(number, "a name in the front matter is of letters, digits, '_' and '-'", error);
    if (values_find(values, line) != NULL)
        return fail(number, "the front matter has this name already", error);
    g_autofree char *text = unquote(g_strstrip(colon + 1));
    values_put(values, line, text)->known = true;
    return true;
}

const char *front_matter_read(const char *text, Values *values, GError **error)
{
    const char *at = text;
    g_autofree char *first = take_line(&at);
    if (strcmp(first, MARK) != 0 || g_ascii_isspace(*text))
        return text;
    for (size_t number = 2; *at != '\0'; number++) {
        g_autofree char *line = take_line(&at);
        if (strcmp(line, MARK) == 0)
            return at;
        if (!read_line(line, number, values, error))
            return NULL;
    }
    fail(1, "the front matter that starts here does not end: a line '---' is missing", error);
    return NULL;
}
