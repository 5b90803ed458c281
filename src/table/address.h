/* Network addresses as numbers: MAC (EUI-48), IPv4 and IPv6. */
#ifndef TABSHARK_TABLE_ADDRESS_H
#define TABSHARK_TABLE_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* In the order in which families sort. */
typedef enum {
    ADDRESS_MAC,
    ADDRESS_IPV4,
    ADDRESS_IPV6,
} AddressFamily;

typedef struct {
    AddressFamily family;
    uint8_t bytes[16]; /* network order; 6, 4 or 16 are used, the rest is 0 */
} Address;

/* Reads a whole string: dotted decimal, RFC 4291 IPv6 text, or six hex pairs with colons. */
bool address_parse(const char *text, size_t length, Address *address);

/* Less than, equal to or greater than 0: by family, then by number. */
int address_compare(const Address *a, const Address *b);

#endif
