#include "query/network.h"

#include <glib.h>
#include <string.h>

unsigned network_width(AddressFamily family)
{
    static const unsigned widths[] = {
        [ADDRESS_MAC] = 48, [ADDRESS_IPV4] = 32, [ADDRESS_IPV6] = 128};
    return widths[family];
}

/* Decimal digits, no more than `most`. */
static bool parse_bits(const char *text, size_t length, unsigned most, unsigned *bits)
{
    *bits = 0;
    for (size_t i = 0; i < length; i++) {
        if (!g_ascii_isdigit(text[i]))
            return false;
        *bits = *bits * 10 + (unsigned)(text[i] - '0');
        if (*bits > most)
            return false;
    }
    return length > 0;
}

bool network_parse(const char *text, size_t length, Network *network)
{
    const char *slash = memchr(text, '/', length);
    size_t before = slash != NULL ? (size_t)(slash - text) : length;
    if (!address_parse(text, before, &network->address))
        return false;
    network->bits = network_width(network->address.family);
    return slash == NULL ||
           parse_bits(slash + 1, length - before - 1, network->bits, &network->bits);
}

int network_order(const Address *address, const Network *network)
{
    if (address->family != network->address.family)
        return address_compare(address, &network->address);
    unsigned whole = network->bits / 8;
    unsigned rest = network->bits % 8;
    int order = memcmp(address->bytes, network->address.bytes, whole);
    if (order != 0 || rest == 0)
        return order;
    return (address->bytes[whole] >> (8 - rest)) - (network->address.bytes[whole] >> (8 - rest));
}
