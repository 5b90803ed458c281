#include "query/state.h"

#include <string.h>

#include "query/state_kinds.h"

static const StateFamily *const families[STATE_KINDS] = {
    [STATE_COUNT] = &state_counts,   [STATE_TOTAL] = &state_totals,
    [STATE_SPREAD] = &state_totals,  [STATE_MIN] = &state_picks,
    [STATE_MAX] = &state_picks,      [STATE_FIRST] = &state_picks,
    [STATE_LAST] = &state_picks,     [STATE_ARGMAX] = &state_picks,
    [STATE_VALUES] = &state_values,  [STATE_DISTINCT] = &state_values,
    [STATE_RANKS] = &state_sketches, [STATE_REGISTERS] = &state_sketches,
};

StateKind state_kind_for(const Aggregate *aggregate, bool approximate)
{
    switch (aggregate->kind) {
    case AGGREGATE_COUNT:
        return STATE_COUNT;
    case AGGREGATE_SUM:
    case AGGREGATE_MEAN:
        return STATE_TOTAL;
    case AGGREGATE_VAR:
    case AGGREGATE_STD:
        return STATE_SPREAD;
    case AGGREGATE_MIN:
        return STATE_MIN;
    case AGGREGATE_MAX:
        return STATE_MAX;
    case AGGREGATE_FIRST:
        return STATE_FIRST;
    case AGGREGATE_LAST:
        return STATE_LAST;
    case AGGREGATE_ARGMAX:
        return STATE_ARGMAX;
    case AGGREGATE_QUANTILE:
        return approximate ? STATE_RANKS : STATE_VALUES;
    case AGGREGATE_NUNIQUE:
        return approximate ? STATE_REGISTERS : STATE_DISTINCT;
    }
    g_assert_not_reached();
}

static State *state_new(StateKind kind, Type type, Table *table)
{
    State *state = g_new(State, 1);
    *state = (State){kind, type, table};
    return state;
}

State *state_make(StateKind kind, const Column *column, const Column *labels,
                  const Grouping *grouping, uint64_t seed)
{
    Type type = column != NULL ? column->type : TYPE_INT;
    return state_new(kind, type, families[kind]->make(kind, column, labels, grouping, seed));
}

void state_free(State *state)
{
    if (state == NULL)
        return;
    table_unref(state->table);
    g_free(state);
}

/* The groups of the parts' rows, numbered through. */
static Column *join_groups(const State *const *parts, size_t n, const size_t *groups, size_t rows)
{
    Column *joined = column_new(TYPE_INT, rows, NULL);
    size_t at = 0;
    size_t before = 0;
    for (size_t part = 0; part < n; part++) {
        const Column *column = table_column(parts[part]->table, 0);
        for (size_t row = 0; row < column->rows; row++)
            joined->ints[at++] = column->ints[row] + (int64_t)before;
        before += groups[part];
    }
    return joined;
}

/* One table below the other. */
static Table *join(const State *const *parts, size_t n, const size_t *groups)
{
    const Table *first = parts[0]->table;
    g_autofree Column **columns = g_new(Column *, n);
    size_t rows = 0;
    for (size_t part = 0; part < n; part++)
        rows += parts[part]->table->rows;
    Table *joined = table_new(rows);
    for (size_t i = 0; i < table_width(first); i++) {
        const char *name = table_name(first, i);
        for (size_t part = 0; part < n; part++)
            columns[part] = table_column(parts[part]->table, i);
        table_add(joined, name,
                  i == 0 && strcmp(name, STATE_GROUP) == 0 ? join_groups(parts, n, groups, rows)
                                                           : column_concat(columns, n));
    }
    return joined;
}

State *state_merge(const State *const *parts, size_t n, const size_t *groups,
                   const Grouping *grouping, uint64_t seed)
{
    const State *first = parts[0];
    for (size_t part = 1; part < n; part++) {
        if (parts[part]->kind != first->kind || parts[part]->type != first->type ||
            !table_same_columns(parts[part]->table, first->table))
            return NULL;
    }
    g_autoptr(Table) table = join(parts, n, groups);
    Joined joined = {table, grouping, first->type, seed};
    return state_new(first->kind, first->type, families[first->kind]->merge(first->kind, &joined));
}

Column *state_finish(const State *state, const Aggregate *aggregate, size_t groups,
                     const size_t *first_rows, GError **error)
{
    return families[state->kind]->finish(state, aggregate, groups, first_rows, error);
}

bool state_check(const State *state, size_t groups)
{
    return families[state->kind]->check(state, groups);
}

bool state_has_columns(const Table *table, const Type *types, size_t n)
{
    if (table_width(table) != n)
        return false;
    for (size_t i = 0; i < n; i++) {
        const Column *column = table_column(table, i);
        if (column->type != types[i] || column_count(column) != column->rows)
            return false;
    }
    return true;
}

bool state_in_range(const Column *column, int64_t low, int64_t high)
{
    for (size_t row = 0; row < column->rows; row++) {
        if (column->ints[row] < low || column->ints[row] > high)
            return false;
    }
    return true;
}

Grouping *state_row_groups(const Table *table, const Grouping *groups, size_t n)
{
    const Column *column = table_column(table, 0);
    uint32_t *group_of = g_new(uint32_t, MAX(table->rows, 1));
    for (size_t row = 0; row < table->rows; row++) {
        size_t group = (size_t)column->ints[row];
        group_of[row] = groups != NULL ? groups->group_of[group] : (uint32_t)group;
    }
    return grouping_adopt(group_of, table->rows, (uint32_t)n);
}
