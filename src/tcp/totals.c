#include "tcp/totals.h"

#include "tcp/cells.h"
#include "tcp/sequence.h"

/* While they are added up. */
typedef struct {
    const Segments *segments;
    const Column *times, *lengths;
    Cells *initial_rtts;
    Totals *totals;
    Lifetime *lifetimes;
    size_t *last_rows; /* whose frame was counted last, plus 1 */
    CoverageBuilder *coverage;
} Adding;

/* Client and server are one, so that nothing tells their segments apart. */
static bool is_alone(const Connection *connection)
{
    const Endpoint *ends = connection->ends;
    return ends[SIDE_CLIENT].address == ends[SIDE_SERVER].address &&
           ends[SIDE_CLIENT].port == ends[SIDE_SERVER].port;
}

static void count(int64_t *counts, Side side, int64_t amount)
{
    counts[TOTAL_ALL] += amount;
    if (side != SIDE_NONE)
        counts[side] += amount;
}

static void add_times(Totals *totals, const Adding *adding, size_t row)
{
    int64_t time = adding->times->ints[row];
    int64_t rtt = cells_get(adding->initial_rtts, row, 0);
    totals->start = totals->packets[TOTAL_ALL] == 0 ? time : MIN(totals->start, time);
    totals->end = totals->packets[TOTAL_ALL] == 0 ? time : MAX(totals->end, time);
    if (totals->initial_rtt == INT64_MIN)
        totals->initial_rtt = rtt;
}

static void add_counts(Totals *totals, const Segment *segment)
{
    count(totals->packets, segment->side, 1);
    count(totals->payload, segment->side, segment->length);
    count(totals->resets, segment->side, (segment->flags & TCP_RST) != 0);
    for (unsigned mark = 0; mark < MARK_COUNT; mark++)
        count(totals->marks[mark], segment->side, segment->marks >> mark & 1);
}

static void add_sequence(const Adding *adding, const Segment *segment, bool alone)
{
    size_t client = (size_t)segment->connection * SIDE_COUNT;
    Side other = segment->side == SIDE_CLIENT && !alone ? SIDE_SERVER : SIDE_CLIENT;
    uint16_t flags = segment->flags;
    if (segment->side == SIDE_NONE || (flags & TCP_RST) != 0)
        return;
    coverage_add(adding->coverage, client + segment->side, segment->seq, segment->length,
                 (flags & TCP_SYN) != 0, (flags & TCP_FIN) != 0);
    if ((flags & TCP_ACK) != 0)
        coverage_acknowledge(adding->coverage, client + other, segment->ack);
}

static void add_packet(const Adding *adding, const Segment *segment)
{
    Totals *totals = &adding->totals[segment->connection];
    size_t *last_row = &adding->last_rows[segment->connection];
    add_times(totals, adding, segment->row);
    add_counts(totals, segment);
    if (*last_row != segment->row + 1)
        count(totals->bytes, segment->side, adding->lengths->ints[segment->row]);
    *last_row = segment->row + 1;
}

static void add_segment(const Adding *adding, const Segment *segment)
{
    uint32_t index = segment->connection;
    bool alone = is_alone(&adding->segments->connections[index]);
    /* Wireshark does not count a cut one among its conversations, but what its header says is true.
     */
    if (!segment->cut)
        add_packet(adding, segment);
    if (segment->side != SIDE_NONE)
        lifetime_observe(&adding->lifetimes[index], segment->flags, segment->side, alone);
    add_sequence(adding, segment, alone);
}

static void finish(const Adding *adding)
{
    g_autofree Coverage *coverage = coverage_builder_finish(adding->coverage);
    for (size_t i = 0; i < adding->segments->connection_count; i++) {
        bool alone = is_alone(&adding->segments->connections[i]);
        Totals *totals = &adding->totals[i];
        totals->began = lifetime_began(&adding->lifetimes[i], alone);
        totals->ended = lifetime_ended(&adding->lifetimes[i], alone);
        for (int side = 0; side < SIDE_COUNT; side++) {
            const Coverage *half = &coverage[i * SIDE_COUNT + (size_t)side];
            count(totals->content, (Side)side, half->content);
            count(totals->missing, (Side)side, half->missing);
        }
    }
}

static const Column *column_named(const Table *table, const char *name)
{
    size_t index;
    return table_find(table, name, &index) ? table_column(table, index) : NULL;
}

Totals *totals_of(const Segments *segments, const Table *packets)
{
    size_t n = segments->connection_count;
    g_autofree Totals *totals = g_new0(Totals, MAX(n, 1));
    g_autofree Lifetime *lifetimes = g_new0(Lifetime, MAX(n, 1));
    g_autofree size_t *last_rows = g_new0(size_t, MAX(n, 1));
    g_autoptr(CoverageBuilder) coverage = coverage_builder_new(n * SIDE_COUNT);
    g_autoptr(Cells) initial_rtts =
        cells_of_numbers(column_named(packets, "tcp.analysis.initial_rtt"), TYPE_DURATION);
    Adding adding = {
        .segments = segments,
        .times = column_named(packets, "frame.time_epoch"),
        .lengths = column_named(packets, "frame.len"),
        .initial_rtts = initial_rtts,
        .totals = totals,
        .lifetimes = lifetimes,
        .last_rows = last_rows,
        .coverage = coverage,
    };
    for (size_t i = 0; i < n; i++)
        totals[i].initial_rtt = INT64_MIN;
    for (size_t i = 0; i < segments->n; i++)
        add_segment(&adding, &segments->at[i]);
    finish(&adding);
    return g_steal_pointer(&totals);
}
