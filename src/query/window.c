/* Functions that look at more than one row: aggregates, lag and cumsum, over the table or within
 * groups. */
#include <math.h>
#include <string.h>

#include "query/aggregate.h"
#include "query/convert.h"
#include "query/functions.h"
#include "query/pick.h"

/* The groups that the keys behind "by" make; without any, all rows are one. */
static Grouping *group_rows(const Context *context, const Node *call, GError **error)
{
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func((GDestroyNotify)column_unref);
    for (unsigned i = 0; call->keys != NULL && i < call->keys->len; i++) {
        Column *key = evaluate(context, g_ptr_array_index(call->keys, i), error);
        if (key == NULL)
            return NULL;
        g_ptr_array_add(keys, key);
    }
    return grouping_new((const Column *const *)(void *)keys->pdata, keys->len,
                        context->table->rows);
}

/* The groups' values in the groups' rows. */
static Column *spread(const Column *values, const Grouping *grouping)
{
    g_autofree size_t *groups = g_new(size_t, MAX(grouping->rows, 1));
    for (size_t row = 0; row < grouping->rows; row++)
        groups[row] = grouping->group_of[row] != GROUP_NONE ? grouping->group_of[row] : NO_ROW;
    return pick_rows(values, groups, grouping->rows);
}

static AggregateKind kind_of(const char *name)
{
    static const struct {
        const char *name;
        AggregateKind kind;
    } kinds[] = {{"first", AGGREGATE_FIRST}, {"last", AGGREGATE_LAST}, {"min", AGGREGATE_MIN},
                 {"max", AGGREGATE_MAX},     {"sum", AGGREGATE_SUM},   {"mean", AGGREGATE_MEAN}};
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (strcmp(kinds[i].name, name) == 0)
            return kinds[i].kind;
    }
    return AGGREGATE_COUNT;
}

Column *function_aggregate(const Context *context, const Node *call, GError **error)
{
    g_autoptr(Column) column = NULL;
    if (call->children->len > 0) {
        column =
            evaluate_repeat(evaluate(context, node_child(call, 0), error), context->table->rows);
        if (column == NULL)
            return NULL;
    }
    g_autoptr(Grouping) grouping = group_rows(context, call, error);
    if (grouping == NULL)
        return NULL;
    g_autoptr(GError) reason = NULL;
    g_autoptr(Column) values =
        aggregate_column(kind_of(call->text), 0, column, NULL, grouping, &reason);
    if (values == NULL)
        return evaluate_error(context, call, error, "%s", reason->message);
    return spread(values, grouping);
}

static bool read_distance(const Context *context, const Node *call, int64_t *distance,
                          GError **error)
{
    *distance = 1;
    if (call->children->len < 2)
        return true;
    const Node *node = node_child(call, 1);
    g_autoptr(Column) column = evaluate(context, node, error);
    if (column == NULL)
        return false;
    if (node->kind == NODE_NUMBER && column->type == TYPE_INT && column->ints[0] >= 1) {
        *distance = column->ints[0];
        return true;
    }
    evaluate_error(context, node, error, "lag goes back by a number of rows, 1 or more");
    return false;
}

/* The rows of each group, one group after the other, each in the order of the table; `starts` has a
 * place more than there are groups. */
static size_t *rows_by_group(const Grouping *grouping, size_t **starts)
{
    size_t *rows = g_new(size_t, MAX(grouping->rows, 1));
    g_autofree size_t *next = g_new0(size_t, (size_t)grouping->groups + 2);
    for (size_t row = 0; row < grouping->rows; row++) {
        if (grouping->group_of[row] != GROUP_NONE)
            next[grouping->group_of[row] + 2]++;
    }
    for (uint32_t group = 1; group < grouping->groups + 1; group++)
        next[group + 1] += next[group];
    for (size_t row = 0; row < grouping->rows; row++) {
        if (grouping->group_of[row] != GROUP_NONE)
            rows[next[grouping->group_of[row] + 1]++] = row;
    }
    *starts = g_steal_pointer(&next);
    return rows;
}

Column *function_lag(const Context *context, const Node *call, GError **error)
{
    int64_t distance;
    g_autoptr(Column) column =
        evaluate_repeat(evaluate(context, node_child(call, 0), error), context->table->rows);
    if (column == NULL || !read_distance(context, call, &distance, error))
        return NULL;
    g_autoptr(Grouping) grouping = group_rows(context, call, error);
    if (grouping == NULL)
        return NULL;
    g_autofree size_t *starts = NULL;
    g_autofree size_t *rows = rows_by_group(grouping, &starts);
    g_autofree size_t *sources = g_new(size_t, MAX(grouping->rows, 1));
    for (size_t row = 0; row < grouping->rows; row++)
        sources[row] = NO_ROW;
    for (uint32_t group = 0; group < grouping->groups; group++) {
        for (size_t i = starts[group]; i < starts[group + 1]; i++) {
            if (i - starts[group] >= (uint64_t)distance)
                sources[rows[i]] = rows[i - (size_t)distance];
        }
    }
    return pick_rows(column, sources, column->rows);
}

/* Adds up within groups; false if an integer sum does not fit. */
static bool accumulate(const Column *column, const Grouping *grouping, Column *sums)
{
    g_autofree int64_t *ints = g_new0(int64_t, (size_t)grouping->groups + 1);
    g_autofree uint64_t *uints = g_new0(uint64_t, (size_t)grouping->groups + 1);
    g_autofree double *reals = g_new0(double, (size_t)grouping->groups + 1);
    for (size_t row = 0; row < column->rows; row++) {
        uint32_t group = grouping->group_of[row];
        if (group == GROUP_NONE || !column_has(column, row)) {
            column_set_missing(sums, row);
        } else if (column->type == TYPE_REAL) {
            sums->reals[row] = reals[group] += column->reals[row];
            if (isnan(sums->reals[row])) {
                sums->reals[row] = 0;
                column_set_missing(sums, row);
            }
        } else if (column->type == TYPE_UINT) {
            if (__builtin_add_overflow(uints[group], column->uints[row], &uints[group]))
                return false;
            sums->uints[row] = uints[group];
        } else {
            if (__builtin_add_overflow(ints[group], column->ints[row], &ints[group]))
                return false;
            sums->ints[row] = ints[group];
        }
    }
    return true;
}

Column *function_cumsum(const Context *context, const Node *call, GError **error)
{
    const Node *argument = node_child(call, 0);
    g_autoptr(Column) column = evaluate(context, argument, error);
    if (column == NULL)
        return NULL;
    if (column->type == TYPE_BOOL)
        column = convert_to(context, argument, g_steal_pointer(&column), TYPE_INT, error);
    column = evaluate_repeat(g_steal_pointer(&column), context->table->rows);
    if (!type_is_numeric(column->type) || column->type == TYPE_TIME)
        return evaluate_error(context, argument, error, "%s cannot be summed up",
                              type_name(column->type));
    g_autoptr(Grouping) grouping = group_rows(context, call, error);
    if (grouping == NULL)
        return NULL;
    g_autoptr(Column) sums = column_new(column->type, column->rows, NULL);
    if (!accumulate(column, grouping, sums))
        return evaluate_error(context, call, error, "the sum does not fit in 64 bits");
    return g_steal_pointer(&sums);
}
