/* Counts, sums, means and deviations of groups. */
#include "base/error.h"
#include "query/aggregate_kinds.h"
#include "query/moments.h"

Column *aggregate_count(const Column *column, const Grouping *grouping)
{
    Column *counts = column_new(TYPE_INT, grouping->groups, NULL);
    for (size_t row = 0; row < grouping->rows; row++) {
        uint32_t group = grouping->group_of[row];
        if (group != GROUP_NONE && (column == NULL || column_has(column, row)))
            counts->ints[group]++;
    }
    return counts;
}

static Total *total_groups(const Column *column, const Grouping *grouping)
{
    Total *totals = g_new0(Total, MAX(grouping->groups, 1));
    for (size_t row = 0; row < grouping->rows; row++) {
        uint32_t group = grouping->group_of[row];
        if (group != GROUP_NONE && column_has(column, row))
            total_add(&totals[group], column, row);
    }
    return totals;
}

Column *aggregate_sum(const Column *column, const Grouping *grouping, GError **error)
{
    Type type = column->type == TYPE_BOOL ? TYPE_INT : column->type;
    g_autofree Total *totals = total_groups(column, grouping);
    g_autoptr(Column) sums = column_new(type, grouping->groups, NULL);
    for (uint32_t group = 0; group < grouping->groups; group++) {
        Scalar sum;
        if (!total_sum(&totals[group], column->type, &sum)) {
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        "a sum does not fit in 64 bits (in the group that begins at row %zu); "
                        "sum a column of reals: derive 'y = x * 1.0'",
                        grouping->first_row[group] + 1);
            return NULL;
        }
        scalar_put(sums, group, sum);
    }
    return g_steal_pointer(&sums);
}

Column *aggregate_mean(const Column *column, const Grouping *grouping)
{
    g_autofree Total *totals = total_groups(column, grouping);
    Type type = type_in_nanoseconds(column->type) ? column->type : TYPE_REAL;
    Column *means = column_new(type, grouping->groups, NULL);
    for (uint32_t group = 0; group < grouping->groups; group++)
        scalar_put(means, group, total_scalar_mean(&totals[group], column->type));
    return means;
}

/* For each group the sum of squared distances from its mean: a second pass over the values, which
 * loses no digits where deviations are small beside the mean, as those of times are. */
static long double *square_groups(const Column *column, const Grouping *grouping,
                                  const Total *totals)
{
    size_t n = MAX(grouping->groups, 1);
    g_autofree Mean *means = g_new(Mean, n);
    long double *squares = g_new0(long double, n);
    for (uint32_t group = 0; group < grouping->groups; group++)
        means[group] = total_mean(&totals[group], column->type);
    for (size_t row = 0; row < grouping->rows; row++) {
        uint32_t group = grouping->group_of[row];
        if (group != GROUP_NONE && column_has(column, row))
            squares[group] += squared_distance(column, row, means[group]);
    }
    return squares;
}

Column *aggregate_spread(AggregateKind kind, const Column *column, const Grouping *grouping)
{
    bool root = kind == AGGREGATE_STD;
    g_autofree Total *totals = total_groups(column, grouping);
    g_autofree long double *squares = square_groups(column, grouping, totals);
    Type type = root && type_in_nanoseconds(column->type) ? TYPE_DURATION : TYPE_REAL;
    Column *spreads = column_new(type, grouping->groups, NULL);
    for (uint32_t group = 0; group < grouping->groups; group++) {
        size_t n = totals[group].n;
        scalar_put(spreads, group,
                   root ? deviation(squares[group], n, column->type)
                        : variance(squares[group], n, column->type));
    }
    return spreads;
}
