/* States that are values of the column: one a group, or all of them. */
#include "query/aggregate_kinds.h"
#include "query/pick.h"
#include "query/state_kinds.h"

/* One value a group, and for argmax its label. */

static AggregateKind aggregate_of(StateKind kind)
{
    return kind == STATE_MIN     ? AGGREGATE_MIN
           : kind == STATE_FIRST ? AGGREGATE_FIRST
           : kind == STATE_LAST  ? AGGREGATE_LAST
                                 : AGGREGATE_MAX;
}

static Table *pick(StateKind kind, const Column *column, const Column *labels,
                   const Grouping *grouping)
{
    g_autofree size_t *rows = aggregate_rows(aggregate_of(kind), column, grouping);
    Table *table = table_new(grouping->groups);
    table_add(table, "value", pick_rows(column, rows, grouping->groups));
    if (kind == STATE_ARGMAX)
        table_add(table, "label", pick_rows(labels, rows, grouping->groups));
    return table;
}

static Table *make_picks(StateKind kind, const Column *column, const Column *labels,
                         const Grouping *grouping, uint64_t seed)
{
    (void)seed;
    return pick(kind, column, labels, grouping);
}

static Table *merge_picks(StateKind kind, const Joined *joined)
{
    const Column *labels = kind == STATE_ARGMAX ? table_column(joined->table, 1) : NULL;
    return pick(kind, table_column(joined->table, 0), labels, joined->grouping);
}

static Column *finish_picks(const State *state, const Aggregate *aggregate, size_t groups,
                            const size_t *first_rows, GError **error)
{
    (void)aggregate;
    (void)groups;
    (void)first_rows;
    (void)error;
    return column_ref(table_column(state->table, state->kind == STATE_ARGMAX ? 1 : 0));
}

static bool check_picks(const State *state, size_t groups)
{
    return state->table->rows == groups &&
           table_width(state->table) == (state->kind == STATE_ARGMAX ? 2 : 1) &&
           table_column(state->table, 0)->type == state->type;
}

const StateFamily state_picks = {make_picks, merge_picks, finish_picks, check_picks};

/* All values, or all different ones, each with its group. */

/* The rows that have both a group and a value; of several that are alike the first, if they are to
 * be different. */
static Table *keep(bool different, const Column *column, const Grouping *grouping)
{
    g_autoptr(Grouping) pairs = different ? grouping_refine(grouping, column) : NULL;
    g_autofree size_t *rows = g_new(size_t, MAX(grouping->rows, 1));
    size_t n = 0;
    for (size_t row = 0; row < grouping->rows; row++) {
        rows[n] = row;
        if (different)
            n +=
                pairs->group_of[row] != GROUP_NONE && pairs->first_row[pairs->group_of[row]] == row;
        else
            n += grouping->group_of[row] != GROUP_NONE && column_has(column, row);
    }
    Column *groups = column_new(TYPE_INT, n, NULL);
    for (size_t i = 0; i < n; i++)
        groups->ints[i] = grouping->group_of[rows[i]];
    Table *table = table_new(n);
    table_add(table, STATE_GROUP, groups);
    table_add(table, "value", column_take(column, rows, n));
    return table;
}

static Table *make_values(StateKind kind, const Column *column, const Column *labels,
                          const Grouping *grouping, uint64_t seed)
{
    (void)labels;
    (void)seed;
    return keep(kind == STATE_DISTINCT, column, grouping);
}

static Table *merge_values(StateKind kind, const Joined *joined)
{
    g_autoptr(Grouping) grouping =
        state_row_groups(joined->table, joined->grouping, joined->grouping->groups);
    return keep(kind == STATE_DISTINCT, table_column(joined->table, 1), grouping);
}

static Column *finish_values(const State *state, const Aggregate *aggregate, size_t groups,
                             const size_t *first_rows, GError **error)
{
    g_autoptr(Grouping) grouping = state_row_groups(state->table, NULL, groups);
    const Column *values = table_column(state->table, 1);
    (void)first_rows;
    (void)error;
    return state->kind == STATE_DISTINCT
               ? aggregate_nunique(values, grouping)
               : aggregate_quantile(values, aggregate->quantile, grouping);
}

static bool check_values(const State *state, size_t groups)
{
    const Type types[] = {TYPE_INT, state->type};
    return state_has_columns(state->table, types, G_N_ELEMENTS(types)) &&
           (state->kind == STATE_DISTINCT || type_is_numeric(state->type)) &&
           state_in_range(table_column(state->table, 0), 0, (int64_t)groups - 1);
}

const StateFamily state_values = {make_values, merge_values, finish_values, check_values};
