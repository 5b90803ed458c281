#include "query/grouping.h"

#include <string.h>

#include "query/keys.h"
#include "query/numbering.h"

G_STATIC_ASSERT(GROUP_NONE == NUMBER_NONE);

/* What one more key adds to the groups so far. */
typedef struct {
    const Column *column;
    const uint32_t *numbers; /* of the column's values, to be used in their place; or NULL */
    uint64_t low, high;      /* no key lies beyond */
} Keys;

static void load(const Keys *keys, size_t start, size_t n, uint64_t *loaded)
{
    if (keys->numbers == NULL) {
        keys_load(keys->column, start, n, loaded);
        return;
    }
    for (size_t i = 0; i < n; i++)
        loaded[i] = keys->numbers[start + i];
}

/* Is there a 64-bit number for each pair of a group and a key? Then the highest. */
static bool pairs_fit(uint32_t groups, const Keys *keys, uint64_t *highest)
{
    uint64_t width = keys->high - keys->low;
    uint64_t pairs;
    if (groups == 1) {
        *highest = width;
        return true;
    }
    if (width == UINT64_MAX || __builtin_mul_overflow(groups, width + 1, &pairs))
        return false;
    *highest = pairs - 1;
    return true;
}

/* Numbers the pairs of a row's group and its key, and makes the numbers the groups. */
static void number_pairs(Grouping *grouping, const Keys *keys, uint64_t highest)
{
    g_autoptr(Numbering) numbering = numbering_new(highest, grouping->rows);
    uint64_t pairs[KEYS_AT_ONCE];
    uint64_t factor = grouping->groups == 1 ? 0 : keys->high - keys->low + 1;
    for (size_t start = 0; start < grouping->rows; start += KEYS_AT_ONCE) {
        size_t n = MIN(grouping->rows - start, KEYS_AT_ONCE);
        uint32_t *groups = grouping->group_of + start;
        load(keys, start, n, pairs);
        for (size_t i = 0; i < n; i++) {
            if (!column_has(keys->column, start + i))
                groups[i] = GROUP_NONE;
            pairs[i] = pairs[i] - keys->low + groups[i] * factor;
        }
        numbering_look_up(numbering, pairs, groups, n);
    }
    grouping->groups = numbering_count(numbering);
}

/* Takes the groups apart by one more key. */
static void split(Grouping *grouping, const Column *column)
{
    Keys keys = {.column = column};
    g_autoptr(Grouping) own = NULL;
    uint64_t highest;
    if (!keys_range(column, &keys.low, &keys.high))
        keys.low = keys.high = 0;
    if (!pairs_fit(grouping->groups, &keys, &highest)) {
        /* The key's values lie too far apart; their numbers do not. */
        own = grouping_new(&column, 1, grouping->rows);
        keys = (Keys){column, own->group_of, 0, MAX(own->groups, 1) - 1};
        bool fits = pairs_fit(grouping->groups, &keys, &highest);
        g_assert(fits);
    }
    number_pairs(grouping, &keys, highest);
}

/* Finds the first rows, and how many rows have no group. */
static void look_back(Grouping *grouping)
{
    grouping->first_row = g_new(size_t, MAX(grouping->groups, 1));
    for (uint32_t group = 0; group < grouping->groups; group++)
        grouping->first_row[group] = grouping->rows;
    for (size_t row = grouping->rows; row-- > 0;) {
        uint32_t group = grouping->group_of[row];
        if (group == GROUP_NONE)
            grouping->left_out++;
        else
            grouping->first_row[group] = row;
    }
}

Grouping *grouping_new(const Column *const *keys, size_t n, size_t rows)
{
    Grouping *grouping = g_new0(Grouping, 1);
    grouping->rows = rows;
    grouping->groups = 1;
    grouping->group_of = g_new0(uint32_t, MAX(rows, 1));
    for (size_t i = 0; i < n; i++) {
        g_assert(keys[i]->rows == rows);
        split(grouping, keys[i]);
    }
    look_back(grouping);
    return grouping;
}

Grouping *grouping_refine(const Grouping *grouping, const Column *key)
{
    g_assert(key->rows == grouping->rows);
    Grouping *finer = g_new0(Grouping, 1);
    finer->rows = grouping->rows;
    finer->groups = grouping->groups;
    finer->group_of = g_new(uint32_t, MAX(grouping->rows, 1));
    memcpy(finer->group_of, grouping->group_of, grouping->rows * sizeof *finer->group_of);
    split(finer, key);
    look_back(finer);
    return finer;
}

Grouping *grouping_adopt(uint32_t *group_of, size_t rows, uint32_t groups)
{
    Grouping *grouping = g_new0(Grouping, 1);
    *grouping = (Grouping){.rows = rows, .group_of = group_of, .groups = groups};
    look_back(grouping);
    return grouping;
}

void grouping_free(Grouping *grouping)
{
    if (grouping == NULL)
        return;
    g_free(grouping->group_of);
    g_free(grouping->first_row);
    g_free(grouping);
}
