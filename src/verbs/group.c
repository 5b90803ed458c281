/* group: one row for each different key. */
#include <string.h>

#include "base/error.h"
#include "verbs/aggregate_list.h"
#include "verbs/aggregate_states.h"
#include "verbs/key_columns.h"
#include "verbs/partial.h"

typedef struct {
    char **arguments;
    gboolean partial, approximate;
    GPtrArray *keys;       /* of char * */
    GPtrArray *aggregates; /* of Aggregate * */
} GroupOptions;

static const VerbOption options[] = {
    {"partial", 0, G_OPTION_ARG_NONE, offsetof(GroupOptions, partial), NULL,
     "give a partial result, to be combined with those of other captures", .role = OPTION_MEANS},
    {"approximate", 0, G_OPTION_ARG_NONE, offsetof(GroupOptions, approximate), NULL,
     "estimate quantiles and nunique from sketches of fixed size"},
    {NULL},
};

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

static AggregateStates states_of(const GroupOptions *group)
{
    return (AggregateStates){"group", group->aggregates, group->approximate};
}

/* Everything of the part but the states. */
static void fill_part(Part *part, const GroupOptions *group, const Table *in,
                      const Grouping *grouping)
{
    partial_add_left_out(part, grouping->left_out);
    partial_set_places(part, grouping);
    table_unref(part->keys);
    part->keys = table_new(grouping->groups);
    add_keys(in, group->keys, grouping, part->keys);
}

static Table *apply_partial(const Table *in, const GroupOptions *group, const Run *run,
                            GError **error)
{
    AggregateStates states = states_of(group);
    g_autoptr(Part) part = partial_begin(run, "group", in->rows, error);
    g_autoptr(Grouping) grouping =
        part != NULL ? key_columns_group(in, group->keys, "group", run, error) : NULL;
    if (grouping == NULL)
        return NULL;
    fill_part(part, group, in, grouping);
    if (!aggregate_states_make(&states, in, grouping, part_seed(part), part->states, error))
        return NULL;
    return partial_finish(g_steal_pointer(&part), error);
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const GroupOptions *group = data;
    AggregateStates states = states_of(group);
    if (group->partial)
        return apply_partial(in, group, run, error);
    g_autoptr(Grouping) grouping = key_columns_group(in, group->keys, "group", run, error);
    if (grouping == NULL)
        return NULL;
    g_autoptr(Table) out = table_new(grouping->groups);
    add_keys(in, group->keys, grouping, out);
    bool ok = group->approximate
                  ? aggregate_states_apply(&states, in, grouping, out, error)
                  : aggregate_list_apply("group", group->aggregates, in, grouping, out, error);
    return ok ? g_steal_pointer(&out) : NULL;
}

static bool wanted(const void *data)
{
    const GroupOptions *group = data;
    return group->partial;
}

static const char *objection(const void *data)
{
    (void)data;
    return NULL;
}

static bool check_part(const Part *part, const void *data)
{
    const GroupOptions *group = data;
    AggregateStates states = states_of(group);
    bool same = !part->is_rows && *part->time == '\0' && part->left_out->rows == 1 &&
                table_width(part->keys) == group->keys->len;
    for (unsigned i = 0; same && i < group->keys->len; i++)
        same = strcmp(g_ptr_array_index(group->keys, i), table_name(part->keys, i)) == 0;
    return same && aggregate_states_check(&states, part->states);
}

static Table *finish(const Part *part, const void *data, const Run *run, GError **error)
{
    const GroupOptions *group = data;
    AggregateStates states = states_of(group);
    g_autofree size_t *first_rows = part_first_rows(part);
    g_autoptr(Table) out = table_new(part->keys->rows);
    key_columns_warn(group->keys, partial_left_out(part, 0), "group", run);
    for (size_t i = 0; i < table_width(part->keys); i++)
        table_add(out, table_name(part->keys, i), column_ref(table_column(part->keys, i)));
    if (!aggregate_states_finish(&states, part->states, first_rows, out, error))
        return NULL;
    return g_steal_pointer(&out);
}

static const PartialSteps partial = {true, wanted, objection, check_part, finish};

static void clear(void *data)
{
    GroupOptions *group = data;
    g_clear_pointer(&group->keys, g_ptr_array_unref);
    g_clear_pointer(&group->aggregates, g_ptr_array_unref);
}

const Verb verb_group = {
    .name = "group",
    .kind = VERB_STEP,
    .synopsis = "group KEY[,KEY…] [[NAME=]AGGREGATE[:COLUMN]]… [--partial] [--approximate]",
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
        "With --partial the result can be written (write NAME.part), and those of several\n"
        "captures combined to what one group over all of them gives; 'tabshark help combine'\n"
        "tells how. For quantiles and nunique every value, or different value, is kept in it;\n"
        "--approximate keeps sketches instead, of some 50 kB a group at most: the rank of a\n"
        "quantile is then off by at most 1 % of the values (in 99.99 % of cases), nunique by\n"
        "0.8 % (standard error). Below 1200 values quantiles are exact all the same.\n"
        "\n"
        "  … then group tcp.stream bytes=sum:tcp.len then sort -r bytes then head 1\n"
        "  … then group ip.src,ip.dst packets=count mean:frame.len p95:frame.len",
    .options = options,
    .size = sizeof(GroupOptions),
    .check = check,
    .apply = apply,
    .partial = &partial,
    .clear = clear,
};
