/* The aggregates among a verb's arguments. */
#ifndef TABSHARK_VERBS_AGGREGATE_LIST_H
#define TABSHARK_VERBS_AGGREGATE_LIST_H

#include "query/aggregate.h"

/* Reads arguments as aggregates, of Aggregate *; without any, a plain count. Two of one name are an
 * error. NULL on errors, which begin with the verb's name. */
GPtrArray *aggregate_list_parse(const char *verb, char **arguments, GError **error);

/* Is none of them called as one of `names`, the result's other columns? */
bool aggregate_list_check(const char *verb, const GPtrArray *list, const GPtrArray *names,
                          GError **error);

/* Adds a column a group for each of them to `out`. A name that it has already is an error. */
bool aggregate_list_apply(const char *verb, const GPtrArray *list, const Table *in,
                          const Grouping *grouping, Table *out, GError **error);

/* Does a column of `out` have the aggregate's name already? That is an error. */
bool aggregate_list_name_free(const char *verb, const Aggregate *aggregate, const Table *out,
                              GError **error);

#endif
