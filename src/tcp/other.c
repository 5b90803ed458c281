#include "tcp/other.h"

#include <string.h>

static const Column *addresses_named(const Table *table, const char *name)
{
    size_t index;
    bool found = table_find(table, name, &index);
    g_assert(found);
    return table_column(table, index);
}

static bool is_in(const Column *addresses, size_t row, const Network *network)
{
    if (!column_has(addresses, row))
        return false;
    const Address *address = dictionary_address(addresses->dictionary, addresses->codes[row]);
    return network_order(address, network) == 0;
}

static uint32_t code_in(Dictionary *dictionary, const Column *addresses, size_t row)
{
    size_t length;
    uint32_t code = 0;
    const char *text = column_string(addresses, row, &length);
    dictionary_intern_address(dictionary, text, length, &code);
    return code;
}

/* The addresses at the other end, of all rows; missing where the network takes no part. */
static Column *find_others(const Table *streams, const Network *network)
{
    const Column *clients = addresses_named(streams, "client");
    const Column *servers = addresses_named(streams, "server");
    g_autoptr(Dictionary) dictionary = dictionary_new();
    Column *others = column_new(TYPE_ADDRESS, streams->rows, dictionary);
    for (size_t row = 0; row < streams->rows; row++) {
        const Column *from = is_in(clients, row, network)   ? servers
                             : is_in(servers, row, network) ? clients
                                                            : NULL;
        if (from == NULL || !column_has(from, row))
            column_set_missing(others, row);
        else
            others->codes[row] = code_in(dictionary, from, row);
    }
    return others;
}

Table *streams_of_network(const Table *streams, const Network *network)
{
    const Column *clients = addresses_named(streams, "client");
    const Column *servers = addresses_named(streams, "server");
    g_autoptr(Column) others = find_others(streams, network);
    g_autofree size_t *rows = g_new(size_t, MAX(streams->rows, 1));
    size_t n = 0;
    for (size_t row = 0; row < streams->rows; row++) {
        if (is_in(clients, row, network) || is_in(servers, row, network))
            rows[n++] = row;
    }
    Table *taken = table_new(n);
    for (size_t i = 0; i < table_width(streams); i++) {
        table_add(taken, table_name(streams, i), column_take(table_column(streams, i), rows, n));
        if (strcmp(table_name(streams, i), "server_port") == 0)
            table_add(taken, "other", column_take(others, rows, n));
    }
    return taken;
}
