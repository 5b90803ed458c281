/* streams: the TCP streams of captures as a table. */
#include <stdio.h>

#include "base/error.h"
#include "query/network.h"
#include "tcp/other.h"
#include "tcp/streams.h"
#include "verbs/capture_options.h"
#include "verbs/outlet.h"

typedef struct {
    char **arguments;
    CaptureOptions capture;
    char *ip;
    Network network; /* of --ip */
} StreamsOptions;

extern const Verb verb_streams;

static const VerbOption options[] = {
    CAPTURE_FILE_OPTION(StreamsOptions, capture),
    {"ip", 0, G_OPTION_ARG_STRING, offsetof(StreamsOptions, ip), "ADDRESS[/BITS]",
     "only streams in which this address, or one of this network, takes part"},
    CAPTURE_FILTER_OPTION(StreamsOptions, capture),
    CAPTURE_COLUMN_OPTION(StreamsOptions, capture),
    CAPTURE_OPTIONS(StreamsOptions, capture),
    {NULL},
};

static bool check_ip(StreamsOptions *streams, GError **error)
{
    const char *ip = streams->ip;
    if (network_parse(ip, strlen(ip), &streams->network) &&
        streams->network.address.family != ADDRESS_MAC)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                "streams: --ip takes an address such as 10.0.0.5 or 2001:db8::5, or a network "
                "such as 10.0.0.0/8, not '%s'",
                ip);
    return false;
}

static bool check(void *data, GError **error)
{
    StreamsOptions *streams = data;
    return capture_options_check(&streams->capture, streams->arguments, "streams", error) &&
           (streams->ip == NULL || check_ip(streams, error));
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const StreamsOptions *streams = data;
    CaptureRequest request = streams->capture.request;
    (void)in;
    request.progress = run->progress;
    if (streams->capture.show_command || run->show_command) {
        g_autofree char *commands = streams_commands(&request);
        outlet_say(run, commands);
        return NULL;
    }
    g_autoptr(Table) table = streams_read(&request, run->diagnostics, error);
    if (table == NULL)
        return NULL;
    return capture_options_add_column(
        &streams->capture, streams->ip != NULL ? streams_of_network(table, &streams->network)
                                               : g_steal_pointer(&table));
}

/* Of a line whose capture is not named yet what options add is not known. */
static GPtrArray *columns(int argc, char **words)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(Table) none = streams_none();
    StreamsOptions *streams = verb_parse(&verb_streams, argc, words, NULL);
    for (size_t i = 0; i < table_width(none); i++)
        g_ptr_array_add(names, g_strdup(table_name(none, i)));
    if (streams != NULL && streams->ip != NULL)
        g_ptr_array_add(names, g_strdup("other"));
    if (streams != NULL &&
        (streams->capture.capture_column || streams->capture.request.captures[1] != NULL))
        g_ptr_array_add(names, g_strdup("capture"));
    verb_free_options(&verb_streams, streams);
    return names;
}

static char **captures_of(const void *data)
{
    const StreamsOptions *streams = data;
    return streams->capture.request.captures;
}

static void clear(void *data)
{
    StreamsOptions *streams = data;
    capture_options_clear(&streams->capture);
}

const Verb verb_streams = {
    .name = "streams",
    .kind = VERB_SOURCE,
    .synopsis = "streams CAPTURE… [--ip ADDRESS[/BITS]] [-Y FILTER] [OPTIONS]",
    .summary = "Read the TCP streams of captures, one row a stream.",
    .description =
        "A stream is what Wireshark calls one (tcp.stream). Numbers are of the packets that\n"
        "pass the filter. Several captures make one table with a column 'capture', and streams\n"
        "are counted in each by itself. Addresses are those of TCP's own IP header, also in\n"
        "tunnels; what an ICMP error quotes is no packet of a stream.\n"
        "\n"
        "  stream                     Wireshark's number\n"
        "  client, client_port        who asked for the connection\n"
        "  server, server_port        the other side\n"
        "  client_basis               what tells the client: its SYN (syn), the answer to it\n"
        "                             (synack), the ports (port), or it came first (first)\n"
        "  other                      with --ip: the address at the other end\n"
        "  start, end, duration       of the packets\n"
        "  state                      complete, open or reset; or how it began, if that was no\n"
        "                             handshake\n"
        "  began                      handshake, simultaneous, half-open, unanswered, refused,\n"
        "                             partial or no handshake\n"
        "  ended                      closed, half-closed, reset or open\n"
        "  packets, bytes             packets, and bytes of their frames\n"
        "  payload                    bytes of data, also of what was sent again\n"
        "  content                    bytes of data, each once\n"
        "  missing                    bytes that were sent, but are not in the capture\n"
        "  retransmissions            of all kinds; fast_ and spurious_ say how many are such\n"
        "  out_of_order, duplicate_acks, zero_windows, window_probes, keep_alives,\n"
        "  lost_segments, unseen_acks as Wireshark's analysis finds them\n"
        "  resets                     packets with RST\n"
        "  initial_rtt                round-trip time of the handshake\n"
        "  reused_ports               the ports are those of an earlier stream\n"
        "\n"
        "Most of them come for each side too, with _client and _server behind the name, by who\n"
        "sent the packet. docs/tcp.md has the definitions and their sources.\n"
        "\n"
        "  tabshark streams traffic.pcap then top 5 bytes\n"
        "  tabshark streams traffic.pcap --ip 10.0.0.5 then select start,end,other,packets\n"
        "  tabshark streams traffic.pcap then group state count",
    .options = options,
    .size = sizeof(StreamsOptions),
    .check = check,
    .apply = apply,
    .columns = columns,
    .captures = captures_of,
    .clear = clear,
};
