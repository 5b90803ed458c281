/* What capture files are, as Wireshark's capinfos says. */
#ifndef TABSHARK_CAPTURE_INFO_H
#define TABSHARK_CAPTURE_INFO_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "table/table.h"

/* One row a capture, in their order; `captures` ends with NULL and "-" is standard input. Columns,
 * with what capinfos does not know missing:
 *
 *   file           as it was given
 *   type           pcap, pcapng, nsecpcap …
 *   encapsulation  ether, rawip …, per-packet if there are several
 *   compression    gzip, …; missing if the file is not compressed
 *   size           of the file, in bytes; missing for a pipe
 *   packets        how many
 *   bytes          of all packets, with what the snap length cut off
 *   snap_length    most bytes kept of a packet: as the file states it, else as its packets show it;
 *                  missing if none was cut
 *   first, last    the least and the greatest time of a packet
 *   duration       between them
 *   bit_rate       bits per second over the duration, as are
 *   packet_rate    packets per second
 *   mean_size      bytes per packet
 *   in_order       is no packet's time before that of the one in front?
 *   interfaces     how many the file describes
 *   sha256         of the file, if `hash`; missing for standard input
 *
 * A damaged capture has the row of what is whole, and sets diagnostics->damaged. */
Table *capture_info(char **captures, bool hash, Diagnostics *diagnostics, GError **error);

/* The command for one capture, for people. */
char *capture_info_command(const char *capture, bool hash);

#endif
