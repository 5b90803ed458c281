/* Tables of packets as segments: which header is whose. */
#include <string.h>

#include "expressions.h"
#include "tcp/cells.h"
#include "tcp/layers.h"
#include "tcp/segments.h"

static void test_cells_of_numbers(void)
{
    g_autoptr(Table) table = table_new(4);
    add_split(table, "typed", TYPE_INT, "7||0x10|-3");
    add_split(table, "text", TYPE_TEXT, "1,0x2,|4||x,5");
    add_split(table, "real", TYPE_REAL, "1.5|||");
    g_autoptr(Cells) typed = cells_of_numbers(table_column(table, 0), TYPE_INT);
    g_autoptr(Cells) text = cells_of_numbers(table_column(table, 1), TYPE_INT);
    g_autoptr(Cells) real = cells_of_numbers(table_column(table, 2), TYPE_INT);
    g_autoptr(Cells) none = cells_of_numbers(NULL, TYPE_INT);
    g_assert_cmpuint(cells_count(typed, 0), ==, 1);
    g_assert_cmpint(cells_get(typed, 2, 0), ==, 16);
    g_assert_cmpint(cells_get(typed, 2, 1), ==, CELLS_NONE);
    g_assert_cmpint(cells_get(typed, 1, 0), ==, CELLS_NONE);
    g_assert_cmpuint(cells_count(text, 0), ==, 3);
    g_assert_cmpint(cells_get(text, 0, 1), ==, 2);
    g_assert_cmpint(cells_get(text, 0, 2), ==, CELLS_NONE);
    g_assert_cmpuint(cells_count(text, 2), ==, 0);
    g_assert_cmpint(cells_get(text, 3, 0), ==, CELLS_NONE);
    g_assert_cmpint(cells_get(text, 3, 1), ==, 5);
    g_assert_cmpuint(cells_count(real, 0), ==, 0);
    g_assert_cmpuint(cells_count(none, 0), ==, 0);
}

static void test_cells_of_other_types(void)
{
    g_autoptr(Dictionary) dictionary = dictionary_new();
    g_autoptr(Table) table = table_new(2);
    add_split(table, "bools", TYPE_TEXT, "1,1|True");
    add_split(table, "durations", TYPE_TEXT, "0.5,1.000000001|");
    add_split(table, "texts", TYPE_TEXT, "10.0.0.1,::1|no address");
    add_split(table, "addresses", TYPE_ADDRESS, "0::1|10.0.0.1");
    add_split(table, "sizes", TYPE_TEXT, "020405b4|02:04,<MISSING>");
    g_autoptr(Cells) bools = cells_of_numbers(table_column(table, 0), TYPE_BOOL);
    g_autoptr(Cells) durations = cells_of_numbers(table_column(table, 1), TYPE_DURATION);
    g_autoptr(Cells) texts = cells_of_addresses(table_column(table, 2), dictionary);
    g_autoptr(Cells) addresses = cells_of_addresses(table_column(table, 3), dictionary);
    g_autoptr(Cells) sizes = cells_of_sizes(table_column(table, 4));
    g_assert_cmpint(cells_get(bools, 0, 1), ==, 1);
    g_assert_cmpint(cells_get(bools, 1, 0), ==, 1);
    g_assert_cmpint(cells_get(durations, 0, 1), ==, 1000000001);
    g_assert_cmpint(cells_get(texts, 0, 1), ==, cells_get(addresses, 0, 0));
    g_assert_cmpint(cells_get(texts, 0, 0), ==, cells_get(addresses, 1, 0));
    g_assert_cmpint(cells_get(texts, 1, 0), ==, CELLS_NONE);
    g_assert_cmpint(cells_get(sizes, 0, 0), ==, 4);
    g_assert_cmpint(cells_get(sizes, 1, 0), ==, 2);
    g_assert_cmpint(cells_get(sizes, 1, 1), ==, 0);
}

/* Each TCP header as 4 or 6 and which of the IP headers it is in; "?" for none, "q" for a quote. */
static void has_layers(const char *protocols, const char *expected)
{
    g_autoptr(GArray) layers = g_array_new(false, false, sizeof(TcpLayer));
    g_autoptr(GString) found = g_string_new(NULL);
    layers_append(layers, protocols, strlen(protocols));
    for (unsigned i = 0; i < layers->len; i++) {
        const TcpLayer *layer = &g_array_index(layers, TcpLayer, i);
        g_string_append_printf(found, "%s%s%c", i > 0 ? " " : "", layer->quoted ? "q" : "",
                               layer->carried ? (layer->ipv6 ? '6' : '4') : '?');
        if (layer->carried)
            g_string_append_printf(found, ".%zu", layer->index);
    }
    g_assert_cmpstr(found->str, ==, expected);
}

static void test_layers(void)
{
    has_layers("eth:ethertype:ip:tcp:http", "4.0");
    has_layers("eth:ethertype:ipv6:ipv6.hopopts:tcp", "6.0");
    has_layers("eth:ethertype:ip:ipv6:tcp", "6.0");
    has_layers("eth:ethertype:ip:udp:vxlan:eth:ethertype:ip:tcp:data", "4.1");
    has_layers("eth:ethertype:ip:icmp:ip:tcp", "q4.1");
    has_layers("raw:ipv6:icmpv6:ipv6:tcp", "q6.1");
    has_layers("wlan:wlan_aggregate:llc:ip:tcp:llc:ip:tcp", "4.0 4.1");
    has_layers("eth:ethertype:ip:tcp:sstp:ppp:ip:tcp", "4.0 4.1");
    has_layers("eth:ethertype:ip:udp:dns", "");
    has_layers("tcp", "?");
    has_layers("eth:tcp.segments:iptcp:tcpx", "");
    has_layers("", "");
    has_layers("::ip::tcp:", "4.0");
}

static const Segment *segment_at(const Segments *segments, size_t index)
{
    g_assert_cmpuint(index, <, segments->n);
    return &segments->at[index];
}

static void has_source(const Segments *segments, size_t index, const char *address)
{
    uint32_t code = segment_at(segments, index)->source.address;
    g_assert_cmpstr(code == ADDRESS_UNKNOWN ? "unknown"
                                            : dictionary_string(segments->addresses, code, NULL),
                    ==, address);
}

/* A tunnel, a quote, two segments in a frame, and one in none. */
static Table *make_headers(void)
{
    Table *table = table_new(4);
    add_split(table, "frame.protocols", TYPE_TEXT,
              "ip:ip:tcp|ip:icmp:ip:tcp|llc:ip:tcp:llc:ipv6:tcp|ip:udp");
    add_split(table, "tcp.stream", TYPE_TEXT, "3|3|3,9|");
    add_split(table, "ip.src", TYPE_TEXT, "9.9.9.9,10.0.0.1|9.9.9.8,10.0.0.1|10.0.0.2|1.1.1.1");
    add_split(table, "ipv6.src", TYPE_ADDRESS, "||2001:db8::1|");
    add_split(table, "tcp.srcport", TYPE_TEXT, "5000|5000|80,6000|");
    add_split(table, "tcp.len", TYPE_TEXT, "10||20,30|");
    add_split(table, "tcp.analysis.retransmission", TYPE_BOOL, "||1|");
    return table;
}

static void test_headers(void)
{
    g_autoptr(Table) table = make_headers();
    g_autoptr(GError) error = NULL;
    g_autoptr(Segments) segments = segments_new(table, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(segments->n, ==, 3);
    g_assert_cmpuint(segments->connection_count, ==, 2);
    g_assert_cmpint(segments->connections[0].number, ==, 3);
    g_assert_cmpint(segments->connections[1].number, ==, 9);
    g_assert_cmpuint(segments->connections[1].first, ==, 2);
    has_source(segments, 0, "10.0.0.1");
    has_source(segments, 1, "10.0.0.2");
    has_source(segments, 2, "2001:db8::1");
    g_assert_cmpuint(segment_at(segments, 1)->row, ==, 2);
    g_assert_cmpuint(segment_at(segments, 2)->row, ==, 2);
    g_assert_cmpuint(segment_at(segments, 2)->length, ==, 30);
    g_assert_cmpint(segment_at(segments, 2)->source.port, ==, 6000);
    /* A mark that not every header has is the first's. */
    g_assert_cmpuint(segment_at(segments, 1)->marks, ==, 1U << MARK_RETRANSMISSION);
    g_assert_cmpuint(segment_at(segments, 2)->marks, ==, 0);
}

static void test_cut(void)
{
    g_autoptr(Table) table = table_new(4);
    add_split(table, "tcp.stream", TYPE_INT, "1|1|1|1");
    add_split(table, "tcp.srcport", TYPE_INT, "1|2|3|4");
    add_split(table, "tcp.hdr_len", TYPE_INT, "20|24|32|20");
    add_split(table, "tcp.options", TYPE_TEXT, "|01010101|020405b4|");
    add_split(table, "tcp.urgent_pointer", TYPE_INT, "0|0|0|");
    g_autoptr(Segments) segments = segments_new(table, NULL);
    g_assert_cmpuint(segments->n, ==, 3);
    g_assert_false(segment_at(segments, 0)->cut);
    g_assert_false(segment_at(segments, 1)->cut);
    g_assert_true(segment_at(segments, 2)->cut);
    g_assert_cmpuint(segments->cut, ==, 2);
}

/* The same number in two captures, and numbers too large for an array. */
static void test_numbers(void)
{
    g_autoptr(Table) table = table_new(5);
    add_split(table, "capture", TYPE_TEXT, "a|a|b|b|a");
    add_split(table, "tcp.stream", TYPE_INT, "0|9000000000000000000|0|-1|0");
    add_split(table, "tcp.srcport", TYPE_INT, "1|2|3|70000|-1");
    g_autoptr(Segments) segments = segments_new(table, NULL);
    g_assert_cmpuint(segments->connection_count, ==, 4);
    g_assert_cmpuint(segment_at(segments, 2)->connection, ==, 2);
    g_assert_cmpuint(segment_at(segments, 4)->connection, ==, 0);
    g_assert_cmpint(segments->connections[1].number, ==, INT64_C(9000000000000000000));
    g_assert_cmpint(segment_at(segments, 3)->source.port, ==, PORT_UNKNOWN);
    g_assert_cmpint(segment_at(segments, 4)->source.port, ==, PORT_UNKNOWN);
}

static void test_errors(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Table) table = table_new(0);
    add_split(table, "tcp.stream", TYPE_INT, "");
    g_assert_null(segments_new(table, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "who sent a packet");
    add_split(table, "ipv6.src", TYPE_ADDRESS, "");
    g_autoptr(Segments) segments = segments_new(table, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(segments->n, ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/segments/cells of numbers", test_cells_of_numbers);
    g_test_add_func("/segments/cells of other types", test_cells_of_other_types);
    g_test_add_func("/segments/layers", test_layers);
    g_test_add_func("/segments/headers", test_headers);
    g_test_add_func("/segments/cut", test_cut);
    g_test_add_func("/segments/numbers", test_numbers);
    g_test_add_func("/segments/errors", test_errors);
    return g_test_run();
}
