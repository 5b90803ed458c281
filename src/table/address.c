#include "table/address.h"

#include <arpa/inet.h>
#include <glib.h>
#include <string.h>

static bool parse_mac(const char *text, size_t length, Address *address)
{
    if (length != strlen("00:00:00:00:00:00"))
        return false;
    for (size_t i = 0; i < 6; i++) {
        const char *pair = text + 3 * i;
        if (!g_ascii_isxdigit(pair[0]) || !g_ascii_isxdigit(pair[1]) || (i < 5 && pair[2] != ':'))
            return false;
        address->bytes[i] =
            (uint8_t)(g_ascii_xdigit_value(pair[0]) << 4 | g_ascii_xdigit_value(pair[1]));
    }
    address->family = ADDRESS_MAC;
    return true;
}

bool address_parse(const char *text, size_t length, Address *address)
{
    char copy[INET6_ADDRSTRLEN];
    memset(address, 0, sizeof *address);
    if (parse_mac(text, length, address))
        return true;
    if (length >= sizeof copy || memchr(text, '\0', length) != NULL)
        return false;
    memcpy(copy, text, length);
    copy[length] = '\0';
    memset(address, 0, sizeof *address);
    if (inet_pton(AF_INET, copy, address->bytes) == 1) {
        address->family = ADDRESS_IPV4;
        return true;
    }
    address->family = ADDRESS_IPV6;
    return inet_pton(AF_INET6, copy, address->bytes) == 1;
}

int address_compare(const Address *a, const Address *b)
{
    if (a->family != b->family)
        return a->family < b->family ? -1 : 1;
    return memcmp(a->bytes, b->bytes, sizeof a->bytes);
}
