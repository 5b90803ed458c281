#include "tcp/streams.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "tcp/sides.h"
#include "tcp/totals.h"

char **streams_fields(void)
{
    static const char *const more[] = {"frame.time_epoch", "frame.len", "tcp.analysis.initial_rtt"};
    g_auto(GStrv) of_segments = segments_fields();
    g_autoptr(GStrvBuilder) fields = g_strv_builder_new();
    for (size_t i = 0; i < G_N_ELEMENTS(more); i++)
        g_strv_builder_add(fields, more[i]);
    for (char **field = of_segments; *field != NULL; field++)
        g_strv_builder_add(fields, *field);
    return g_strv_builder_end(fields);
}

/* What the columns are made from: the streams in the order of the rows. */
typedef struct {
    const Segments *segments;
    const Totals *totals;
    const size_t *order; /* connections */
    size_t n;
    Table *table;
} Making;

/* Both sides and all; NULL where a column is not wanted. */
static const struct {
    size_t offset; /* in Totals, of an array by Side */
    const char *names[SIDE_COUNT + 1];
} counts[] = {
#define OF(member)     offsetof(Totals, member)
#define OF_MARK(which) (offsetof(Totals, marks) + (size_t)(which) * sizeof(int64_t[SIDE_COUNT + 1]))
#define BOTH_WAYS(name)                                                                            \
    {                                                                                              \
        name "_client", name "_server", name                                                       \
    }
    {OF(packets), BOTH_WAYS("packets")},
    {OF(bytes), BOTH_WAYS("bytes")},
    {OF(payload), BOTH_WAYS("payload")},
    {OF(content), BOTH_WAYS("content")},
    {OF(missing), BOTH_WAYS("missing")},
    {OF_MARK(MARK_RETRANSMISSION), BOTH_WAYS("retransmissions")},
    {OF_MARK(MARK_FAST_RETRANSMISSION), {[TOTAL_ALL] = "fast_retransmissions"}},
    {OF_MARK(MARK_SPURIOUS_RETRANSMISSION), {[TOTAL_ALL] = "spurious_retransmissions"}},
    {OF_MARK(MARK_OUT_OF_ORDER), BOTH_WAYS("out_of_order")},
    {OF_MARK(MARK_DUPLICATE_ACK), BOTH_WAYS("duplicate_acks")},
    {OF_MARK(MARK_ZERO_WINDOW), BOTH_WAYS("zero_windows")},
    {OF_MARK(MARK_WINDOW_PROBE), {[TOTAL_ALL] = "window_probes"}},
    {OF_MARK(MARK_KEEP_ALIVE), {[TOTAL_ALL] = "keep_alives"}},
    {OF_MARK(MARK_LOST_SEGMENT), {[TOTAL_ALL] = "lost_segments"}},
    {OF_MARK(MARK_UNSEEN_ACK), {[TOTAL_ALL] = "unseen_acks"}},
    {OF(resets), BOTH_WAYS("resets")},
#undef BOTH_WAYS
#undef OF_MARK
#undef OF
};

static const Connection *connection_at(const Making *making, size_t row)
{
    return &making->segments->connections[making->order[row]];
}

static const Totals *totals_at(const Making *making, size_t row)
{
    return &making->totals[making->order[row]];
}

static void add_counts(const Making *making)
{
    /* The total stands before its parts. */
    static const int order[] = {TOTAL_ALL, SIDE_CLIENT, SIDE_SERVER};
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
        for (size_t j = 0; j < G_N_ELEMENTS(order); j++) {
            const char *name = counts[i].names[order[j]];
            if (name == NULL)
                continue;
            Column *column = column_new(TYPE_INT, making->n, NULL);
            for (size_t row = 0; row < making->n; row++) {
                const char *totals = (const char *)totals_at(making, row);
                column->ints[row] =
                    ((const int64_t *)(const void *)(totals + counts[i].offset))[order[j]];
            }
            table_add(making->table, name, column);
        }
    }
}

static void add_numbers(const Making *making)
{
    Column *numbers = column_new(TYPE_INT, making->n, NULL);
    for (size_t row = 0; row < making->n; row++)
        numbers->ints[row] = connection_at(making, row)->number;
    table_add(making->table, "stream", numbers);
}

static void add_end(const Making *making, Side side)
{
    g_autofree char *port_name = g_strconcat(side_name(side), "_port", NULL);
    Column *addresses = column_new(TYPE_ADDRESS, making->n, making->segments->addresses);
    Column *ports = column_new(TYPE_INT, making->n, NULL);
    for (size_t row = 0; row < making->n; row++) {
        const Endpoint *end = &connection_at(making, row)->ends[side];
        if (end->address == ADDRESS_UNKNOWN)
            column_set_missing(addresses, row);
        else
            addresses->codes[row] = end->address;
        if (end->port == PORT_UNKNOWN)
            column_set_missing(ports, row);
        else
            ports->ints[row] = end->port;
    }
    table_add(making->table, side_name(side), addresses);
    table_add(making->table, port_name, ports);
}

static void add_times(const Making *making)
{
    Column *start = column_new(TYPE_TIME, making->n, NULL);
    Column *end = column_new(TYPE_TIME, making->n, NULL);
    Column *duration = column_new(TYPE_DURATION, making->n, NULL);
    for (size_t row = 0; row < making->n; row++) {
        const Totals *totals = totals_at(making, row);
        start->ints[row] = totals->start;
        end->ints[row] = totals->end;
        /* A capture's times can be anything; a difference that does not fit is none. */
        if (__builtin_sub_overflow(totals->end, totals->start, &duration->ints[row])) {
            duration->ints[row] = 0;
            column_set_missing(duration, row);
        }
    }
    table_add(making->table, "start", start);
    table_add(making->table, "end", end);
    table_add(making->table, "duration", duration);
}

static void add_initial_rtt(const Making *making)
{
    Column *column = column_new(TYPE_DURATION, making->n, NULL);
    for (size_t row = 0; row < making->n; row++) {
        int64_t rtt = totals_at(making, row)->initial_rtt;
        if (rtt == INT64_MIN)
            column_set_missing(column, row);
        else
            column->ints[row] = rtt;
    }
    table_add(making->table, "initial_rtt", column);
}

static const char *basis_word(const Making *making, size_t row)
{
    return client_basis_name(connection_at(making, row)->basis);
}

static const char *began_word(const Making *making, size_t row)
{
    return began_name(totals_at(making, row)->began);
}

static const char *ended_word(const Making *making, size_t row)
{
    return ended_name(totals_at(making, row)->ended);
}

static const char *state_word(const Making *making, size_t row)
{
    return lifetime_state(totals_at(making, row)->began, totals_at(making, row)->ended);
}

static void add_words(const Making *making, const char *name,
                      const char *(*word_of)(const Making *making, size_t row))
{
    g_autoptr(Dictionary) dictionary = dictionary_new();
    Column *column = column_new(TYPE_TEXT, making->n, dictionary);
    for (size_t row = 0; row < making->n; row++) {
        const char *word = word_of(making, row);
        column->codes[row] = dictionary_intern(dictionary, word, strlen(word));
    }
    table_add(making->table, name, column);
}

static void add_reused_ports(const Making *making)
{
    Column *column = column_new(TYPE_BOOL, making->n, NULL);
    for (size_t row = 0; row < making->n; row++)
        column->bools[row] = totals_at(making, row)->marks[MARK_REUSED_PORTS][TOTAL_ALL] > 0;
    table_add(making->table, "reused_ports", column);
}

static int compare_numbers(const void *a, const void *b, void *data)
{
    const Connection *connections = data;
    int64_t first = connections[*(const size_t *)a].number;
    int64_t second = connections[*(const size_t *)b].number;
    return (first > second) - (first < second);
}

/* The connections of which packets were counted, by number. A filter can hide the beginning of a
 * stream, so that another, which began later, appears before it. */
static size_t *by_number(const Segments *segments, const Totals *totals, size_t *n)
{
    size_t *order = g_new(size_t, MAX(segments->connection_count, 1));
    *n = 0;
    for (size_t i = 0; i < segments->connection_count; i++) {
        if (totals[i].packets[TOTAL_ALL] > 0)
            order[(*n)++] = i;
    }
    qsort_r(order, *n, sizeof *order, compare_numbers, segments->connections);
    return order;
}

static bool check_type(const Table *packets, const char *name, Type type, GError **error)
{
    size_t index;
    if (!table_require(packets, name, &index, error))
        return false;
    if (table_column(packets, index)->type == type)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "streams: tshark gave %s that is no %s: its output cannot be trusted", name,
                type_name(type));
    return false;
}

static Table *make_table(Making *making)
{
    making->table = table_new(making->n);
    add_numbers(making);
    add_end(making, SIDE_CLIENT);
    add_end(making, SIDE_SERVER);
    add_words(making, "client_basis", basis_word);
    add_times(making);
    add_words(making, "state", state_word);
    add_words(making, "began", began_word);
    add_words(making, "ended", ended_word);
    add_counts(making);
    add_initial_rtt(making);
    add_reused_ports(making);
    return making->table;
}

Table *streams_none(void)
{
    g_autoptr(Dictionary) addresses = dictionary_new();
    const Segments segments = {.addresses = addresses};
    Making making = {.segments = &segments};
    return make_table(&making);
}

Table *streams_table(const Table *packets, const Segments *segments, GError **error)
{
    if (!check_type(packets, "frame.time_epoch", TYPE_TIME, error) ||
        !check_type(packets, "frame.len", TYPE_INT, error))
        return NULL;
    g_autofree Totals *totals = totals_of(segments, packets);
    size_t n;
    g_autofree size_t *order = by_number(segments, totals, &n);
    Making making = {segments, totals, order, n, NULL};
    return make_table(&making);
}
