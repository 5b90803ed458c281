#include "tcp/packet_blocks.h"

#include <string.h>

#include "base/error.h"

/* draft-ietf-opsawg-pcapng: a block is its type, its length, a body, and the length again. */
enum {
    BLOCK_SECTION = 0x0a0d0d0a,
    BLOCK_INTERFACE = 1,
    BLOCK_PACKET = 6,
};
#define BLOCK_HEAD      ((size_t)8)
#define BLOCK_LEAST     ((size_t)12)
#define BLOCK_MOST      ((size_t)1 << 28)
#define BYTE_ORDER_MARK 0x1a2b3c4du

/* The body of BLOCK_PACKET up to the packet. */
typedef struct {
    uint32_t interface;
    uint32_t time[2];
    uint32_t captured, length;
} PacketHead;

struct PacketBlocks {
    PacketBlockTaker take;
    void *data;
    GByteArray *pending; /* what has come and is not used up */
    GArray *links;       /* of each interface of the section, its link type (uint32_t) */
};

PacketBlocks *packet_blocks_new(PacketBlockTaker take, void *data)
{
    PacketBlocks *blocks = g_new0(PacketBlocks, 1);
    blocks->take = take;
    blocks->data = data;
    blocks->pending = g_byte_array_new();
    blocks->links = g_array_new(false, false, sizeof(uint32_t));
    return blocks;
}

void packet_blocks_free(PacketBlocks *blocks)
{
    if (blocks == NULL)
        return;
    g_byte_array_unref(blocks->pending);
    g_array_unref(blocks->links);
    g_free(blocks);
}

static bool fail(GError **error)
{
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        "tshark -F pcapng -w wrote something else than a pcapng file");
    return false;
}

static uint32_t word(const uint8_t *bytes)
{
    uint32_t value;
    memcpy(&value, bytes, sizeof value);
    return value;
}

static bool take_packet(PacketBlocks *blocks, uint8_t *body, size_t size, GError **error)
{
    PacketHead head;
    if (size < sizeof head)
        return fail(error);
    memcpy(&head, body, sizeof head);
    if (head.interface >= blocks->links->len || head.captured > size - sizeof head)
        return fail(error);
    PacketBlock packet = {
        .link = g_array_index(blocks->links, uint32_t, head.interface),
        .bytes = body + sizeof head,
        .captured = head.captured,
        .length = head.length,
    };
    return blocks->take(&packet, blocks->data, error);
}

static bool take_block(PacketBlocks *blocks, uint32_t type, uint8_t *body, size_t size,
                       GError **error)
{
    if (type == BLOCK_PACKET)
        return take_packet(blocks, body, size, error);
    if ((type == BLOCK_SECTION || type == BLOCK_INTERFACE) && size < sizeof(uint32_t))
        return fail(error);
    if (type == BLOCK_SECTION && word(body) != BYTE_ORDER_MARK)
        return fail(error);
    if (type == BLOCK_SECTION)
        g_array_set_size(blocks->links, 0);
    if (type == BLOCK_INTERFACE) {
        uint16_t link;
        memcpy(&link, body, sizeof link);
        g_array_append_vals(blocks->links, &(uint32_t){link}, 1);
    }
    return true;
}

bool packet_blocks_feed(PacketBlocks *blocks, const char *bytes, size_t length, GError **error)
{
    size_t used = 0;
    g_byte_array_append(blocks->pending, (const uint8_t *)bytes, (unsigned)length);
    while (blocks->pending->len - used >= BLOCK_HEAD) {
        uint8_t *block = blocks->pending->data + used;
        size_t size = word(block + 4);
        if (size < BLOCK_LEAST || size > BLOCK_MOST || size % 4 != 0)
            return fail(error);
        if (blocks->pending->len - used < size)
            break;
        if (!take_block(blocks, word(block), block + BLOCK_HEAD, size - BLOCK_LEAST, error))
            return false;
        used += size;
    }
    g_byte_array_remove_range(blocks->pending, 0, (unsigned)used);
    return true;
}
