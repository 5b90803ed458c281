#include "query/aggregate.h"

#include "base/error.h"
#include "query/aggregate_kinds.h"

/* Why the aggregate cannot work on a type; NULL if it can. */
static const char *objection(AggregateKind kind, Type type)
{
    switch (kind) {
    case AGGREGATE_SUM:
        return type_is_numeric(type) && type != TYPE_TIME ? NULL
                                                          : "sums are of numbers and durations";
    case AGGREGATE_MEAN:
    case AGGREGATE_VAR:
    case AGGREGATE_STD:
    case AGGREGATE_QUANTILE:
        return type_is_numeric(type) ? NULL : "it takes numbers, times or durations";
    case AGGREGATE_COUNT:
    case AGGREGATE_MIN:
    case AGGREGATE_MAX:
    case AGGREGATE_FIRST:
    case AGGREGATE_LAST:
    case AGGREGATE_NUNIQUE:
    case AGGREGATE_ARGMAX:
        return NULL;
    }
    g_assert_not_reached();
}

bool aggregate_check_type(AggregateKind kind, Type type, GError **error)
{
    const char *problem = objection(kind, type);
    if (problem == NULL)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "the column is of type %s; %s",
                type_name(type), problem);
    return false;
}

Column *aggregate_column(AggregateKind kind, double quantile, const Column *column,
                         const Column *labels, const Grouping *grouping, GError **error)
{
    g_assert(column != NULL || kind == AGGREGATE_COUNT);
    g_assert(column == NULL || column->rows == grouping->rows);
    if (column != NULL && !aggregate_check_type(kind, column->type, error))
        return NULL;
    switch (kind) {
    case AGGREGATE_COUNT:
        return aggregate_count(column, grouping);
    case AGGREGATE_SUM:
        return aggregate_sum(column, grouping, error);
    case AGGREGATE_MEAN:
        return aggregate_mean(column, grouping);
    case AGGREGATE_VAR:
    case AGGREGATE_STD:
        return aggregate_spread(kind, column, grouping);
    case AGGREGATE_QUANTILE:
        return aggregate_quantile(column, quantile, grouping);
    case AGGREGATE_NUNIQUE:
        return aggregate_nunique(column, grouping);
    case AGGREGATE_MIN:
    case AGGREGATE_MAX:
    case AGGREGATE_FIRST:
    case AGGREGATE_LAST:
    case AGGREGATE_ARGMAX:
        return aggregate_pick(kind, column, labels, grouping);
    }
    g_assert_not_reached();
}

Column *aggregate_table(const Aggregate *aggregate, const Table *table, const Grouping *grouping,
                        GError **error)
{
    size_t index;
    const Column *column = NULL;
    if (aggregate->column != NULL) {
        if (!table_require(table, aggregate->column, &index, error))
            return NULL;
        column = table_column(table, index);
    }
    const Column *labels = table_width(table) > 0 ? table_column(table, 0) : NULL;
    Column *result =
        aggregate_column(aggregate->kind, aggregate->quantile, column, labels, grouping, error);
    if (result == NULL)
        g_prefix_error(error, "'%s': ", aggregate->name);
    return result;
}
