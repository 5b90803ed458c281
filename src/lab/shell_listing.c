#include "lab/shell_listing.h"

#include <string.h>

#include "base/display.h"

/* Between two columns. */
#define GAP 2

/* Of files only what follows the folder is shown. */
static const char *shown_name(const Completion *completion, const char *name)
{
    const char *start = name;
    for (size_t i = 0; i < completion->typed; i++) {
        if (name[i] == '/')
            start = name + i + 1;
    }
    return start;
}

static GPtrArray *whole_names(const Completion *completion)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (unsigned i = 0; i < completion->names->len; i++)
        g_ptr_array_add(names,
                        g_strdup(shown_name(completion, g_ptr_array_index(completion->names, i))));
    return names;
}

/* The names cut behind the next dot; where names went on, "…" says so. */
static GPtrArray *next_parts(const Completion *completion)
{
    GPtrArray *parts = g_ptr_array_new_with_free_func(g_free);
    const char *last = "";
    for (unsigned i = 0; i < completion->names->len; i++) {
        const char *name = g_ptr_array_index(completion->names, i);
        size_t length = completion->typed + strcspn(name + completion->typed, ".");
        bool goes_on = name[length] == '.';
        if (goes_on && strncmp(last, name, length + 1) == 0)
            continue;
        /* "tcp" and "tcp.…" are one part, where they follow each other. */
        if (goes_on && last[0] != '\0' && strncmp(last, name, length) == 0 && last[length] == '\0')
            g_ptr_array_remove_index(parts, parts->len - 1);
        g_ptr_array_add(parts, g_strdup_printf("%.*s%s", (int)length, name, goes_on ? ".…" : ""));
        last = name;
    }
    return parts;
}

static size_t column_width(const GPtrArray *names, unsigned n)
{
    size_t widest = 1;
    for (unsigned i = 0; i < n; i++) {
        const char *name = g_ptr_array_index(names, i);
        widest = MAX(widest, display_width(name, strlen(name)));
    }
    return widest + GAP;
}

/* How many columns of names a line holds. */
static size_t columns_in(const GPtrArray *names, unsigned n, size_t width)
{
    return MAX((width + GAP) / column_width(names, n), 1);
}

static size_t lines_of(const GPtrArray *names, unsigned n, size_t width)
{
    size_t columns = columns_in(names, n, width);
    return (n + columns - 1) / columns;
}

/* Writes the first `n` names, downwards and then to the right. */
static void append_names(GString *out, const GPtrArray *names, unsigned n, size_t width)
{
    size_t cell = column_width(names, n);
    size_t lines = lines_of(names, n, width);
    for (size_t line = 0; line < lines; line++) {
        for (size_t i = line; i < n; i += lines) {
            const char *name = g_ptr_array_index(names, i);
            size_t used = display_append_cut(out, name, strlen(name), width);
            for (; i + lines < n && used < cell; used++)
                g_string_append_c(out, ' ');
        }
        g_string_append_c(out, '\n');
    }
}

char *shell_listing(const Completion *completion, size_t width, size_t height)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GPtrArray) names = whole_names(completion);
    if (lines_of(names, names->len, width) > height) {
        g_ptr_array_unref(names);
        names = next_parts(completion);
    }
    unsigned n = names->len;
    if (lines_of(names, n, width) > height) {
        while (n > 1 && lines_of(names, n, width) >= height)
            n -= MAX(n / 8, 1);
    }
    append_names(out, names, n, width);
    if (n < names->len)
        g_string_append_printf(out, "… of %u: the next letters say which\n", names->len);
    return g_string_free(out, false);
}
