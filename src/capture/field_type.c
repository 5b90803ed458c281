#include "capture/field_type.h"

#include <string.h>

/* How tshark -T fields prints a value decides, so FT_CHAR, FT_EUI64 or FT_BYTES are text. A flag
 * (FT_NONE) prints 1 or nothing. */
static const struct {
    const char *ft;
    Type type;
} types[] = {
    {"FT_NONE", TYPE_BOOL},    {"FT_BOOLEAN", TYPE_BOOL},       {"FT_UINT8", TYPE_INT},
    {"FT_UINT16", TYPE_INT},   {"FT_UINT24", TYPE_INT},         {"FT_UINT32", TYPE_INT},
    {"FT_UINT40", TYPE_INT},   {"FT_UINT48", TYPE_INT},         {"FT_UINT56", TYPE_INT},
    {"FT_UINT64", TYPE_UINT},  {"FT_INT8", TYPE_INT},           {"FT_INT16", TYPE_INT},
    {"FT_INT24", TYPE_INT},    {"FT_INT32", TYPE_INT},          {"FT_INT40", TYPE_INT},
    {"FT_INT48", TYPE_INT},    {"FT_INT56", TYPE_INT},          {"FT_INT64", TYPE_INT},
    {"FT_FRAMENUM", TYPE_INT}, {"FT_IPXNET", TYPE_INT},         {"FT_FLOAT", TYPE_REAL},
    {"FT_DOUBLE", TYPE_REAL},  {"FT_ABSOLUTE_TIME", TYPE_TIME}, {"FT_RELATIVE_TIME", TYPE_DURATION},
    {"FT_IPv4", TYPE_ADDRESS}, {"FT_IPv6", TYPE_ADDRESS},       {"FT_ETHER", TYPE_ADDRESS},
};

Type field_type(const char *field, const char *ft, size_t length)
{
    /* Registered as a relative time in Wireshark 4.0, yet it is seconds since 1970. */
    if (strcmp(field, "frame.time_epoch") == 0)
        return TYPE_TIME;
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
        if (strlen(types[i].ft) == length && memcmp(types[i].ft, ft, length) == 0)
            return types[i].type;
    }
    return TYPE_TEXT;
}
