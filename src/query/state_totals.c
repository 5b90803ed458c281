/* States that are numbers: counts, sums, and sums of squared distances. */
#include "query/aggregate_kinds.h"
#include "query/state_kinds.h"
#include "query/wide.h"

/* Counts: one column. */

static Table *make_counts(StateKind kind, const Column *column, const Column *labels,
                          const Grouping *grouping, uint64_t seed)
{
    Table *table = table_new(grouping->groups);
    (void)kind;
    (void)labels;
    (void)seed;
    table_add(table, "n", aggregate_count(column, grouping));
    return table;
}

static Table *merge_counts(StateKind kind, const Joined *joined)
{
    const Column *parts = table_column(joined->table, 0);
    const Grouping *grouping = joined->grouping;
    Column *counts = column_new(TYPE_INT, grouping->groups, NULL);
    Table *table = table_new(grouping->groups);
    (void)kind;
    for (size_t row = 0; row < parts->rows; row++) {
        if (grouping->group_of[row] != GROUP_NONE)
            counts->uints[grouping->group_of[row]] += parts->uints[row];
    }
    table_add(table, "n", counts);
    return table;
}

static Column *finish_counts(const State *state, const Aggregate *aggregate, size_t groups,
                             const size_t *first_rows, GError **error)
{
    (void)aggregate;
    (void)groups;
    (void)first_rows;
    (void)error;
    return column_ref(table_column(state->table, 0));
}

static bool check_counts(const State *state, size_t groups)
{
    static const Type types[] = {TYPE_INT};
    return state->table->rows == groups && state_has_columns(state->table, types, 1) &&
           state_in_range(table_column(state->table, 0), 0, STATE_VALUES_MOST);
}

const StateFamily state_counts = {make_counts, merge_counts, finish_counts, check_counts};

/* Totals: the number of values, then halves of a whole number, or a real and its rest; with squares
 * behind them if it is a spread. */

static const Type whole_types[] = {TYPE_INT, TYPE_INT, TYPE_UINT, TYPE_INT, TYPE_UINT};
static const Type real_types[] = {TYPE_INT,  TYPE_INT, TYPE_UINT, TYPE_INT,
                                  TYPE_UINT, TYPE_INT, TYPE_UINT};
static const char *const names[] = {"n", "high", "low", "rest", "rest_low", "more", "more_low"};

/* Columns without the squares. */
static size_t total_width(Type type)
{
    return type == TYPE_REAL ? 5 : 3;
}

static size_t width_of(StateKind kind, Type type)
{
    return total_width(type) + (kind == STATE_SPREAD ? 2 : 0);
}

/* A long double lies in two columns: its exponent, then its mantissa. */
static void put_wide(Table *table, size_t at, size_t row, long double value)
{
    wide_split(value, &table_column(table, at + 1)->uints[row],
               &table_column(table, at)->ints[row]);
}

static long double take_wide(const Table *table, size_t at, size_t row)
{
    return wide_join(table_column(table, at + 1)->uints[row], table_column(table, at)->ints[row]);
}

static void put_total(Table *table, size_t row, const Total *total, Type type)
{
    table_column(table, 0)->ints[row] = (int64_t)total->n;
    if (type == TYPE_REAL) {
        put_wide(table, 1, row, total->real);
        put_wide(table, 3, row, total->rest);
    } else {
        wide_halve(total->whole, &table_column(table, 1)->ints[row],
                   &table_column(table, 2)->uints[row]);
    }
}

static Total take_total(const Table *table, size_t row, Type type)
{
    Total total = {.n = (size_t)table_column(table, 0)->ints[row]};
    if (type == TYPE_REAL) {
        total.real = take_wide(table, 1, row);
        total.rest = take_wide(table, 3, row);
    } else {
        total.whole =
            wide_whole(table_column(table, 1)->ints[row], table_column(table, 2)->uints[row]);
    }
    return total;
}

/* The state's columns; `squares` is NULL if it has none. */
static Table *store(StateKind kind, Type type, const Total *totals, const long double *squares,
                    size_t groups)
{
    const Type *types = type == TYPE_REAL ? real_types : whole_types;
    Table *table = table_new(groups);
    for (size_t i = 0; i < width_of(kind, type); i++)
        table_add(table, names[i], column_new(types[i], groups, NULL));
    for (size_t group = 0; group < groups; group++) {
        put_total(table, group, &totals[group], type);
        if (squares != NULL)
            put_wide(table, total_width(type), group, squares[group]);
    }
    return table;
}

static Table *make_totals(StateKind kind, const Column *column, const Column *labels,
                          const Grouping *grouping, uint64_t seed)
{
    g_autofree Total *totals = totals_of_groups(column, grouping);
    g_autofree long double *squares =
        kind == STATE_SPREAD ? squares_of_groups(column, grouping, totals) : NULL;
    (void)labels;
    (void)seed;
    return store(kind, column->type, totals, squares, grouping->groups);
}

/* The squared distances from the mean of each merged group: those of each part from its own, and
 * the parts' means from that. */
static long double *merge_squares(const Joined *joined, const Total *totals)
{
    const Grouping *grouping = joined->grouping;
    size_t n = MAX(grouping->groups, 1);
    g_autofree Mean *means = g_new(Mean, n);
    long double *squares = g_new0(long double, n);
    for (uint32_t group = 0; group < grouping->groups; group++)
        means[group] = total_mean(&totals[group], joined->type);
    for (size_t row = 0; row < joined->table->rows; row++) {
        uint32_t group = grouping->group_of[row];
        Total part = take_total(joined->table, row, joined->type);
        if (group == GROUP_NONE || part.n == 0)
            continue;
        long double shift = mean_difference(total_mean(&part, joined->type), means[group]);
        squares[group] += take_wide(joined->table, total_width(joined->type), row);
        squares[group] += (long double)part.n * shift * shift;
    }
    return squares;
}

static Table *merge_totals(StateKind kind, const Joined *joined)
{
    const Grouping *grouping = joined->grouping;
    g_autofree Total *totals = g_new0(Total, MAX(grouping->groups, 1));
    for (size_t row = 0; row < joined->table->rows; row++) {
        Total part = take_total(joined->table, row, joined->type);
        if (grouping->group_of[row] != GROUP_NONE)
            total_merge(&totals[grouping->group_of[row]], &part, joined->type);
    }
    g_autofree long double *squares = kind == STATE_SPREAD ? merge_squares(joined, totals) : NULL;
    return store(kind, joined->type, totals, squares, grouping->groups);
}

static Column *finish_totals(const State *state, const Aggregate *aggregate, size_t groups,
                             const size_t *first_rows, GError **error)
{
    g_autofree Total *totals = g_new(Total, MAX(groups, 1));
    for (size_t group = 0; group < groups; group++)
        totals[group] = take_total(state->table, group, state->type);
    if (aggregate->kind == AGGREGATE_SUM)
        return totals_sums(totals, groups, state->type, first_rows, error);
    if (aggregate->kind == AGGREGATE_MEAN)
        return totals_means(totals, groups, state->type);
    g_autofree long double *squares = g_new(long double, MAX(groups, 1));
    for (size_t group = 0; group < groups; group++)
        squares[group] = take_wide(state->table, total_width(state->type), group);
    return totals_spreads(aggregate->kind, totals, squares, groups, state->type);
}

static bool check_totals(const State *state, size_t groups)
{
    const Type *types = state->type == TYPE_REAL ? real_types : whole_types;
    return state->table->rows == groups && type_is_numeric(state->type) &&
           state_has_columns(state->table, types, width_of(state->kind, state->type)) &&
           state_in_range(table_column(state->table, 0), 0, STATE_VALUES_MOST) &&
           (state->type == TYPE_REAL ||
            state_in_range(table_column(state->table, 1), -STATE_VALUES_MOST, STATE_VALUES_MOST));
}

const StateFamily state_totals = {make_totals, merge_totals, finish_totals, check_totals};
