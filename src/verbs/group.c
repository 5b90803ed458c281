/* group: one row for each different key. */
#include "base/error.h"
#include "verbs/aggregate_list.h"
#include "verbs/key_columns.h"

typedef struct {
    char **arguments;
    GPtrArray *keys;       /* of char * */
    GPtrArray *aggregates; /* of Aggregate * */
} GroupOptions;

static bool check_keys(GPtrArray *keys, GError **error)
{
    for (unsigned i = 1; i < keys->len; i++) {
        const char *name = g_ptr_array_index(keys, i);
        unsigned first;
        g_ptr_array_find_with_equal_func(keys, name, g_str_equal, &first);
        if (first != i) {
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "group: '%s' is a key twice; name it once", name);
            return false;
        }
    }
    return true;
}

static bool check(void *data, GError **error)
{
    GroupOptions *group = data;
    char **arguments = group->arguments;
    group->keys = g_ptr_array_new_with_free_func(g_free);
    if (arguments != NULL && arguments[0] != NULL)
        key_names_add(group->keys, arguments[0]);
    if (group->keys->len == 0) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "group: name the columns to group by, as in 'group ip.src,ip.dst "
                            "bytes=sum:frame.len'");
        return false;
    }
    group->aggregates = aggregate_list_parse("group", arguments + 1, error);
    return group->aggregates != NULL && check_keys(group->keys, error) &&
           aggregate_list_check("group", group->aggregates, group->keys, error);
}

/* The keys of each group, as they stand in its first row. */
static void add_keys(const Table *in, const GPtrArray *keys, const Grouping *grouping, Table *out)
{
    for (unsigned i = 0; i < keys->len; i++) {
        const char *name = g_ptr_array_index(keys, i);
        size_t index;
        bool found = table_find(in, name, &index);
        g_assert(found);
        table_add(out, name,
                  column_take(table_column(in, index), grouping->first_row, grouping->groups));
    }
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const GroupOptions *group = data;
    g_autoptr(Grouping) grouping = key_columns_group(in, group->keys, "group", run, error);
    if (grouping == NULL)
        return NULL;
    g_autoptr(Table) out = table_new(grouping->groups);
    add_keys(in, group->keys, grouping, out);
    if (!aggregate_list_apply("group", group->aggregates, in, grouping, out, error))
        return NULL;
    return g_steal_pointer(&out);
}

static void clear(void *data)
{
    GroupOptions *group = data;
    g_clear_pointer(&group->keys, g_ptr_array_unref);
    g_clear_pointer(&group->aggregates, g_ptr_array_unref);
}

const Verb verb_group = {
    .name = "group",
    .kind = VERB_STEP,
    .synopsis = "group KEY[,KEY…] [[NAME=]AGGREGATE[:COLUMN]]…",
    .summary = "One row for each different key, with counts, sums and the like.",
    .description =
        "Keys come in order of first appearance; rows whose key is missing are left out. Without\n"
        "an aggregate rows are counted. A result is called as it was typed, or NAME.\n"
        "\n"
        "  count             rows; count:x counts the values of x\n"
        "  sum mean std var  of numbers and durations; sums are exact, std divides by n-1\n"
        "  min max           also of text (by bytes) and addresses (by number)\n"
        "  median pNN        quantiles, linear between ranks: p25 p95 p99.9\n"
        "  first last        the first and the last value there is\n"
        "  nunique           how many different values there are\n"
        "  argmax            the first column's value in the row where this one is largest\n"
        "\n"
        "Missing values are skipped.\n"
        "\n"
        "  … then group tcp.stream bytes=sum:tcp.len then sort -r bytes then head 1\n"
        "  … then group ip.src,ip.dst packets=count mean:frame.len p95:frame.len",
    .size = sizeof(GroupOptions),
    .check = check,
    .apply = apply,
    .clear = clear,
};
