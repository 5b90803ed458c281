/* The packets in a pcapng file that comes piece by piece, as tshark of this machine writes it. */
#ifndef TABSHARK_TCP_PACKET_BLOCKS_H
#define TABSHARK_TCP_PACKET_BLOCKS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint32_t link;  /* type, as pcap numbers them */
    uint8_t *bytes; /* valid during the call, and may be changed */
    size_t captured;
    size_t length; /* before the snap length cut it */
} PacketBlock;

/* Takes the next packet. */
typedef bool (*PacketBlockTaker)(const PacketBlock *packet, void *data, GError **error);

typedef struct PacketBlocks PacketBlocks;

PacketBlocks *packet_blocks_new(PacketBlockTaker take, void *data);
void packet_blocks_free(PacketBlocks *blocks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PacketBlocks, packet_blocks_free)

/* Takes a piece of the file, cut anywhere. Fails as soon as the taker did, or if it is no pcapng in
 * the byte order of this machine. */
bool packet_blocks_feed(PacketBlocks *blocks, const char *bytes, size_t length, GError **error);

#endif
