/* Quantiles and numbers of different values of groups. */
#include "query/aggregate_kinds.h"
#include "query/keys.h"
#include "query/moments.h"
#include "query/order.h"
#include "query/quantile.h"

/* Rows that have both a group and a value, in the order of the values. */
static size_t *sorted_rows(const Column *column, const Grouping *grouping, size_t *n)
{
    size_t *rows = g_new(size_t, MAX(grouping->rows, 1));
    *n = 0;
    for (size_t row = 0; row < grouping->rows; row++) {
        if (grouping->group_of[row] != GROUP_NONE && column_has(column, row))
            rows[(*n)++] = row;
    }
    order_rows(column, false, rows, *n);
    return rows;
}

/* Where each group's values begin once they stand group by group; one more place for the end. */
static size_t *find_starts(const Grouping *grouping, const size_t *rows, size_t n)
{
    size_t *starts = g_new0(size_t, (size_t)grouping->groups + 1);
    for (size_t i = 0; i < n; i++)
        starts[grouping->group_of[rows[i]] + 1]++;
    for (uint32_t group = 0; group < grouping->groups; group++)
        starts[group + 1] += starts[group];
    return starts;
}

/* All values are sorted at once and then dealt out to their groups, which keeps them in order:
 * neither many small groups nor a few large ones are a bad case. */
Column *aggregate_quantile(const Column *column, double quantile, const Grouping *grouping)
{
    size_t n;
    g_autofree size_t *rows = sorted_rows(column, grouping, &n);
    g_autofree size_t *starts = find_starts(grouping, rows, n);
    g_autofree size_t *ends = g_memdup2(starts, (grouping->groups + 1) * sizeof *starts);
    g_autofree uint64_t *keys = g_new(uint64_t, MAX(n, 1));
    for (size_t i = 0; i < n; i++)
        keys[ends[grouping->group_of[rows[i]]]++] = key_at(column, rows[i]);
    Type type = type_in_nanoseconds(column->type) ? column->type : TYPE_REAL;
    Column *result = column_new(type, grouping->groups, NULL);
    for (uint32_t group = 0; group < grouping->groups; group++) {
        Scalar value = quantile_of_keys(column->type, keys + starts[group],
                                        ends[group] - starts[group], quantile);
        scalar_put(result, group, value);
    }
    return result;
}

Column *aggregate_nunique(const Column *column, const Grouping *grouping)
{
    g_autoptr(Grouping) pairs = grouping_refine(grouping, column);
    Column *counts = column_new(TYPE_INT, grouping->groups, NULL);
    for (uint32_t pair = 0; pair < pairs->groups; pair++)
        counts->ints[grouping->group_of[pairs->first_row[pair]]]++;
    return counts;
}
