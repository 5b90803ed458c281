/* Aggregates that are one of the group's values: the smallest, the largest, the first, the last. */
#include "query/aggregate_kinds.h"
#include "query/keys.h"
#include "query/order.h"
#include "query/pick.h"

/* The first or the last row of each group that has a value. */
static void pick_by_place(bool last, const Column *column, const Grouping *grouping, size_t *rows)
{
    for (size_t row = 0; row < grouping->rows; row++) {
        uint32_t group = grouping->group_of[row];
        if (group == GROUP_NONE || !column_has(column, row))
            continue;
        if (last || rows[group] == NO_ROW)
            rows[group] = row;
    }
}

/* The first row of each group that has its smallest or largest value. */
static void pick_by_size(bool largest, const Column *column, const Grouping *grouping, size_t *rows)
{
    g_autofree uint64_t *best = g_new(uint64_t, MAX(grouping->groups, 1));
    g_autofree uint32_t *ranks =
        type_is_numeric(column->type)
            ? NULL
            : order_ranks(column->dictionary, column->type == TYPE_ADDRESS);
    for (size_t row = 0; row < grouping->rows; row++) {
        uint32_t group = grouping->group_of[row];
        if (group == GROUP_NONE || !column_has(column, row))
            continue;
        uint64_t key = key_at(column, row);
        if (ranks != NULL)
            key = ranks[key];
        if (rows[group] == NO_ROW || (largest ? key > best[group] : key < best[group])) {
            rows[group] = row;
            best[group] = key;
        }
    }
}

size_t *aggregate_rows(AggregateKind kind, const Column *column, const Grouping *grouping)
{
    size_t *rows = g_new(size_t, MAX(grouping->groups, 1));
    for (uint32_t group = 0; group < grouping->groups; group++)
        rows[group] = NO_ROW;
    if (kind == AGGREGATE_FIRST || kind == AGGREGATE_LAST)
        pick_by_place(kind == AGGREGATE_LAST, column, grouping, rows);
    else
        pick_by_size(kind != AGGREGATE_MIN, column, grouping, rows);
    return rows;
}

Column *aggregate_pick(AggregateKind kind, const Column *column, const Column *labels,
                       const Grouping *grouping)
{
    g_autofree size_t *rows = aggregate_rows(kind, column, grouping);
    return pick_rows(kind == AGGREGATE_ARGMAX ? labels : column, rows, grouping->groups);
}
