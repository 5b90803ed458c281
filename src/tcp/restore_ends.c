#include "tcp/restore_ends.h"

#include "tcp/restore_segments.h"

static unsigned hash_ends(const void *data)
{
    const RestoreEnds *ends = data;
    unsigned hash = (unsigned)ends->source_port * 65599u + ends->destination_port;
    for (size_t i = 0; i < sizeof ends->source.bytes; i++)
        hash = (hash * 31u + ends->source.bytes[i]) * 31u + ends->destination.bytes[i];
    return hash;
}

static gboolean same_ends(const void *a, const void *b)
{
    const RestoreEnds *x = a;
    const RestoreEnds *y = b;
    return x->source_port == y->source_port && x->destination_port == y->destination_port &&
           address_compare(&x->source, &y->source) == 0 &&
           address_compare(&x->destination, &y->destination) == 0;
}

static void free_numbers(void *numbers)
{
    g_array_unref(numbers);
}

GHashTable *restore_ends_group(const GArray *segments)
{
    GHashTable *groups = g_hash_table_new_full(hash_ends, same_ends, g_free, free_numbers);
    for (unsigned i = 0; i < segments->len; i++) {
        const RestoreSegment *segment = &g_array_index(segments, RestoreSegment, i);
        RestoreEnds ends = {segment->source, segment->destination, segment->source_port,
                            segment->destination_port};
        if (!segment->whole)
            continue;
        GArray *numbers = g_hash_table_lookup(groups, &ends);
        if (numbers == NULL) {
            numbers = g_array_new(false, false, sizeof(unsigned));
            g_hash_table_insert(groups, g_memdup2(&ends, sizeof ends), numbers);
        }
        g_array_append_val(numbers, i);
    }
    return groups;
}

/* Of numbers that go up, where the first stands that is not less. */
static unsigned find_number(const GArray *numbers, size_t number)
{
    unsigned from = 0, to = numbers->len;
    while (from < to) {
        unsigned middle = from + (to - from) / 2;
        if (g_array_index(numbers, unsigned, middle) < number)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* The same ends may have had thousands of connections, so not all numbers are gone through. */
GArray *restore_ends_between(GHashTable *groups, const RestoreEnds *ends, size_t first, size_t last)
{
    const GArray *numbers = g_hash_table_lookup(groups, ends);
    GArray *between = g_array_new(false, false, sizeof(unsigned));
    for (unsigned i = numbers != NULL ? find_number(numbers, first) : 0;
         numbers != NULL && i < numbers->len; i++) {
        unsigned number = g_array_index(numbers, unsigned, i);
        if (number > last)
            break;
        g_array_append_val(between, number);
    }
    return between;
}
