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

/* Columns that bytes take on a terminal when they are shown there. */
static size_t shown_width(const char *text, size_t length)
{
    g_autoptr(GString) shown = g_string_new(NULL);
    display_append(shown, text, length);
    return display_width(shown->str, shown->len);
}

void *syntax_error(GError **error, int code, const char *text, size_t start, size_t end,
                   const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autoptr(GString) line = g_string_new(NULL);
    /* The message is shown line by line, so the text must stay on one. */
    display_append(line, text, strlen(text));
    g_autofree char *space = g_strnfill(shown_width(text, start), ' ');
    size_t width = shown_width(text + start, end - start);
    g_autofree char *tail = g_strnfill(MAX(width, 1) - 1, '~');
    g_set_error(error, TABSHARK_ERROR, code, "%s\n    %s\n    %s^%s", message, line->str, space,
                tail);
    return NULL;
}
