/* The table of functions. */
#include <string.h>

#include "base/nearest.h"
#include "query/functions.h"
#include "query/operations.h"

typedef struct {
    const char *name;
    unsigned least, most; /* arguments */
    bool grouped;         /* may be followed by "by" */
    Column *(*evaluate)(const Context *context, const Node *call, GError **error);
} Function;

static const Function functions[] = {
    {"if", 3, 3, false, function_if},
    {"first", 1, 1, true, function_aggregate},
    {"last", 1, 1, true, function_aggregate},
    {"min", 1, 1, true, function_aggregate},
    {"max", 1, 1, true, function_aggregate},
    {"sum", 1, 1, true, function_aggregate},
    {"mean", 1, 1, true, function_aggregate},
    {"count", 0, 1, true, function_aggregate},
    {"lag", 1, 2, true, function_lag},
    {"cumsum", 1, 1, true, function_cumsum},
    {"lower", 1, 1, false, function_lower},
    {"upper", 1, 1, false, function_upper},
    {"len", 1, 1, false, function_len},
    {"substr", 2, 3, false, function_substr},
    {"floor", 1, 1, false, function_floor},
    {"round", 1, 2, false, function_round},
    {"abs", 1, 1, false, function_abs},
    {"log10", 1, 1, false, function_log10},
    {"year", 1, 1, false, function_time_part},
    {"month", 1, 1, false, function_time_part},
    {"day", 1, 1, false, function_time_part},
    {"hour", 1, 1, false, function_time_part},
    {"minute", 1, 1, false, function_time_part},
    {"second", 1, 1, false, function_time_part},
    {"weekday", 1, 1, false, function_time_part},
};

static const char *name_at(size_t index, const void *data)
{
    (void)data;
    return functions[index].name;
}

static const Function *find(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++) {
        if (strcmp(functions[i].name, name) == 0)
            return &functions[i];
    }
    return NULL;
}

static bool fail_unknown(const Context *context, const Node *call, GError **error)
{
    g_autofree char *near = nearest_names(call->text, G_N_ELEMENTS(functions), name_at, NULL);
    evaluate_error(context, call, error,
                   near != NULL ? "there is no function '%s'; did you mean %s?"
                                : "there is no function '%s'; 'tabshark help derive' lists them%s",
                   call->text, near != NULL ? near : "");
    return false;
}

static bool fail_arguments(const Context *context, const Node *call, const Function *function,
                           GError **error)
{
    const char *plural = function->most == 1 ? "" : "s";
    if (function->least == function->most)
        evaluate_error(context, call, error, "%s takes %u argument%s, not %u", function->name,
                       function->most, plural, call->children->len);
    else
        evaluate_error(context, call, error, "%s takes %u or %u argument%s, not %u", function->name,
                       function->least, function->most, plural, call->children->len);
    return false;
}

bool check_call(const Context *context, const Node *node, GError **error)
{
    const Function *function = find(node->text);
    if (function == NULL)
        return fail_unknown(context, node, error);
    if (node->children->len < function->least || node->children->len > function->most)
        return fail_arguments(context, node, function, error);
    if (node->keys == NULL || function->grouped)
        return true;
    evaluate_error(context, node, error, "%s looks at one row, so it takes no 'by'", node->text);
    return false;
}

bool call_is_window(const Node *node)
{
    return find(node->text)->grouped;
}

Column *evaluate_call(const Context *context, const Node *node, GError **error)
{
    return find(node->text)->evaluate(context, node, error);
}
