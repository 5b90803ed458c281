/* The functions of expressions. Each gets the call and gives its value; the number of arguments was
 * checked. */
#ifndef TABSHARK_QUERY_FUNCTIONS_H
#define TABSHARK_QUERY_FUNCTIONS_H

#include "query/evaluate.h"

/* if(condition, a, b) */
Column *function_if(const Context *context, const Node *call, GError **error);

/* lower(text), upper(text), len(text) in characters, substr(text, start [, length]) with the first
 * character at 0 and negative starts from the end. */
Column *function_lower(const Context *context, const Node *call, GError **error);
Column *function_upper(const Context *context, const Node *call, GError **error);
Column *function_len(const Context *context, const Node *call, GError **error);
Column *function_substr(const Context *context, const Node *call, GError **error);

/* floor(x) and round(x), half to even, give an int; round(x, decimals) a real; abs(x) the type of
 * x; log10(x) a real, missing for x <= 0. */
Column *function_floor(const Context *context, const Node *call, GError **error);
Column *function_round(const Context *context, const Node *call, GError **error);
Column *function_abs(const Context *context, const Node *call, GError **error);
Column *function_log10(const Context *context, const Node *call, GError **error);

/* year, month, day, hour, minute, second and weekday (1 is Monday) of a time, in the context's
 * zone. */
Column *function_time_part(const Context *context, const Node *call, GError **error);

/* first, last, min, max, sum, mean and count over the table, or with "by" over each group; one
 * value a group, in each of its rows. Missing values are skipped; a row whose key is missing has
 * none. */
Column *function_aggregate(const Context *context, const Node *call, GError **error);

/* lag(x [, rows]): the value so many rows before; cumsum(x): the sum up to the row. Over the table
 * or within groups. */
Column *function_lag(const Context *context, const Node *call, GError **error);
Column *function_cumsum(const Context *context, const Node *call, GError **error);

#endif
