#include "small_table.h"

#include <string.h>

#include "table/builder.h"

/* Cells parted by spaces; "-" is missing. */
typedef struct {
    const char *name;
    Type type;
    const char *cells;
} Spec;

static const Spec all_types[] = {
    {"b", TYPE_BOOL, "true - false true true"},
    {"i", TYPE_INT, "-9223372036854775808 - 7 0 9223372036854775807"},
    {"n", TYPE_INT, "1 2 2 - 1"},
    {"u", TYPE_UINT, "18446744073709551615 - 0 0x18 9223372036854775808"},
    {"r", TYPE_REAL, "1.5 - -0.0 inf 1e308"},
    {"t", TYPE_TIME,
     "2016-08-02T02:19:35.419022001Z - 1969-12-31T23:59:59.5Z 1677-09-21T00:12:44Z "
     "2262-04-11T23:47:16.854775807Z"},
    {"d", TYPE_DURATION, "0.000000001 - -1.5 9223372036.854775807 0"},
    {"a", TYPE_ADDRESS, "10.0.0.1 - 2001:db8::1 00:1b:21:3c:9d:f8 10.0.0.1"},
    {"x", TYPE_TEXT, "tcp - \xc3\x89t\xc3\xa9 \xff\x80 aaaaaaaaaaaaaaaaaaaa"},
    {"sum:tcp.len", TYPE_TEXT, "- - - - -"},
};

/* Streams with several segments in a packet, an ICMP error, and no ports. */
static const Spec packets[] = {
    {"frame.protocols", TYPE_TEXT,
     "eth:ethertype:ip:tcp eth:ethertype:ip:tcp eth:ethertype:ipv6:ip:tcp:tcp "
     "eth:ethertype:ip:icmp:ip:tcp eth:ethertype:ip:udp"},
    {"ip.src", TYPE_TEXT, "10.0.0.1 10.0.0.2 10.0.0.1 10.0.0.9,10.0.0.1 10.0.0.1"},
    {"ip.dst", TYPE_TEXT, "10.0.0.2 10.0.0.1 10.0.0.2 10.0.0.1,10.0.0.2 10.0.0.2"},
    {"ipv6.src", TYPE_ADDRESS, "- - 2001:db8::1 - -"},
    {"ipv6.dst", TYPE_ADDRESS, "- - 2001:db8::2 - -"},
    {"tcp.stream", TYPE_TEXT, "0 0 1,2 0 -"},
    {"tcp.srcport", TYPE_TEXT, "40000 80 40001,80 40000 -"},
    {"tcp.dstport", TYPE_TEXT, "80 40000 80,40001 80 -"},
    {"tcp.flags", TYPE_TEXT, "0x0002 0x0012 0x0010,0x0018 0x0002 -"},
};

static Column *column_of(Type type, char **cells, size_t rows)
{
    Builder *builder = builder_new(type, MISFIT_MAKES_TEXT);
    for (size_t row = 0; row < rows; row++) {
        if (strcmp(cells[row], "-") == 0)
            builder_append_missing(builder);
        else
            builder_append(builder, cells[row], strlen(cells[row]));
    }
    Column *column = builder_finish(builder);
    builder_free(builder);
    return column;
}

static Table *table_of(const Spec *columns, size_t n, size_t rows)
{
    Table *table = table_new(rows);
    for (size_t i = 0; i < n; i++) {
        g_auto(GStrv) cells = g_strsplit(columns[i].cells, " ", -1);
        table_add(table, columns[i].name, column_of(columns[i].type, cells, rows));
    }
    return table;
}

Table *small_table(size_t rows)
{
    return table_of(all_types, G_N_ELEMENTS(all_types), rows);
}

Table *small_packets(void)
{
    return table_of(packets, G_N_ELEMENTS(packets), 5);
}
