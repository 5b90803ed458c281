/* The packets that tcpflow gets to read: pcap files of what tshark picks, mended on the way.
 *
 * - Each file has the packets of one link type, for a pcap file can hold but one.
 * - Short frames of Ethernet are padded to 60 bytes, which tcpflow 1.6.1 takes for data: what
 *   stands behind the IP packet is cut off.
 * - Where hardware cuts large segments up, the system hands them over with 0 in the length of the
 *   IP packet, and tcpflow drops what a capture on that system shows: the length is filled in.
 * - A packet's number takes the place of its time, so that tcpflow's report says which packets are
 *   in a file, also where times repeat or run back.
 */
#ifndef TABSHARK_TCP_RESTORE_CAPTURE_H
#define TABSHARK_TCP_RESTORE_CAPTURE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/progress.h"

typedef struct {
    uint32_t link;    /* type of its packets, as pcap numbers them */
    char *name;       /* in the stage */
    GMappedFile *map; /* what is in it */
} PacketFile;

/* Where a packet stands: from its first byte to behind its last. */
typedef struct {
    unsigned file; /* index of its PacketFile */
    uint64_t from, to;
} PacketPlace;

/* Writes the packets of a capture that match a display filter into files in the folder `stage`: an
 * array of PacketFile that frees what it holds. There must be `n`; `places[i]` gets the place of
 * the packet with the number i, from 0. `progress` may be NULL. */
GArray *restore_capture_write(const char *capture, const char *filter, const char *stage, size_t n,
                              PacketPlace *places, Progress *progress, GError **error);

/* A packet's number from its time in such a file, in nanoseconds; SIZE_MAX if it can be none. */
size_t restore_capture_number(int64_t time);

/* Mends a packet of which `captured` of `length` bytes are there. Returns how many to keep: those
 * up to the end of its IP packet. */
size_t restore_capture_mend(uint32_t link, uint8_t *packet, size_t captured, size_t length);

#endif
