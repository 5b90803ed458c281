#include "tcp/restore_sides.h"

#include <string.h>

/* A key of bytes, without padding: an end of a stream. */
typedef struct {
    int64_t stream;
    Address source;
    uint16_t port;
} Key;

static unsigned hash_key(const void *data)
{
    const Key *key = data;
    unsigned hash = (unsigned)key->stream * 31u + key->port;
    for (size_t i = 0; i < sizeof key->source.bytes; i++)
        hash = hash * 31u + key->source.bytes[i];
    return hash;
}

static gboolean same_key(const void *a, const void *b)
{
    const Key *x = a;
    const Key *y = b;
    return x->stream == y->stream && x->port == y->port &&
           address_compare(&x->source, &y->source) == 0;
}

static void free_side(void *data)
{
    RestoreSide *side = data;
    g_array_unref(side->segments);
    g_free(side);
}

static RestoreSide *add_side(RestoreSides *sides, const RestoreSegment *segment)
{
    RestoreSide *side = g_new0(RestoreSide, 1);
    side->stream = segment->stream;
    side->name = segment->side;
    side->source = segment->source;
    side->destination = segment->destination;
    side->source_port = segment->source_port;
    side->destination_port = segment->destination_port;
    side->segments = g_array_new(false, false, sizeof(unsigned));
    g_ptr_array_add(sides->sides, side);
    return side;
}

/* The side of a segment, new if need be. */
static unsigned side_number(RestoreSides *sides, GHashTable *known, const RestoreSegment *segment)
{
    Key key = {segment->stream, segment->source, segment->source_port};
    void *found;
    if (g_hash_table_lookup_extended(known, &key, NULL, &found))
        return GPOINTER_TO_UINT(found);
    unsigned number = sides->sides->len;
    add_side(sides, segment);
    g_hash_table_insert(known, g_memdup2(&key, sizeof key), GUINT_TO_POINTER(number));
    return number;
}

/* Adds segment `i` behind those of its side. The difference to the one before is below 2^31 either
 * way (RFC 9293, section 3.4), so positions go on where numbers wrap. */
static void place(RestoreSides *sides, unsigned i, unsigned number)
{
    const RestoreSegment *segments = (const RestoreSegment *)(void *)sides->segments->data;
    RestoreSide *side = g_ptr_array_index(sides->sides, number);
    sides->side[i] = number;
    if (side->segments->len > 0) {
        unsigned before = g_array_index(side->segments, unsigned, side->segments->len - 1);
        int32_t step = (int32_t)(segments[i].sequence - segments[before].sequence);
        sides->starts[i] = sides->starts[before] - segments[before].syn + step;
    }
    /* A SYN takes a number of its own, before the data. */
    sides->starts[i] += segments[i].syn;
    g_array_append_val(side->segments, i);
}

RestoreSides *restore_sides_new(const GArray *segments)
{
    RestoreSides *sides = g_new0(RestoreSides, 1);
    g_autoptr(GHashTable) known = g_hash_table_new_full(hash_key, same_key, g_free, NULL);
    sides->segments = segments;
    sides->starts = g_new0(int64_t, MAX(segments->len, 1));
    sides->side = g_new(unsigned, MAX(segments->len, 1));
    sides->sides = g_ptr_array_new_with_free_func(free_side);
    for (unsigned i = 0; i < segments->len; i++) {
        const RestoreSegment *segment = &g_array_index(segments, RestoreSegment, i);
        sides->side[i] = UINT_MAX;
        if (segment->whole)
            place(sides, i, side_number(sides, known, segment));
    }
    return sides;
}

void restore_sides_free(RestoreSides *sides)
{
    if (sides == NULL)
        return;
    g_free(sides->starts);
    g_free(sides->side);
    g_ptr_array_unref(sides->sides);
    g_free(sides);
}

/* A reset without data may carry any number. */
static bool counts(const RestoreSegment *segment)
{
    return !segment->reset || segment->length > 0;
}

/* Where the segments begin and end. */
static void find_ends(const RestoreSides *sides, const GArray *numbers, Extent *extent)
{
    bool any = false;
    for (unsigned i = 0; i < numbers->len; i++) {
        unsigned number = g_array_index(numbers, unsigned, i);
        const RestoreSegment *segment = &g_array_index(sides->segments, RestoreSegment, number);
        int64_t start = sides->starts[number];
        int64_t end = start + segment->length;
        if (!counts(segment))
            continue;
        if (!any)
            extent->from = extent->to = start;
        if (segment->syn && !extent->has_syn)
            extent->from = start;
        else if (!extent->has_syn && segment->length > 0)
            extent->from = MIN(extent->from, start);
        extent->has_syn |= segment->syn;
        if (segment->length > 0 || segment->fin)
            extent->to = MAX(extent->to, end);
        any = true;
    }
    extent->to = MAX(extent->to, extent->from);
}

Extent extent_of(const RestoreSides *sides, const GArray *numbers)
{
    Extent extent = {.held = sequence_set_new()};
    find_ends(sides, numbers, &extent);
    for (unsigned i = 0; i < numbers->len; i++) {
        unsigned number = g_array_index(numbers, unsigned, i);
        const RestoreSegment *segment = &g_array_index(sides->segments, RestoreSegment, number);
        int64_t start = sides->starts[number];
        int64_t end = start + segment->captured;
        extent.early += MAX(MIN(end, extent.from) - start, 0);
        sequence_set_add(extent.held, MAX(start, extent.from), end);
    }
    extent.repeated = sequence_set_join(extent.held);
    return extent;
}

void extent_clear(Extent *extent)
{
    g_clear_pointer(&extent->held, sequence_set_free);
}
