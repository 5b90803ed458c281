/* Aggregates: one value for each group of rows. Missing values are skipped; what has no value to
 * work on is missing. */
#ifndef TABSHARK_QUERY_AGGREGATE_H
#define TABSHARK_QUERY_AGGREGATE_H

#include <glib.h>
#include <stdbool.h>

#include "query/grouping.h"
#include "table/column.h"
#include "table/table.h"

typedef enum {
    AGGREGATE_COUNT, /* rows, or with a column its values: int, 0 if there are none */
    AGGREGATE_SUM, /* of bools, ints (int), uints (uint), reals, durations; exact for all but reals,
                      and an error if it does not fit; 0 of nothing */
    AGGREGATE_MEAN, /* a real; a time or duration of those, rounded to the nanosecond */
    AGGREGATE_MIN,  /* of the column's own type; text by bytes, addresses by number */
    AGGREGATE_MAX,
    AGGREGATE_VAR, /* divides by n - 1; in seconds squared for times and durations; missing below
                      two values */
    AGGREGATE_STD, /* its root; of times and durations a duration */
    AGGREGATE_QUANTILE, /* linear between ranks, as query/stats.h; median is p50 */
    AGGREGATE_FIRST,    /* the first value there is */
    AGGREGATE_LAST,
    AGGREGATE_NUNIQUE, /* different values: int */
    AGGREGATE_ARGMAX,  /* the value of the table's first column in the row where the column is
                          largest (the first such row) */
} AggregateKind;

/* "bytes=sum:tcp.len": an aggregate as typed. */
typedef struct {
    char *name; /* of the result */
    AggregateKind kind;
    double quantile; /* 0 … 1, for AGGREGATE_QUANTILE */
    char *column;    /* NULL for a plain count */
} Aggregate;

/* Reads [NAME=]AGGREGATE[:COLUMN]. Errors are TABSHARK_ERROR_USAGE and list the aggregates, or the
 * nearest. */
Aggregate *aggregate_parse(const char *text, GError **error);
void aggregate_free(Aggregate *aggregate);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Aggregate, aggregate_free)

/* One value of `column` a group. `column` is NULL for a plain count only, `labels` (for argmax) is
 * the table's first column and may be NULL otherwise. Fails where the type does not allow the
 * aggregate or a sum does not fit. */
Column *aggregate_column(AggregateKind kind, double quantile, const Column *column,
                         const Column *labels, const Grouping *grouping, GError **error);

/* The same by name, from a table. */
Column *aggregate_table(const Aggregate *aggregate, const Table *table, const Grouping *grouping,
                        GError **error);

/* The name of an aggregate, as in NAME:COLUMN, 0 …; NULL behind the last. There are pNN too. */
const char *aggregate_name(size_t index);

#endif
