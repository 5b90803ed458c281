/* What an expression looks at. */
#include <string.h>

#include "query/expression.h"
#include "query/operations.h"

static bool has_capture_key(const Node *call)
{
    for (unsigned i = 0; call->keys != NULL && i < call->keys->len; i++) {
        const Node *key = g_ptr_array_index(call->keys, i);
        if (key->kind == NODE_COLUMN && strcmp(key->text, "capture") == 0)
            return true;
    }
    return false;
}

/* Does a function look at other rows, but for those of its capture if they are allowed? */
static bool looks_around(const Node *node, bool in_capture)
{
    if (node->kind == NODE_CALL && call_is_window(node) && !(in_capture && has_capture_key(node)))
        return true;
    for (unsigned i = 0; i < node->children->len; i++) {
        if (looks_around(node_child(node, i), in_capture))
            return true;
    }
    for (unsigned i = 0; node->keys != NULL && i < node->keys->len; i++) {
        if (looks_around(g_ptr_array_index(node->keys, i), in_capture))
            return true;
    }
    return false;
}

bool expression_row_wise(const Expression *expression)
{
    return !looks_around(expression->root, false);
}

bool expression_capture_wise(const Expression *expression)
{
    return !looks_around(expression->root, true);
}
