#include "verbs/plot_values.h"

#include "query/order.h"

static size_t *count_rows(const Grouping *grouping)
{
    size_t *rows = g_new0(size_t, MAX(grouping->groups, 1));
    for (size_t row = 0; row < grouping->rows; row++) {
        if (grouping->group_of[row] != GROUP_NONE) {
            rows[grouping->group_of[row]]++;
        }
    }
    return rows;
}

size_t plot_values_choose(const Grouping *grouping, const Column *key, size_t most,
                          size_t *first_row)
{
    g_autofree size_t *rows = count_rows(grouping);
    size_t n = MIN(grouping->groups, most);
    for (size_t i = 0; i < n; i++) {
        uint32_t largest = 0;
        for (uint32_t group = 1; group < grouping->groups; group++) {
            largest = rows[group] > rows[largest] ? group : largest;
        }
        first_row[i] = grouping->first_row[largest];
        rows[largest] = 0;
    }
    order_rows(key, false, first_row, n);
    return n;
}

size_t *plot_values_number(const Grouping *grouping, const size_t *first_row, size_t n)
{
    size_t *place = g_new(size_t, MAX(grouping->groups, 1));
    for (uint32_t group = 0; group < grouping->groups; group++) {
        place[group] = n;
    }
    for (size_t i = 0; i < n; i++) {
        place[grouping->group_of[first_row[i]]] = i;
    }
    return place;
}
