/* Which values of a column are told apart in a picture, where there are too many for all. */
#ifndef TABSHARK_VERBS_PLOT_VALUES_H
#define TABSHARK_VERBS_PLOT_VALUES_H

#include <stddef.h>

#include "query/grouping.h"

/* Chooses the groups with the most rows, of equal ones those that came first, at most `most` of
 * them. Stores the first row of each, in the order of the values of `key`, by which the rows are
 * grouped; gives their number. */
size_t plot_values_choose(const Grouping *grouping, const Column *key, size_t most,
                          size_t *first_row);

/* For each group its place among the `n` chosen, or `n` for one that was not; g_free it. */
size_t *plot_values_number(const Grouping *grouping, const size_t *first_row, size_t n);

#endif
