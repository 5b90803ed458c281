#include "lab/page_lines.h"

#include <string.h>

#include "base/display.h"
#include "text/markup.h"

typedef void (*AppendText)(GString *out, const char *text, size_t length);

/* Length of the text up to any of the two marks. */
static size_t span_to(const char *text, size_t length, char a, char b)
{
    size_t n = 0;
    while (n < length && text[n] != a && text[n] != b)
        n++;
    return n;
}

/* Appends all lines, the last ended too; before each stands `prefix`. */
static void append_lines(GString *out, const char *text, size_t length, const char *prefix,
                         AppendText append)
{
    bool starts = true;
    for (size_t at = 0; at < length;) {
        if (starts)
            g_string_append(out, prefix);
        size_t run = span_to(text + at, length - at, '\t', '\n');
        append(out, text + at, run);
        at += run;
        starts = at == length || text[at] == '\n';
        g_string_append_c(out, starts ? '\n' : '\t');
        at++;
    }
}

void page_lines_append_html(GString *out, const char *text, size_t length)
{
    append_lines(out, text, length, "", markup_append_html);
}

static size_t longest_run(const char *text, size_t length, char c)
{
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < length; i++) {
        run = text[i] == c ? run + 1 : 0;
        longest = MAX(longest, run);
    }
    return longest;
}

void page_lines_append_fenced(GString *out, const char *text, size_t length, const char *prefix)
{
    g_autofree char *fence = g_strnfill(MAX(3, longest_run(text, length, '`') + 1), '`');
    g_string_append_printf(out, "%s%s\n", prefix, fence);
    append_lines(out, text, length, prefix, display_append);
    g_string_append_printf(out, "%s%s\n", prefix, fence);
}
