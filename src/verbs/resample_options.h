/* What resample, its bins and its partial results share. */
#ifndef TABSHARK_VERBS_RESAMPLE_OPTIONS_H
#define TABSHARK_VERBS_RESAMPLE_OPTIONS_H

#include "query/bins.h"
#include "verbs/aggregate_states.h"
#include "verbs/partial.h"

typedef struct {
    char **arguments;
    gboolean partial, approximate;
    char *by, *origin, *closed, *on;
    BinRule rule;
    GPtrArray *aggregates; /* of Aggregate * */
} ResampleOptions;

/* What the rows are put into bins by. */
typedef struct {
    size_t time_index;
    const Column *times;
    const Column *by; /* NULL if there are no series */
    Grouping *series;
} ResampleRows;

/* Finds the columns, and warns of rows that are left out. The series are the caller's. */
bool resample_find_rows(const Table *in, const ResampleOptions *resample, const Run *run,
                        ResampleRows *rows, GError **error);

/* The bins of all rows, taken apart by `series` if it is not NULL: bin by bin, every series in
 * each.
 */
bool resample_make_bins(const ResampleOptions *resample, const Column *times,
                        const Grouping *series, Bins *bins, GError **error);

/* The table of bins, without aggregates. `by` has the value of each of the series in its first
 * row; both may be NULL. */
Table *resample_table(const Bins *bins, const ResampleOptions *resample, const char *time,
                      const Column *times, const Column *by, const Grouping *series);

/* The states of the aggregates. */
AggregateStates resample_states(const ResampleOptions *resample);

/* The partial result of rows; takes over `begun`. */
Table *resample_partial(const Table *in, const ResampleOptions *resample, const ResampleRows *rows,
                        Part *begun, GError **error);

/* Why there is none; NULL if there is one. */
const char *resample_objection(const void *options);

extern const PartialSteps resample_steps;

#endif
