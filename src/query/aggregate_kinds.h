/* The families of aggregates, for aggregate.c alone. Each takes a column of a type that allows it
 * and gives one value a group. */
#ifndef TABSHARK_QUERY_AGGREGATE_KINDS_H
#define TABSHARK_QUERY_AGGREGATE_KINDS_H

#include "query/aggregate.h"

/* Rows of each group, or the column's values in it if it is not NULL. */
Column *aggregate_count(const Column *column, const Grouping *grouping);
/* Fails if a sum does not fit. */
Column *aggregate_sum(const Column *column, const Grouping *grouping, GError **error);
Column *aggregate_mean(const Column *column, const Grouping *grouping);
/* AGGREGATE_VAR or AGGREGATE_STD. */
Column *aggregate_spread(AggregateKind kind, const Column *column, const Grouping *grouping);
Column *aggregate_quantile(const Column *column, double quantile, const Grouping *grouping);
Column *aggregate_nunique(const Column *column, const Grouping *grouping);
/* AGGREGATE_MIN, MAX, FIRST, LAST: a value of the column; ARGMAX: one of `labels`. */
Column *aggregate_pick(AggregateKind kind, const Column *column, const Column *labels,
                       const Grouping *grouping);

#endif
