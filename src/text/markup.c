#include "text/markup.h"

#include <stdbool.h>
#include <string.h>

#include "base/display.h"

static void append_html_character(GString *out, char c)
{
    if (c == '&')
        g_string_append(out, "&amp;");
    else if (c == '<')
        g_string_append(out, "&lt;");
    else if (c == '>')
        g_string_append(out, "&gt;");
    else if (c == '"')
        g_string_append(out, "&quot;");
    else if (c == '\'')
        g_string_append(out, "&#39;");
    else
        g_string_append_c(out, c);
}

void markup_append_html(GString *out, const char *text, size_t length)
{
    g_autoptr(GString) safe = g_string_new(NULL);
    display_append(safe, text, length);
    for (const char *c = safe->str; *c != '\0'; c++)
        append_html_character(out, *c);
}

/* Would the character at `text` begin or end markup? Beyond Markdown's own marks: ~ strikes out, $
 * is mathematics, @ addresses somebody, and http:// and www. become links without being asked to.
 */
static bool is_active(const char *text, const char *start)
{
    if (*text == ':')
        return text[1] == '/';
    if (*text == '.')
        return text - start >= 3 && g_ascii_strncasecmp(text - 3, "www", 3) == 0;
    return *text != '\0' && strchr("\\`*_<>&#[]|~$@", *text) != NULL;
}

void markup_append_markdown(GString *out, const char *text, size_t length)
{
    g_autoptr(GString) safe = g_string_new(NULL);
    display_append(safe, text, length);
    for (const char *c = safe->str; *c != '\0'; c++) {
        if (is_active(c, safe->str))
            g_string_append_c(out, '\\');
        g_string_append_c(out, *c);
    }
}
