/* TCP stream graphs: positions, blocks, rates, round-trip times and bytes in flight of packets that
 * a test describes. */
#include <string.h>

#include "expressions.h"
#include "tcp/byte_set.h"
#include "tcp/graph.h"
#include "tcp/sides.h"

#define SECOND G_GINT64_CONSTANT(1000000000)

/* The columns that the packets of a test have, in the order of their cells; each packet is a line
 * of cells with blanks between, "-" for none. */
static const struct {
    const char *name;
    Type type;
} columns[] = {
    {"frame.time_epoch", TYPE_TIME},
    {"ip.src", TYPE_ADDRESS},
    {"tcp.flags", TYPE_INT},
    {"tcp.seq_raw", TYPE_INT},
    {"tcp.ack_raw", TYPE_INT},
    {"tcp.len", TYPE_INT},
    {"tcp.seq", TYPE_INT},
    {"tcp.ack", TYPE_INT},
    {"tcp.window_size", TYPE_INT},
    {"tcp.options.sack_le", TYPE_TEXT},
    {"tcp.options.sack_re", TYPE_TEXT},
    {"tcp.analysis.acks_frame", TYPE_INT},
    {"tcp.analysis.ack_rtt", TYPE_DURATION},
    {"tcp.analysis.bytes_in_flight", TYPE_INT},
};
#define CLIENT "1.1.1.1"
#define SERVER "2.2.2.2"

static void add_joined(Table *table, const char *name, Type type, GPtrArray *cells)
{
    g_ptr_array_add(cells, NULL);
    g_autofree char *joined = g_strjoinv("|", (char **)cells->pdata);
    add_split(table, name, type, joined);
}

/* A column in which each row has the same, or its number. */
static void add_same(Table *table, const char *name, Type type, size_t rows, const char *value)
{
    g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);
    for (size_t row = 0; row < rows; row++) {
        g_ptr_array_add(cells, value != NULL ? g_strdup(value)
                                             : g_strdup_printf("%" G_GSIZE_FORMAT, row + 1));
    }
    add_joined(table, name, type, cells);
}

static Trace *traced(const char *packets)
{
    g_auto(GStrv) lines = g_strsplit(packets, "\n", -1);
    size_t rows = g_strv_length(lines);
    g_autoptr(Table) table = table_new(rows);
    add_same(table, "frame.number", TYPE_INT, rows, NULL);
    add_same(table, "tcp.stream", TYPE_INT, rows, "7");
    add_same(table, "tcp.window_size_scalefactor", TYPE_INT, rows, "128");
    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
        g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);
        for (size_t row = 0; row < rows; row++) {
            g_auto(GStrv) words = g_strsplit(lines[row], " ", -1);
            const char *word = i < g_strv_length(words) ? words[i] : "-";
            g_ptr_array_add(cells, g_strdup(strcmp(word, "-") == 0 ? "" : word));
        }
        add_joined(table, columns[i].name, columns[i].type, cells);
    }
    g_autoptr(Segments) segments = segments_new(table, NULL);
    g_assert_nonnull(segments);
    sides_assign(segments, RULE_FIRST);
    return trace_new(table, segments, 0);
}

static GArray *rows_of(const Trace *trace, GraphKind kind, Side side, int64_t window)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(GraphRow));
    graph_append(rows, trace, kind, side, window);
    return rows;
}

/* The rows as text: what, frame (or the time in ms where there is none), seq-seq_end or value. */
static void shows(const char *packets, GraphKind kind, Side side, const char *expected)
{
    g_autoptr(Trace) trace = traced(packets);
    g_autoptr(GArray) rows = rows_of(trace, kind, side, SECOND);
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < rows->len; i++) {
        const GraphRow *row = &g_array_index(rows, GraphRow, i);
        g_assert_cmpint(row->side, ==, side);
        g_string_append_printf(text, "%s%s @%g ", i > 0 ? ", " : "", graph_mark_name(row->mark),
                               (double)(row->time - trace->start) / 1e9);
        if (kind == GRAPH_SEQUENCE || kind == GRAPH_TCPTRACE) {
            g_string_append_printf(text, "%" G_GINT64_FORMAT, row->seq);
        } else {
            g_string_append_printf(text, "%" G_GINT64_FORMAT, row->value);
        }
        if (kind != GRAPH_RTT && row->seq_end != TRACE_NONE) {
            g_string_append_printf(text, "-%" G_GINT64_FORMAT, row->seq_end);
        }
    }
    g_assert_cmpstr(text->str, ==, expected);
}

static void test_byte_set(void)
{
    g_autoptr(ByteSet) set = byte_set_new();
    g_assert_false(byte_set_meets(set, 0, 100));
    g_assert_cmpint(byte_set_add(set, 10, 20), ==, 10);
    g_assert_cmpint(byte_set_add(set, 30, 40), ==, 10);
    g_assert_cmpint(byte_set_add(set, 12, 12), ==, 0);
    g_assert_false(byte_set_meets(set, 20, 30));
    g_assert_false(byte_set_meets(set, 15, 15));
    g_assert_true(byte_set_meets(set, 19, 20));
    g_assert_true(byte_set_meets(set, 20, 31));
    g_assert_true(byte_set_meets(set, 0, 100));
    g_assert_cmpint(byte_set_add(set, 15, 35), ==, 10);
    g_assert_cmpint(byte_set_add(set, 10, 40), ==, 0);
    g_assert_cmpint(byte_set_add(set, 0, 50), ==, 20);
    g_assert_cmpint(byte_set_add(set, -10, 0), ==, 10);
    g_assert_false(byte_set_meets(set, 50, 60));
}

/* Ten random ranges at a time, against an array of flags. */
static void test_byte_set_at_random(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    for (int round = 0; round < 500; round++) {
        g_autoptr(ByteSet) set = byte_set_new();
        bool there[64] = {false};
        for (int i = 0; i < 10; i++) {
            int from = g_rand_int_range(random, 0, 60), to = g_rand_int_range(random, from, 64);
            int64_t fresh = 0;
            bool meets = false;
            for (int at = from; at < to; at++) {
                meets = meets || there[at];
                fresh += !there[at];
                there[at] = true;
            }
            g_assert_cmpint(byte_set_meets(set, from, to), ==, meets);
            g_assert_cmpint(byte_set_add(set, from, to), ==, fresh);
        }
    }
}

/* Numbers pass 2^32, positions go on; one that is late stays where it belongs. */
static void test_unwrap(void)
{
    shows("1 " CLIENT " 0x10 4294967000 1 200 4294967000 1 10\n"
          "2 " CLIENT " 0x10 4294967200 1 200 4294967200 1 10\n"
          "3 " CLIENT " 0x10 104 1 50 104 1 10\n"
          "4 " CLIENT " 0x10 4294967000 1 100 4294967000 1 10",
          GRAPH_SEQUENCE, SIDE_CLIENT,
          "segment @0 4294967000-4294967200, segment @1 4294967200-4294967400, segment @2 "
          "4294967400-4294967450, segment @3 4294967000-4294967100");
}

/* Relative numbers count from the first, whatever that is on the wire. A number below it is
 * negative. */
static void test_relative(void)
{
    shows("1 " CLIENT " 0x10 5000 900 10 1 1 10\n"
          "2 " CLIENT " 0x10 4990 900 10 4294967287 1 10\n"
          "3 " SERVER " 0x10 900 5010 0 1 11 10",
          GRAPH_TCPTRACE, SIDE_CLIENT,
          "segment @0 1-11, segment @1 -9-1, window edge @2 21, ACK @2 11");
}

/* SYN and FIN take a number; a reset has no data and no say. */
static void test_flags(void)
{
    shows("1 " CLIENT " 0x02 5000 0 0 0 0 10\n"
          "2 " CLIENT " 0x11 5001 1 3 1 1 10\n"
          "3 " CLIENT " 0x14 77777 1 9 72777 1 10\n"
          "4 " SERVER " 0x14 1 5001 0 1 1 10",
          GRAPH_TCPTRACE, SIDE_CLIENT, "segment @0 0-1, segment @1 1-5, reset @2 72777");
}

/* Several blocks in one packet are several values in one cell; the first can be a D-SACK, by what
 * is acknowledged or by lying in the second. */
static void test_blocks(void)
{
    shows("1 " CLIENT " 0x10 5000 1 400 1 1 10\n"
          "2 " SERVER " 0x10 1 5000 0 1 1 500 101,301 201,401\n"
          "3 " SERVER " 0x10 1 5000 0 1 101 500 51,301 101,401\n"
          "4 " SERVER " 0x10 1 5000 0 1 1 500 310,301 320,401",
          GRAPH_TCPTRACE, SIDE_CLIENT,
          "segment @0 1-401, window edge @1 501, ACK @1 1, SACK @1 101-201, SACK @1 301-401, "
          "window edge @2 501, ACK @2 1, SACK @2 51-101, SACK @2 301-401, window edge @3 501, "
          "ACK @3 1, D-SACK @3 310-320, SACK @3 301-401");
    shows("1 " CLIENT " 0x10 5000 1 400 1 1 10\n"
          "2 " SERVER " 0x10 1 5200 0 1 201 500 51,301 101,401",
          GRAPH_TCPTRACE, SIDE_CLIENT,
          "segment @0 1-401, window edge @1 701, ACK @1 201, D-SACK @1 51-101, SACK @1 301-401");
}

/* Bytes are in the window for a second, that in which they leave not included; what is sent again
 * is throughput, what is acknowledged again no goodput, and a FIN is neither. */
static void test_rates(void)
{
    const char *packets = "10.0 " CLIENT " 0x02 5000 0 0 0 0 10\n"
                          "10.5 " CLIENT " 0x10 5001 1 100 1 1 10\n"
                          "11.0 " CLIENT " 0x10 5001 1 100 1 1 10\n"
                          "11.2 " SERVER " 0x10 1 5101 0 1 101 10\n"
                          "11.3 " SERVER " 0x10 1 5101 0 1 101 10\n"
                          "11.5 " CLIENT " 0x11 5101 1 30 101 1 10\n"
                          "11.9 " SERVER " 0x10 1 5132 0 1 132 10\n"
                          "14.0 " SERVER " 0x10 1 5132 0 1 132 10";
    shows(packets, GRAPH_THROUGHPUT, SIDE_CLIENT,
          "throughput @0 0, throughput @0.5 100, throughput @1 200, throughput @1.5 130, "
          "throughput @2 30, throughput @2.5 0, throughput @4 0, goodput @0 0, goodput @1.2 100, "
          "goodput @1.9 130, goodput @2.2 30, goodput @2.9 0, goodput @4 0");
    shows(packets, GRAPH_THROUGHPUT, SIDE_SERVER, "");
}

static void test_rate_in_bits(void)
{
    g_autoptr(Trace) trace = traced("1 " CLIENT " 0x10 5000 1 100 1 1 10\n"
                                    "2 " CLIENT " 0x10 5100 1 100 101 1 10");
    g_autoptr(GArray) rows = rows_of(trace, GRAPH_THROUGHPUT, SIDE_CLIENT, 2 * SECOND);
    g_autoptr(Table) table = graph_table(rows, trace, GRAPH_THROUGHPUT, 2 * SECOND);
    size_t rate;
    g_assert_true(table_find(table, "bits_per_second", &rate));
    g_assert_cmpuint(table->rows, ==, 2);
    g_assert_cmpfloat(table_column(table, rate)->reals[0], ==, 400);
    g_assert_cmpfloat(table_column(table, rate)->reals[1], ==, 800);
}

/* A sample of bytes that were sent twice is marked, from then on; one of others is not. */
static void test_rtts(void)
{
    shows("1.0 " CLIENT " 0x10 5000 1 100 1 1 10\n"
          "1.1 " SERVER " 0x10 1 5100 0 1 101 10 - - 1 0.1\n"
          "2.0 " CLIENT " 0x10 5100 1 100 101 1 10\n"
          "2.5 " CLIENT " 0x10 5150 1 100 151 1 10\n"
          "2.6 " SERVER " 0x10 1 5200 0 1 201 10 - - 3 0.6\n"
          "2.7 " CLIENT " 0x10 5250 1 10 251 1 10\n"
          "2.8 " SERVER " 0x10 1 5260 0 1 261 10 - - 6 0.1",
          GRAPH_RTT, SIDE_CLIENT,
          "RTT @0.1 100000000, RTT of bytes sent twice @1.6 600000000, RTT @1.8 100000000");
}

/* Wireshark's number where data is sent; what is left where some is acknowledged. */
static void test_windows(void)
{
    shows("1 " CLIENT " 0x10 5000 1 100 1 1 10 - - - - 100\n"
          "2 " CLIENT " 0x10 5100 1 100 101 1 10 - - - - 200\n"
          "3 " SERVER " 0x10 1 5000 0 1 1 700\n"
          "4 " SERVER " 0x10 1 5100 0 1 101 600\n"
          "5 " SERVER " 0x14 1 5100 0 1 101 0",
          GRAPH_WINDOW, SIDE_CLIENT,
          "bytes in flight @0 100, bytes in flight @1 200, receive window @2 700, receive window "
          "@3 600, bytes in flight @3 100");
}

static void test_window_of(void)
{
    static const struct {
        int64_t length, window;
    } cases[] = {
        {0, SECOND},
        {5, SECOND / 1000},
        {SECOND, SECOND / 20},
        {4 * SECOND, SECOND / 5},
        {10 * SECOND, SECOND / 2},
        {20 * SECOND, SECOND},
        {1000 * SECOND, SECOND},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const Trace trace = {.start = SECOND, .stop = SECOND + cases[i].length};
        g_assert_cmpint(graph_window_of(&trace), ==, cases[i].window);
    }
}

static void test_ends(void)
{
    g_autoptr(Trace) trace = traced("1 " CLIENT " 0x10 5000 1 10 1 1 10\n"
                                    "2 " SERVER " 0x10 1 5010 20 1 11 10");
    g_assert_cmpint(trace->number, ==, 7);
    g_assert_cmpstr(trace->ends[SIDE_CLIENT], ==, CLIENT);
    g_assert_cmpstr(trace->ends[SIDE_SERVER], ==, SERVER);
    g_assert_cmpint(trace_sender(trace), ==, SIDE_SERVER);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/graph/byte-set", test_byte_set);
    g_test_add_func("/graph/byte-set-at-random", test_byte_set_at_random);
    g_test_add_func("/graph/unwrap", test_unwrap);
    g_test_add_func("/graph/relative", test_relative);
    g_test_add_func("/graph/flags", test_flags);
    g_test_add_func("/graph/blocks", test_blocks);
    g_test_add_func("/graph/rates", test_rates);
    g_test_add_func("/graph/rate-in-bits", test_rate_in_bits);
    g_test_add_func("/graph/rtts", test_rtts);
    g_test_add_func("/graph/windows", test_windows);
    g_test_add_func("/graph/window-of", test_window_of);
    g_test_add_func("/graph/ends", test_ends);
    return g_test_run();
}
