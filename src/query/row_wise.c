/* What an expression looks at. */
#include "query/expression.h"
#include "query/operations.h"

static bool looks_around(const Node *node)
{
    if (node->kind == NODE_CALL && call_is_window(node))
        return true;
    for (unsigned i = 0; i < node->children->len; i++) {
        if (looks_around(node_child(node, i)))
            return true;
    }
    return false;
}

bool expression_row_wise(const Expression *expression)
{
    return !looks_around(expression->root);
}
