/* The families of states, for state.c alone. */
#ifndef TABSHARK_QUERY_STATE_KINDS_H
#define TABSHARK_QUERY_STATE_KINDS_H

#include "query/state.h"

/* Parts' tables, one below the other, as one; its groups, numbered through, are the rows of
 * `grouping`. */
typedef struct {
    const Table *table;
    const Grouping *grouping;
    Type type;
    uint64_t seed;
} Joined;

/* Each as the function of state.h. Tables that are made or merged have the columns that `check`
 * asks for. */
typedef struct {
    Table *(*make)(StateKind kind, const Column *column, const Column *labels,
                   const Grouping *grouping, uint64_t seed);
    Table *(*merge)(StateKind kind, const Joined *joined);
    Column *(*finish)(const State *state, const Aggregate *aggregate, size_t groups,
                      const size_t *first_rows, GError **error);
    bool (*check)(const State *state, size_t groups);
} StateFamily;

extern const StateFamily state_counts, state_totals, state_picks, state_values, state_sketches;

/* The name of the first column of a state that has any number of rows: the group of each. */
#define STATE_GROUP "group"

/* More values no captures have. What bytes say of a group is held to that, so that no sum of the
 * states of parts leaves its type. */
#define STATE_VALUES_MOST (INT64_C(1) << 48)

/* Does the table have so many columns, of those types, and no missing value in them? */
bool state_has_columns(const Table *table, const Type *types, size_t n);

/* Are the numbers in an int column all in low … high? */
bool state_in_range(const Column *column, int64_t low, int64_t high);

/* The rows of a state that has any number of them, by group: what each is in is in the first
 * column, renumbered by `groups` if it is not NULL. */
Grouping *state_row_groups(const Table *table, const Grouping *groups, size_t n);

#endif
