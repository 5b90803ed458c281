#include "plot/field_words.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* In the order of strcmp, for bsearch. Columns of durations are in seconds without being listed
 * with a unit. */
static const FieldWords fields[] = {
    {"_ws.col.Destination", "Destination", NULL},
    {"_ws.col.Protocol", "Protocol", NULL},
    {"_ws.col.Source", "Source", NULL},
    {"_ws.col.def_dst", "Destination", NULL},
    {"_ws.col.def_src", "Source", NULL},
    {"_ws.col.protocol", "Protocol", NULL},
    {"arp.dst.proto_ipv4", "Target address", NULL},
    {"arp.opcode", "ARP operation", NULL},
    {"arp.src.proto_ipv4", "Sender address", NULL},
    {"bytes", "Bytes", NULL},
    {"client", "Client", NULL},
    {"count", "Count", NULL},
    {"dns.qry.name", "DNS name asked for", NULL},
    {"dns.time", "DNS response time", &unit_seconds},
    {"duration", "Duration", NULL},
    {"eth.dst", "Destination MAC address", NULL},
    {"eth.len", "Ethernet payload length", &unit_bytes},
    {"eth.src", "Source MAC address", NULL},
    {"eth.type", "Ethernet type", NULL},
    {"frame.cap_len", "Captured length", &unit_bytes},
    {"frame.interface_id", "Interface", NULL},
    {"frame.len", "Frame length", &unit_bytes},
    {"frame.number", "Frame number", NULL},
    {"frame.protocols", "Protocols", NULL},
    {"frame.time_delta", "Time since previous captured frame", &unit_seconds},
    {"frame.time_delta_displayed", "Time since previous displayed frame", &unit_seconds},
    {"frame.time_relative", "Time since first frame", &unit_seconds},
    {"frames", "Frames", NULL},
    {"http.content_length", "HTTP content length", &unit_bytes},
    {"http.host", "HTTP host", NULL},
    {"http.request.method", "HTTP method", NULL},
    {"http.response.code", "HTTP status", NULL},
    {"http.time", "HTTP response time", &unit_seconds},
    {"icmp.resptime", "ICMP response time (ms)", NULL},
    {"icmp.type", "ICMP type", NULL},
    {"icmpv6.type", "ICMPv6 type", NULL},
    {"initial_rtt", "Initial round-trip time", NULL},
    {"ip.addr", "Address", NULL},
    {"ip.dsfield.dscp", "DSCP", NULL},
    {"ip.dst", "Destination address", NULL},
    {"ip.frag_offset", "Fragment offset", &unit_byte_number},
    {"ip.hdr_len", "IP header length", &unit_bytes},
    {"ip.id", "IP identification", NULL},
    {"ip.len", "IP total length", &unit_bytes},
    {"ip.proto", "IP protocol", NULL},
    {"ip.src", "Source address", NULL},
    {"ip.ttl", "Time to live (hops)", NULL},
    {"ipv6.addr", "IPv6 address", NULL},
    {"ipv6.dst", "IPv6 destination address", NULL},
    {"ipv6.flow", "IPv6 flow label", NULL},
    {"ipv6.hlim", "Hop limit", NULL},
    {"ipv6.nxt", "IPv6 next header", NULL},
    {"ipv6.plen", "IPv6 payload length", &unit_bytes},
    {"ipv6.src", "IPv6 source address", NULL},
    {"other", "Other address", NULL},
    {"packets", "Packets", NULL},
    {"payload", "Bytes of data", NULL},
    {"retransmissions", "Retransmissions", NULL},
    {"rtt", "Round-trip time", NULL},
    {"server", "Server", NULL},
    {"tcp.ack", "Acknowledgment number", &unit_byte_number},
    {"tcp.ack_raw", "Acknowledgment number (raw)", NULL},
    {"tcp.analysis.ack_rtt", "Round-trip time", &unit_seconds},
    {"tcp.analysis.bytes_in_flight", "Bytes in flight", NULL},
    {"tcp.analysis.initial_rtt", "Initial round-trip time", &unit_seconds},
    {"tcp.analysis.push_bytes_sent", "Bytes since the last PSH", NULL},
    {"tcp.dstport", "TCP destination port", NULL},
    {"tcp.flags", "TCP flags", NULL},
    {"tcp.hdr_len", "TCP header length", &unit_bytes},
    {"tcp.len", "TCP segment length", &unit_bytes},
    {"tcp.nxtseq", "Next sequence number", &unit_byte_number},
    {"tcp.options.mss_val", "Maximum segment size", &unit_bytes},
    {"tcp.port", "TCP port", NULL},
    {"tcp.seq", "Sequence number", &unit_byte_number},
    {"tcp.seq_raw", "Sequence number (raw)", NULL},
    {"tcp.srcport", "TCP source port", NULL},
    {"tcp.stream", "TCP stream", NULL},
    {"tcp.time_delta", "Time since previous frame of the stream", &unit_seconds},
    {"tcp.time_relative", "Time since first frame of the stream", &unit_seconds},
    {"tcp.window_size", "Window size", &unit_bytes},
    {"tcp.window_size_scalefactor", "Window scale factor", NULL},
    {"tcp.window_size_value", "Window size (unscaled)", NULL},
    {"tls.handshake.extensions_server_name", "TLS server name", NULL},
    {"udp.dstport", "UDP destination port", NULL},
    {"udp.length", "UDP length", &unit_bytes},
    {"udp.port", "UDP port", NULL},
    {"udp.srcport", "UDP source port", NULL},
    {"udp.stream", "UDP stream", NULL},
    {"udp.time_delta", "Time since previous frame of the UDP stream", &unit_seconds},
    {"udp.time_relative", "Time since first frame of the UDP stream", &unit_seconds},
    {"vlan.id", "VLAN", NULL},
};

/* Letters count: "Bps" are bytes. */
static const FieldWords rates[] = {
    {"Bps", "Byte rate", &unit_bytes_per_second},
    {"B/s", "Byte rate", &unit_bytes_per_second},
    {"bytes/s", "Byte rate", &unit_bytes_per_second},
    {"bytes_per_second", "Byte rate", &unit_bytes_per_second},
    {"bps", "Bit rate", &unit_bits_per_second},
    {"bit/s", "Bit rate", &unit_bits_per_second},
    {"bits/s", "Bit rate", &unit_bits_per_second},
    {"bits_per_second", "Bit rate", &unit_bits_per_second},
    {"bit_rate", "Bit rate", &unit_bits_per_second},
    {"bitrate", "Bit rate", &unit_bits_per_second},
    {"kbps", "Bit rate", &unit_kbits_per_second},
    {"kbit/s", "Bit rate", &unit_kbits_per_second},
    {"Mbps", "Bit rate", &unit_mbits_per_second},
    {"mbps", "Bit rate", &unit_mbits_per_second},
    {"Mbit/s", "Bit rate", &unit_mbits_per_second},
    {"Gbps", "Bit rate", &unit_gbits_per_second},
    {"gbps", "Bit rate", &unit_gbits_per_second},
    {"Gbit/s", "Bit rate", &unit_gbits_per_second},
    {"pps", "Packet rate", &unit_packets_per_second},
    {"packets/s", "Packet rate", &unit_packets_per_second},
    {"packets_per_second", "Packet rate", &unit_packets_per_second},
    {"frames/s", "Frame rate", &unit_frames_per_second},
    {"frames_per_second", "Frame rate", &unit_frames_per_second},
};

static int compare(const void *name, const void *field)
{
    return strcmp(name, ((const FieldWords *)field)->name);
}

const FieldWords *field_words_find(const char *name)
{
    return bsearch(name, fields, G_N_ELEMENTS(fields), sizeof *fields, compare);
}

const FieldWords *field_words_find_rate(const char *name, size_t *stem)
{
    size_t length = strlen(name);
    for (size_t i = 0; i < G_N_ELEMENTS(rates); i++) {
        if (!g_str_has_suffix(name, rates[i].name)) {
            continue;
        }
        size_t before = length - strlen(rates[i].name);
        if (before == 0 || strchr(" _.:-", name[before - 1]) != NULL) {
            *stem = before > 0 ? before - 1 : 0;
            return &rates[i];
        }
    }
    return NULL;
}
