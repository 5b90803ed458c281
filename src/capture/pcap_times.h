/* How fine a capture's times are. */
#ifndef TABSHARK_CAPTURE_PCAP_TIMES_H
#define TABSHARK_CAPTURE_PCAP_TIMES_H

#include <stdbool.h>

/* Is it a pcap file, uncompressed, whose times are micro- or nanoseconds throughout? (A pcapng file
 * may have any fractions of a second.) draft-ietf-opsawg-pcap, section 4. */
bool pcap_times_are_plain(const char *capture);

#endif
