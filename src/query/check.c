#include "query/check.h"

#include "base/error.h"
#include "query/convert.h"
#include "query/operations.h"

/* The node by itself. */
static bool check_node(const Context *context, const Node *node, GError **error)
{
    if (node->kind == NODE_CALL)
        return check_call(context, node, error);
    if (node->kind == NODE_MATCHES)
        return check_matches(context, node, error);
    if (node->kind != NODE_NUMBER && node->kind != NODE_SPAN && node->kind != NODE_ADDRESS)
        return true;
    g_autoptr(Column) value = convert_literal(context, node, error);
    return value != NULL;
}

bool check_tree(const char *text, const Node *node, GError **error)
{
    Context context = {.text = text};
    g_autoptr(GError) reason = NULL;
    for (unsigned i = 0; i < node->children->len; i++) {
        if (!check_tree(text, node_child(node, i), error))
            return false;
    }
    if (check_node(&context, node, &reason))
        return true;
    reason->code = TABSHARK_ERROR_USAGE;
    g_propagate_error(error, g_steal_pointer(&reason));
    return false;
}
