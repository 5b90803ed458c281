#include "query/syntax.h"

#include <string.h>

#include "base/display.h"
#include "base/error.h"

static void free_node(gpointer node)
{
    node_free(node);
}

Node *node_new(NodeKind kind, size_t start, size_t end)
{
    Node *node = g_new0(Node, 1);
    node->kind = kind;
    node->start = start;
    node->end = end;
    node->children = g_ptr_array_new_with_free_func(free_node);
    return node;
}

void node_free(Node *node)
{
    if (node == NULL)
        return;
    g_free(node->text);
    g_ptr_array_unref(node->children);
    g_clear_pointer(&node->keys, g_ptr_array_unref);
    g_free(node);
}

/* Columns that a text and its caret take at most, and those in front of the caret. */
enum { WIDTH_MAX = 100, BEFORE_MAX = 50 };

/* Leaves the last columns of what is shown, with "…" for the rest. */
static void cut_start(GString *shown, size_t width)
{
    size_t left = display_width(shown->str, shown->len);
    if (left <= width)
        return;
    const char *at = shown->str;
    while (left > width - 1 && *at != '\0') {
        size_t size = (size_t)g_utf8_skip[(guchar)*at];
        left -= display_width(at, size);
        at += size;
    }
    g_string_erase(shown, 0, at - shown->str);
    g_string_prepend(shown, "…");
}

/* Appends the beginning of a text as it is shown; returns the columns it took. */
static size_t append_shown(GString *out, const char *text, size_t length, size_t width)
{
    g_autoptr(GString) shown = g_string_new(NULL);
    display_append(shown, text, length);
    return display_append_cut(out, shown->str, shown->len, width);
}

/* The text and, below it, the caret; what is far from the place is left out of a long text. */
static char *show_place(const char *text, size_t start, size_t end)
{
    /* The message is shown line by line, so the text must stay on one. */
    g_autoptr(GString) line = g_string_new(NULL);
    g_autoptr(GString) marked = g_string_new(NULL);
    display_append(line, text, start);
    if (strlen(text) > WIDTH_MAX)
        cut_start(line, BEFORE_MAX);
    size_t before = display_width(line->str, line->len);
    size_t room = MAX(WIDTH_MAX, before + 1) - before;
    append_shown(line, text + start, strlen(text + start), room);
    size_t width = append_shown(marked, text + start, end - start, room);
    g_autofree char *space = g_strnfill(before, ' ');
    g_autofree char *tail = g_strnfill(MAX(width, 1) - 1, '~');
    return g_strdup_printf("    %s\n    %s^%s", line->str, space, tail);
}

void *syntax_error(GError **error, int code, const char *text, size_t start, size_t end,
                   const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *place = show_place(text, start, end);
    g_set_error(error, TABSHARK_ERROR, code, "%s\n%s", message, place);
    return NULL;
}
