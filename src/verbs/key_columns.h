/* The key columns that a verb's arguments name. */
#ifndef TABSHARK_VERBS_KEY_COLUMNS_H
#define TABSHARK_VERBS_KEY_COLUMNS_H

#include "query/grouping.h"
#include "verbs/verb.h"

/* The names in a list such as "ip.src,ip.dst", after those that are in `names` already. Empty names
 * are passed over. */
void key_names_add(GPtrArray *names, const char *list);

/* The columns of that name, borrowed; g_free the array. NULL if one does not exist. */
const Column **key_columns_find(const Table *table, const GPtrArray *names, GError **error);

/* Groups a table's rows by those columns, and warns if rows are left out for a missing key. */
Grouping *key_columns_group(const Table *table, const GPtrArray *names, const char *verb,
                            const Run *run, GError **error);

/* Warns that `n` rows were left out for lack of one of those keys, unless it is 0. */
void key_columns_warn(const GPtrArray *names, size_t n, const char *verb, const Run *run);

/* Warns that `n` rows were left out, unless it is 0: "group: 2 rows were left out: ip.src is
 * missing there". */
void warn_left_out(const Run *run, const char *verb, size_t n, const char *missing);

#endif
