#include "tcp/byte_set.h"

typedef struct {
    int64_t from, to;
} Range;

/* In order, none touching another. */
struct ByteSet {
    GArray *ranges; /* of Range */
};

ByteSet *byte_set_new(void)
{
    ByteSet *set = g_new(ByteSet, 1);
    set->ranges = g_array_new(FALSE, FALSE, sizeof(Range));
    return set;
}

void byte_set_free(ByteSet *set)
{
    if (set != NULL) {
        g_array_unref(set->ranges);
        g_free(set);
    }
}

static const Range *range_at(const ByteSet *set, guint index)
{
    return &g_array_index(set->ranges, Range, index);
}

/* The first range that ends at `position` or behind it. */
static guint find(const ByteSet *set, int64_t position)
{
    guint low = 0, high = set->ranges->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (range_at(set, middle)->to < position) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

int64_t byte_set_add(ByteSet *set, int64_t from, int64_t to)
{
    if (from >= to) {
        return 0;
    }
    guint first = find(set, from), end = first;
    Range joined = {from, to};
    int64_t there = 0;
    for (; end < set->ranges->len && range_at(set, end)->from <= to; end++) {
        const Range *range = range_at(set, end);
        there += MIN(range->to, to) - MAX(range->from, from);
        joined.from = MIN(joined.from, range->from);
        joined.to = MAX(joined.to, range->to);
    }
    if (end > first + 1) {
        g_array_remove_range(set->ranges, first + 1, end - first - 1);
    }
    if (end > first) {
        g_array_index(set->ranges, Range, first) = joined;
    } else {
        g_array_insert_val(set->ranges, first, joined);
    }
    return to - from - there;
}

bool byte_set_meets(const ByteSet *set, int64_t from, int64_t to)
{
    guint index = find(set, from + 1);
    return from < to && index < set->ranges->len && range_at(set, index)->from < to;
}
