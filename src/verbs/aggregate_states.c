#include "verbs/aggregate_states.h"

#include "query/aggregate_kinds.h"
#include "verbs/aggregate_list.h"

static const Aggregate *aggregate_at(const AggregateStates *aggregates, unsigned index)
{
    return g_ptr_array_index(aggregates->list, index);
}

static StateKind kind_at(const AggregateStates *aggregates, unsigned index)
{
    return state_kind_for(aggregate_at(aggregates, index), aggregates->approximate);
}

/* The first aggregate that needs the same state. */
static unsigned find_owner(const AggregateStates *aggregates, unsigned index)
{
    unsigned owner = 0;
    while (kind_at(aggregates, owner) != kind_at(aggregates, index) ||
           g_strcmp0(aggregate_at(aggregates, owner)->column,
                     aggregate_at(aggregates, index)->column) != 0)
        owner++;
    return owner;
}

/* The place of an aggregate's state: states are in the order of those that need them first. */
static unsigned find_state(const AggregateStates *aggregates, unsigned index)
{
    unsigned owner = find_owner(aggregates, index);
    unsigned place = 0;
    for (unsigned i = 0; i < owner; i++)
        place += find_owner(aggregates, i) == i;
    return place;
}

static bool make_state(const AggregateStates *aggregates, unsigned index, const Table *in,
                       const Grouping *grouping, uint64_t seed, GPtrArray *states, GError **error)
{
    const Aggregate *aggregate = aggregate_at(aggregates, index);
    const Column *column = NULL;
    size_t at;
    if (aggregate->column != NULL) {
        if (!table_require(in, aggregate->column, &at, error))
            return false;
        column = table_column(in, at);
        if (!aggregate_check_type(aggregate->kind, column->type, error)) {
            g_prefix_error(error, "'%s': ", aggregate->name);
            return false;
        }
    }
    const Column *labels = table_width(in) > 0 ? table_column(in, 0) : NULL;
    if (find_owner(aggregates, index) == index)
        g_ptr_array_add(states,
                        state_make(kind_at(aggregates, index), column, labels, grouping, seed));
    return true;
}

bool aggregate_states_make(const AggregateStates *aggregates, const Table *in,
                           const Grouping *grouping, uint64_t seed, GPtrArray *states,
                           GError **error)
{
    for (unsigned i = 0; i < aggregates->list->len; i++) {
        if (!make_state(aggregates, i, in, grouping, seed, states, error)) {
            g_prefix_error(error, "%s: ", aggregates->verb);
            return false;
        }
    }
    return true;
}

bool aggregate_states_check(const AggregateStates *aggregates, const GPtrArray *states)
{
    unsigned owners = 0;
    for (unsigned i = 0; i < aggregates->list->len; i++) {
        unsigned place = find_state(aggregates, i);
        owners += find_owner(aggregates, i) == i;
        if (place >= states->len)
            return false;
        const State *state = g_ptr_array_index(states, place);
        if (state->kind != kind_at(aggregates, i) ||
            (aggregate_at(aggregates, i)->column != NULL &&
             !aggregate_check_type(aggregate_at(aggregates, i)->kind, state->type, NULL)))
            return false;
    }
    return owners == states->len;
}

bool aggregate_states_finish(const AggregateStates *aggregates, const GPtrArray *states,
                             const size_t *first_rows, Table *out, GError **error)
{
    for (unsigned i = 0; i < aggregates->list->len; i++) {
        const Aggregate *aggregate = aggregate_at(aggregates, i);
        const State *state = g_ptr_array_index(states, find_state(aggregates, i));
        if (!aggregate_list_name_free(aggregates->verb, aggregate, out, error))
            return false;
        Column *column = state_finish(state, aggregate, out->rows, first_rows, error);
        if (column == NULL) {
            g_prefix_error(error, "%s: '%s': ", aggregates->verb, aggregate->name);
            return false;
        }
        table_add(out, aggregate->name, column);
    }
    return true;
}

static void free_state(gpointer state)
{
    state_free(state);
}

bool aggregate_states_apply(const AggregateStates *aggregates, const Table *in,
                            const Grouping *grouping, Table *out, GError **error)
{
    g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func(free_state);
    return aggregate_states_make(aggregates, in, grouping, 0, states, error) &&
           aggregate_states_finish(aggregates, states, grouping->first_row, out, error);
}
