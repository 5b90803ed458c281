/* Who is the client, and which side sent a segment. */
#include <string.h>

#include "expressions.h"
#include "tcp/sides.h"

/* One stream of packets such as "a:5000 b:80 S": source, destination and flags, parted by "|". An
 * address is a letter, or IPv6 if it is a capital. */
static Table *packets_of(const char *packets, bool ports, bool flags)
{
    g_auto(GStrv) list = g_strsplit(packets, "|", -1);
    Table *table = table_new(g_strv_length(list));
    static const char *const names[] = {"ip.src",      "ip.dst",      "ipv6.src", "ipv6.dst",
                                        "tcp.srcport", "tcp.dstport", "tcp.flags"};
    GString *columns[G_N_ELEMENTS(names)];
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        columns[i] = g_string_new(NULL);
    for (char **packet = list; *packet != NULL; packet++) {
        g_auto(GStrv) words = g_strsplit(*packet, " ", 3);
        for (size_t i = 0; i < G_N_ELEMENTS(names) && packet != list; i++)
            g_string_append_c(columns[i], '|');
        for (size_t end = 0; end < 2; end++) {
            char letter = words[end][0];
            bool ipv6 = g_ascii_isupper(letter);
            g_string_append_printf(columns[end + 2 * ipv6], ipv6 ? "2001:db8::%c" : "10.0.0.%d",
                                   ipv6 ? g_ascii_tolower(letter) : letter - 'a');
            g_string_append(columns[4 + end], words[end] + 2);
        }
        g_string_append(columns[6], words[2]);
    }
    g_autofree char *streams = g_strnfill(2 * table->rows, '0');
    for (size_t i = 1; i < 2 * table->rows; i += 2)
        streams[i] = '|';
    streams[2 * table->rows - 1] = '\0';
    add_split(table, "tcp.stream", TYPE_INT, streams);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if ((i < 4 || ports || i == 6) && (i < 6 || flags))
            add_split(table, names[i], i < 4 ? TYPE_ADDRESS : TYPE_INT, columns[i]->str);
        g_string_free(columns[i], true);
    }
    return table;
}

/* Compares the basis and the side of each packet, as in "syn cs-". */
static void decides(const char *packets, bool ports, bool flags, ClientRule rule,
                    const char *expected)
{
    g_autoptr(Table) table = packets_of(packets, ports, flags);
    g_autoptr(Segments) segments = segments_new(table, NULL);
    sides_assign(segments, rule);
    g_autoptr(GString) found = g_string_new(client_basis_name(segments->connections[0].basis));
    g_string_append_c(found, ' ');
    for (size_t i = 0; i < segments->n; i++)
        g_string_append_c(found, "cs-"[segments->at[i].side]);
    g_autoptr(Column) column = sides_column(segments, table->rows);
    for (size_t i = 0; i < segments->n; i++) {
        Side side = segments->at[i].side;
        g_assert_true(column_has(column, i) == (side != SIDE_NONE));
        if (side != SIDE_NONE)
            g_assert_cmpstr(column_string(column, i, NULL), ==, side_name(side));
    }
    if (strcmp(found->str, expected) == 0)
        return;
    g_printerr("%s\n  gives %s instead of %s\n", packets, found->str, expected);
    g_test_fail();
}

#define SYN    "0x0002"
#define SYNACK "0x0012"
#define ACK    "0x0010"

static void test_rule(void)
{
    decides("a:5000 b:80 " SYN "|b:80 a:5000 " SYNACK, true, true, RULE_STREAMS, "syn cs");
    decides("b:80 a:5000 " SYNACK "|a:5000 b:80 " SYN, true, true, RULE_STREAMS, "syn sc");
    /* A SYN is worth more than ports. */
    decides("b:80 a:5000 " SYN "|a:5000 b:80 " SYNACK, true, true, RULE_STREAMS, "syn cs");
    decides("b:80 a:5000 " SYNACK "|a:5000 b:80 " ACK, true, true, RULE_STREAMS, "synack sc");
    decides("b:80 a:5000 " ACK "|a:5000 b:80 " ACK, true, true, RULE_STREAMS, "port sc");
    decides("b:8080 a:40000 " ACK "|a:40000 b:8080 " ACK, true, true, RULE_STREAMS, "port sc");
    decides("b:8080 a:5000 " ACK "|a:5000 b:8080 " ACK, true, true, RULE_STREAMS, "first cs");
    decides("b:22 a:80 " ACK "|a:80 b:22 " ACK, true, true, RULE_STREAMS, "first cs");
    decides("B:80 A:5000 " ACK "|A:5000 B:80 " ACK, true, true, RULE_STREAMS, "port sc");
    /* Both ask; the first is the client. */
    decides("b:6 a:5 " SYN "|a:5 b:6 " SYN "|b:6 a:5 " SYNACK, true, true, RULE_STREAMS, "syn csc");
}

static void test_first(void)
{
    decides("b:80 a:5000 " SYNACK "|a:5000 b:80 " SYN, true, true, RULE_FIRST, "first cs");
}

static void test_without_ports(void)
{
    decides("b:80 a:5000 " ACK "|a:5000 b:80 " ACK, false, true, RULE_STREAMS, "first cs");
    decides("b:80 a:5000 " SYNACK "|a:5000 b:80 " ACK, false, true, RULE_STREAMS, "synack sc");
    decides("b:80 a:5000 " SYNACK "|a:5000 b:80 " ACK, false, false, RULE_STREAMS, "first cs");
    decides("b:80 a:5000 " SYNACK "|a:5000 b:80 " ACK, true, false, RULE_STREAMS, "port sc");
}

/* Equal addresses are told apart by ports, and not without. */
static void test_equal_addresses(void)
{
    decides("a:80 a:5000 " ACK "|a:5000 a:80 " ACK, true, true, RULE_STREAMS, "port sc");
    decides("a:80 a:5000 " ACK "|a:5000 a:80 " ACK, false, true, RULE_STREAMS, "first --");
    /* One end that is both. */
    decides("a:80 a:80 " SYN "|a:80 a:80 " SYNACK, true, true, RULE_STREAMS, "syn cc");
}

/* Of another address, as the router's that quotes a packet, or of another port. */
static void test_strangers(void)
{
    decides("a:5000 b:80 " SYN "|c:5000 a:5000 " ACK "|b:81 a:5000 " ACK, true, true, RULE_STREAMS,
            "syn c--");
}

static void test_ports(void)
{
    g_assert_cmpint(port_class(0), ==, PORT_SYSTEM);
    g_assert_cmpint(port_class(1023), ==, PORT_SYSTEM);
    g_assert_cmpint(port_class(1024), ==, PORT_LOW);
    g_assert_cmpint(port_class(32767), ==, PORT_LOW);
    g_assert_cmpint(port_class(32768), ==, PORT_HIGH);
    g_assert_cmpint(port_class(65535), ==, PORT_HIGH);
}

/* Without destinations the other end is who else sends. */
static void test_sources_alone(void)
{
    g_autoptr(Table) table = table_new(4);
    add_split(table, "tcp.stream", TYPE_INT, "5|5||5");
    add_split(table, "ip.src", TYPE_ADDRESS, "10.0.0.1|10.0.0.2|10.0.0.1|10.0.0.3");
    add_split(table, "tcp.flags.syn", TYPE_BOOL, "true|true|true|false");
    add_split(table, "tcp.flags.ack", TYPE_BOOL, "true|false|true|true");
    g_autoptr(Segments) segments = segments_new(table, NULL);
    sides_assign(segments, RULE_STREAMS);
    g_autoptr(Column) column = sides_column(segments, 4);
    assert_cells(column, LIST("server", "client", "", ""));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sides/rule", test_rule);
    g_test_add_func("/sides/first", test_first);
    g_test_add_func("/sides/without ports", test_without_ports);
    g_test_add_func("/sides/equal addresses", test_equal_addresses);
    g_test_add_func("/sides/strangers", test_strangers);
    g_test_add_func("/sides/ports", test_ports);
    g_test_add_func("/sides/sources alone", test_sources_alone);
    return g_test_run();
}
