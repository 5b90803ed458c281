/* The states (query/state.h) of a verb's aggregates. Those that need the same state of the same
 * column share it. */
#ifndef TABSHARK_VERBS_AGGREGATE_STATES_H
#define TABSHARK_VERBS_AGGREGATE_STATES_H

#include "query/part.h"

typedef struct {
    const char *verb;      /* errors begin with its name */
    const GPtrArray *list; /* of Aggregate * */
    bool approximate;      /* quantiles and nunique of sketches */
} AggregateStates;

/* Adds the states of the rows of a grouping to `states`, of State *. */
bool aggregate_states_make(const AggregateStates *aggregates, const Table *in,
                           const Grouping *grouping, uint64_t seed, GPtrArray *states,
                           GError **error);

/* Are those the states that the aggregates need? */
bool aggregate_states_check(const AggregateStates *aggregates, const GPtrArray *states);

/* Adds a column a group for each aggregate to `out`. A name that it has already is an error. */
bool aggregate_states_finish(const AggregateStates *aggregates, const GPtrArray *states,
                             const size_t *first_rows, Table *out, GError **error);

/* As aggregate_list_apply, by way of states: what sketches say of all rows. */
bool aggregate_states_apply(const AggregateStates *aggregates, const Table *in,
                            const Grouping *grouping, Table *out, GError **error);

#endif
