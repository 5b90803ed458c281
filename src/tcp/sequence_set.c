#include "tcp/sequence_set.h"

#include <stdbool.h>

SequenceSet *sequence_set_new(void)
{
    return g_array_new(false, false, sizeof(SequenceRange));
}

void sequence_set_free(SequenceSet *set)
{
    g_array_unref(set);
}

void sequence_set_add(SequenceSet *set, int64_t from, int64_t to)
{
    SequenceRange range = {from, to};
    if (from < to)
        g_array_append_val(set, range);
}

void sequence_set_add_all(SequenceSet *set, const SequenceSet *other)
{
    if (other->len > 0)
        g_array_append_vals(set, other->data, other->len);
}

static int compare(const void *a, const void *b)
{
    const SequenceRange *x = a;
    const SequenceRange *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

int64_t sequence_set_join(SequenceSet *set)
{
    int64_t more = 0;
    unsigned kept = 0;
    SequenceRange *ranges = (SequenceRange *)(void *)set->data;
    g_array_sort(set, compare);
    for (unsigned i = 1; i < set->len; i++) {
        if (ranges[i].from > ranges[kept].to) {
            ranges[++kept] = ranges[i];
            continue;
        }
        more += MIN(ranges[i].to, ranges[kept].to) - ranges[i].from;
        ranges[kept].to = MAX(ranges[i].to, ranges[kept].to);
    }
    if (set->len > 0)
        g_array_set_size(set, kept + 1);
    return more;
}

int64_t sequence_set_size(const SequenceSet *set)
{
    return sequence_set_size_in(set, INT64_MIN, INT64_MAX);
}

int64_t sequence_set_size_in(const SequenceSet *set, int64_t from, int64_t to)
{
    int64_t size = 0;
    for (unsigned i = 0; i < set->len; i++) {
        SequenceRange range = g_array_index(set, SequenceRange, i);
        int64_t start = MAX(range.from, from);
        int64_t end = MIN(range.to, to);
        size += MAX(end - start, 0);
    }
    return size;
}
