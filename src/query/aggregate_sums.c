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

Total *totals_of_groups(const Column *column, const Grouping *grouping)
{
    Total *totals = g_new0(Total, MAX(grouping->groups, 1));
    for (size_t row = 0; row < grouping->rows; row++) {
        uint32_t group = grouping->group_of[row];
        if (group != GROUP_NONE && column_has(column, row))
            total_add(&totals[group], column, row);
    }
    return totals;
}

Column *totals_sums(const Total *totals, size_t groups, Type type, const size_t *first_rows,
                    GError **error)
{
    g_autoptr(Column) sums = column_new(type == TYPE_BOOL ? TYPE_INT : type, groups, NULL);
    for (size_t group = 0; group < groups; group++) {
        Scalar sum;
        if (!total_sum(&totals[group], type, &sum)) {
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        "a sum does not fit in 64 bits (in the group that begins at row %zu); "
                        "sum a column of reals: derive 'y = x * 1.0'",
                        first_rows[group] + 1);
            return NULL;
        }
        scalar_put(sums, group, sum);
    }
    return g_steal_pointer(&sums);
}

Column *aggregate_sum(const Column *column, const Grouping *grouping, GError **error)
{
    g_autofree Total *totals = totals_of_groups(column, grouping);
    return totals_sums(totals, grouping->groups, column->type, grouping->first_row, error);
}

Column *totals_means(const Total *totals, size_t groups, Type type)
{
    Column *means = column_new(type_in_nanoseconds(type) ? type : TYPE_REAL, groups, NULL);
    for (size_t group = 0; group < groups; group++)
        scalar_put(means, group, total_scalar_mean(&totals[group], type));
    return means;
}

Column *aggregate_mean(const Column *column, const Grouping *grouping)
{
    g_autofree Total *totals = totals_of_groups(column, grouping);
    return totals_means(totals, grouping->groups, column->type);
}

long double *squares_of_groups(const Column *column, const Grouping *grouping, const Total *totals)
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

Column *totals_spreads(AggregateKind kind, const Total *totals, const long double *squares,
                       size_t groups, Type type)
{
    bool root = kind == AGGREGATE_STD;
    Column *spreads =
        column_new(root && type_in_nanoseconds(type) ? TYPE_DURATION : TYPE_REAL, groups, NULL);
    for (size_t group = 0; group < groups; group++) {
        size_t n = totals[group].n;
        scalar_put(spreads, group,
                   root ? deviation(squares[group], n, type) : variance(squares[group], n, type));
    }
    return spreads;
}

Column *aggregate_spread(AggregateKind kind, const Column *column, const Grouping *grouping)
{
    g_autofree Total *totals = totals_of_groups(column, grouping);
    g_autofree long double *squares = squares_of_groups(column, grouping, totals);
    return totals_spreads(kind, totals, squares, grouping->groups, column->type);
}
