/* What has to be known of a group's rows so that an aggregate of them can be put together of
 * parts: made of the rows of each part, merged, and finished to the aggregate's value.
 *
 * What is finished after merging is what aggregate_column gives for all rows at once: of integers,
 * times and durations to the last digit; of reals to some 2^-60, since sums are kept with what they
 * round off, and squared distances are moved to the common mean (T. F. Chan, G. H. Golub and R. J.
 * LeVeque, "Updating Formulae and a Pairwise Algorithm for Computing Sample Variances", 1979,
 * formula 2.1). Only sketches are estimates (query/kll.h,
 * query/hyperloglog.h).
 */
#ifndef TABSHARK_QUERY_STATE_H
#define TABSHARK_QUERY_STATE_H

#include "query/aggregate.h"

typedef enum {
    STATE_COUNT,
    STATE_TOTAL,  /* for sum and mean */
    STATE_SPREAD, /* for std and var */
    STATE_MIN,    /* these: the value */
    STATE_MAX,
    STATE_FIRST,
    STATE_LAST,
    STATE_ARGMAX,    /* the value, and its label */
    STATE_VALUES,    /* for quantiles: every value */
    STATE_DISTINCT,  /* for nunique: every different value */
    STATE_RANKS,     /* for quantiles: a sketch of the values */
    STATE_REGISTERS, /* for nunique: a sketch of the different values */
} StateKind;

#define STATE_KINDS (STATE_REGISTERS + 1)

/* The state of all groups of a part. */
typedef struct {
    StateKind kind;
    Type type;    /* of the column that it is made of; TYPE_INT if it counts rows */
    Table *table; /* a row a group; or, if the first column is called "group", any number */
} State;

/* The state that an aggregate needs; `approximate` lets quantiles and nunique have sketches. */
StateKind state_kind_for(const Aggregate *aggregate, bool approximate);

/* The state of the rows of a grouping. `column` and `labels` are as for aggregate_column, and
 * `kind` is one for an aggregate that the column's type allows. `seed` is for what a sketch leaves
 * to chance: parts that will be merged differ in it. */
State *state_make(StateKind kind, const Column *column, const Column *labels,
                  const Grouping *grouping, uint64_t seed);
void state_free(State *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(State, state_free)

/* The states of `n` parts, one part after the other; `grouping` has a row for each group of each
 * part, and says which is which. NULL, without an error, if their kinds or types differ. */
State *state_merge(const State *const *parts, size_t n, const size_t *groups,
                   const Grouping *grouping, uint64_t seed);

/* The value of each of `groups` groups. `first_rows` is for the message if a sum does not fit. */
Column *state_finish(const State *state, const Aggregate *aggregate, size_t groups,
                     const size_t *first_rows, GError **error);

/* Is it a state of so many groups that the functions above can work on, whoever wrote it? */
bool state_check(const State *state, size_t groups);

#endif
