/* The families of aggregates, for aggregate.c and for the states of state.h. Each takes a column of
 * a type that allows it and gives one value a group. */
#ifndef TABSHARK_QUERY_AGGREGATE_KINDS_H
#define TABSHARK_QUERY_AGGREGATE_KINDS_H

#include "query/aggregate.h"
#include "query/moments.h"

/* Can the aggregate work on a column of that type? */
bool aggregate_check_type(AggregateKind kind, Type type, GError **error);

/* Rows of each group, or the column's values in it if it is not NULL. */
Column *aggregate_count(const Column *column, const Grouping *grouping);
/* Fails if a sum does not fit. */
Column *aggregate_sum(const Column *column, const Grouping *grouping, GError **error);
Column *aggregate_mean(const Column *column, const Grouping *grouping);
/* AGGREGATE_VAR or AGGREGATE_STD. */
Column *aggregate_spread(AggregateKind kind, const Column *column, const Grouping *grouping);

/* How many values each group has, and their sum; g_free it. */
Total *totals_of_groups(const Column *column, const Grouping *grouping);
/* For each group the sum of squared distances from its mean: a second pass over the values, which
 * loses no digits where deviations are small beside the mean, as those of times are. */
long double *squares_of_groups(const Column *column, const Grouping *grouping, const Total *totals);
/* What follows from those, for values of a type. */
Column *totals_sums(const Total *totals, size_t groups, Type type, const size_t *first_rows,
                    GError **error);
Column *totals_means(const Total *totals, size_t groups, Type type);
Column *totals_spreads(AggregateKind kind, const Total *totals, const long double *squares,
                       size_t groups, Type type);

Column *aggregate_quantile(const Column *column, double quantile, const Grouping *grouping);
Column *aggregate_nunique(const Column *column, const Grouping *grouping);
/* The row that holds each group's result, or NO_ROW (query/pick.h); g_free it. */
size_t *aggregate_rows(AggregateKind kind, const Column *column, const Grouping *grouping);
/* AGGREGATE_MIN, MAX, FIRST, LAST: a value of the column; ARGMAX: one of `labels`. */
Column *aggregate_pick(AggregateKind kind, const Column *column, const Column *labels,
                       const Grouping *grouping);

#endif
