#include "tcp/sequence.h"

/* A run of sequence numbers that were captured, or (empty) a place that is known to exist. */
typedef struct {
    size_t space;
    int64_t start, end;
    bool data; /* bytes of data, rather than a SYN, a FIN or an acknowledgement */
} Extent;

/* One sequence space: what began with one initial sequence number, as far as one can tell. */
typedef struct {
    size_t direction;
    uint32_t initial; /* of the SYN */
    bool has_initial;
    int64_t highest; /* end of what was seen or acknowledged */
    bool acknowledged;
    int64_t first_ack, last_ack;
    size_t newest; /* extent with data */
    bool has_newest;
} Space;

struct CoverageBuilder {
    size_t directions;
    size_t *current; /* the space of each direction, or NO_SPACE */
    GArray *spaces;  /* of Space */
    GArray *extents; /* of Extent */
};

#define NO_SPACE SIZE_MAX

CoverageBuilder *coverage_builder_new(size_t n)
{
    CoverageBuilder *builder = g_new0(CoverageBuilder, 1);
    builder->directions = n;
    builder->current = g_new(size_t, MAX(n, 1));
    for (size_t i = 0; i < n; i++)
        builder->current[i] = NO_SPACE;
    builder->spaces = g_array_new(false, false, sizeof(Space));
    builder->extents = g_array_new(false, false, sizeof(Extent));
    return builder;
}

void coverage_builder_free(CoverageBuilder *builder)
{
    if (builder == NULL)
        return;
    g_free(builder->current);
    g_array_unref(builder->spaces);
    g_array_unref(builder->extents);
    g_free(builder);
}

static Space *space_at(const CoverageBuilder *builder, size_t index)
{
    return &g_array_index(builder->spaces, Space, index);
}

static Space *begin_space(CoverageBuilder *builder, size_t direction, uint32_t number)
{
    Space space = {.direction = direction, .highest = number};
    builder->current[direction] = builder->spaces->len;
    g_array_append_val(builder->spaces, space);
    return space_at(builder, builder->current[direction]);
}

static bool is_far(const Space *space, uint32_t number)
{
    return ABS((int64_t)sequence_distance((uint32_t)space->highest, number)) > SEQUENCE_WINDOW_MAX;
}

/* The space that a segment belongs to: a new one for a SYN with another number, and for a jump that
 * no window allows. */
static Space *space_of(CoverageBuilder *builder, size_t direction, uint32_t seq, bool syn)
{
    size_t current = builder->current[direction];
    Space *space = current != NO_SPACE ? space_at(builder, current) : NULL;
    if (space == NULL || is_far(space, seq) || (syn && space->has_initial && space->initial != seq))
        space = begin_space(builder, direction, seq);
    if (syn) {
        space->initial = seq;
        space->has_initial = true;
    }
    return space;
}

static void add_extent(CoverageBuilder *builder, Space *space, int64_t start, int64_t end,
                       bool data)
{
    space->highest = MAX(space->highest, end);
    /* Most data follows what came before. */
    if (data && space->has_newest) {
        Extent *newest = &g_array_index(builder->extents, Extent, space->newest);
        if (newest->end == start) {
            newest->end = end;
            return;
        }
    }
    Extent extent = {(size_t)(space - space_at(builder, 0)), start, end, data};
    if (data) {
        space->newest = builder->extents->len;
        space->has_newest = true;
    }
    g_array_append_val(builder->extents, extent);
}

void coverage_add(CoverageBuilder *builder, size_t direction, uint32_t seq, uint32_t length,
                  bool syn, bool fin)
{
    g_assert(direction < builder->directions);
    /* The number of an empty segment tells nothing: a keep-alive's is one too low. */
    if (length == 0 && !syn && !fin)
        return;
    Space *space = space_of(builder, direction, seq, syn);
    int64_t at = sequence_position(space->highest, seq);
    if (syn) {
        add_extent(builder, space, at, at + 1, false);
        at++;
    }
    if (length > 0)
        add_extent(builder, space, at, at + length, true);
    if (fin)
        add_extent(builder, space, at + length, at + length + 1, false);
}

void coverage_acknowledge(CoverageBuilder *builder, size_t direction, uint32_t ack)
{
    g_assert(direction < builder->directions);
    size_t current = builder->current[direction];
    Space *space =
        current != NO_SPACE ? space_at(builder, current) : begin_space(builder, direction, ack);
    if (is_far(space, ack))
        return;
    int64_t at = sequence_position(space->highest, ack);
    space->first_ack = space->acknowledged ? MIN(space->first_ack, at) : at;
    space->last_ack = space->acknowledged ? MAX(space->last_ack, at) : at;
    space->acknowledged = true;
    space->highest = MAX(space->highest, at);
}

static gint compare_extents(gconstpointer a, gconstpointer b)
{
    const Extent *first = a, *second = b;
    if (first->space != second->space)
        return first->space < second->space ? -1 : 1;
    return (first->start > second->start) - (first->start < second->start);
}

/* Goes over the extents of one space, which begin at `at`; gives where the next space begins. */
static size_t sweep(const CoverageBuilder *builder, size_t at, Coverage *coverage)
{
    const Extent *extents = (const Extent *)(const void *)builder->extents->data;
    size_t space = extents[at].space;
    int64_t end = extents[at].start, data_end = INT64_MIN;
    for (; at < builder->extents->len && extents[at].space == space; at++) {
        const Extent *extent = &extents[at];
        coverage->missing += MAX(extent->start - end, 0);
        end = MAX(end, extent->end);
        if (!extent->data)
            continue;
        coverage->content += MAX(extent->end - MAX(extent->start, data_end), 0);
        data_end = MAX(data_end, extent->end);
    }
    return at;
}

Coverage *coverage_builder_finish(CoverageBuilder *builder)
{
    Coverage *coverage = g_new0(Coverage, MAX(builder->directions, 1));
    for (size_t i = 0; i < builder->spaces->len; i++) {
        Space *space = space_at(builder, i);
        if (!space->acknowledged)
            continue;
        add_extent(builder, space, space->first_ack, space->first_ack, false);
        add_extent(builder, space, space->last_ack, space->last_ack, false);
    }
    g_array_sort(builder->extents, compare_extents);
    for (size_t at = 0; at < builder->extents->len;) {
        size_t space = g_array_index(builder->extents, Extent, at).space;
        at = sweep(builder, at, &coverage[space_at(builder, space)->direction]);
    }
    return coverage;
}
