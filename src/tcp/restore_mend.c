#include "tcp/restore_capture.h"

/* Link types that say what they carry: where the EtherType stands, and where what it announces
 * begins. */
static const struct {
    uint32_t link;
    size_t type, content;
} links[] = {
    {1, 12, 14},   /* Ethernet */
    {113, 14, 16}, /* Linux cooked */
    {276, 0, 20},  /* Linux cooked, version 2 */
};

static unsigned be16(const uint8_t *bytes)
{
    return (unsigned)bytes[0] << 8 | bytes[1];
}

static bool is_vlan_tag(unsigned type)
{
    return type == 0x8100 || type == 0x88a8 || type == 0x9100;
}

/* The length of the IP packet that begins at `header`, of which `captured` of `length` bytes are
 * there; `captured` if it is no IP. Fills in a length of 0 as far as the field can hold it. */
static size_t ip_length(unsigned type, uint8_t *header, size_t captured, size_t length)
{
    bool ipv4 = type == 0x0800 && captured >= 20;
    bool ipv6 = type == 0x86dd && captured >= 40;
    uint8_t *field = header + (ipv6 ? 4 : 2);
    size_t outside = ipv6 ? 40 : 0; /* what the field does not count */
    if (!ipv4 && !ipv6)
        return captured;
    if (be16(field) == 0 && length - outside <= UINT16_MAX) {
        field[0] = (uint8_t)((length - outside) >> 8);
        field[1] = (uint8_t)(length - outside);
    }
    return be16(field) > 0 ? MIN(captured, be16(field) + outside) : captured;
}

size_t restore_capture_mend(uint32_t link, uint8_t *packet, size_t captured, size_t length)
{
    for (size_t i = 0; i < G_N_ELEMENTS(links); i++) {
        size_t at = links[i].content;
        if (links[i].link != link || at > captured)
            continue;
        unsigned type = be16(packet + links[i].type);
        while (is_vlan_tag(type) && at + 4 <= captured) {
            type = be16(packet + at + 2);
            at += 4;
        }
        return at + ip_length(type, packet + at, captured - at, length - at);
    }
    return captured;
}
