#include "verbs/aggregate_list.h"

#include <string.h>

#include "base/error.h"

static void free_aggregate(gpointer data)
{
    aggregate_free(data);
}

static void set_name_error(const char *verb, const char *name, GError **error)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                "%s: two columns of the result would be called '%s'; NAME= in front of an "
                "aggregate gives it another name",
                verb, name);
}

static bool has_name(const GPtrArray *list, const char *name)
{
    for (unsigned i = 0; i < list->len; i++) {
        const Aggregate *aggregate = g_ptr_array_index(list, i);
        if (strcmp(aggregate->name, name) == 0)
            return true;
    }
    return false;
}

static bool add_aggregate(const char *verb, GPtrArray *list, const char *text, GError **error)
{
    Aggregate *aggregate = aggregate_parse(text, error);
    if (aggregate == NULL) {
        g_prefix_error(error, "%s: ", verb);
        return false;
    }
    bool taken = has_name(list, aggregate->name);
    if (taken)
        set_name_error(verb, aggregate->name, error);
    g_ptr_array_add(list, aggregate);
    return !taken;
}

GPtrArray *aggregate_list_parse(const char *verb, char **arguments, GError **error)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(free_aggregate);
    for (char **text = arguments; text != NULL && *text != NULL; text++) {
        if (!add_aggregate(verb, list, *text, error))
            return NULL;
    }
    if (list->len == 0 && !add_aggregate(verb, list, "count", error))
        return NULL;
    return g_steal_pointer(&list);
}

bool aggregate_list_check(const char *verb, const GPtrArray *list, const GPtrArray *names,
                          GError **error)
{
    for (unsigned i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        if (has_name(list, name)) {
            set_name_error(verb, name, error);
            return false;
        }
    }
    return true;
}

bool aggregate_list_name_free(const char *verb, const Aggregate *aggregate, const Table *out,
                              GError **error)
{
    size_t taken;
    if (!table_find(out, aggregate->name, &taken))
        return true;
    set_name_error(verb, aggregate->name, error);
    return false;
}

bool aggregate_list_apply(const char *verb, const GPtrArray *list, const Table *in,
                          const Grouping *grouping, Table *out, GError **error)
{
    for (unsigned i = 0; i < list->len; i++) {
        const Aggregate *aggregate = g_ptr_array_index(list, i);
        if (!aggregate_list_name_free(verb, aggregate, out, error))
            return false;
        Column *column = aggregate_table(aggregate, in, grouping, error);
        if (column == NULL) {
            g_prefix_error(error, "%s: ", verb);
            return false;
        }
        table_add(out, aggregate->name, column);
    }
    return true;
}
