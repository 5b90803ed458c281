/* Networks: an address and how many of its first bits count (RFC 4632 for IPv4, RFC 4291 section
 * 2.3 for IPv6). */
#ifndef TABSHARK_QUERY_NETWORK_H
#define TABSHARK_QUERY_NETWORK_H

#include <stdbool.h>
#include <stddef.h>

#include "table/address.h"

typedef struct {
    Address address;
    unsigned bits;
} Network;

/* Bits of an address of that family. */
unsigned network_width(AddressFamily family);

/* Reads a whole string: ADDRESS, or ADDRESS/BITS. False if the address is none, or has not so many
 * bits. */
bool network_parse(const char *text, size_t length, Network *network);

/* Where an address lies: below 0, 0 or above 0 for before, in or behind the network. */
int network_order(const Address *address, const Network *network);

#endif
