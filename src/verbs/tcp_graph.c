/* tcp-graph: one TCP stream over time, as Wireshark's stream graphs show it. */
#include "verbs/outlet.h"
#include "verbs/tcp_graph_options.h"

static bool is_shown(const GraphOptions *graph, const Trace *trace, Side side)
{
    return graph->both || side == (graph->unasked ? trace_sender(trace) : graph->side);
}

static void warn_scale(const GraphOptions *graph, const Trace *trace, const Run *run)
{
    bool windows = graph->kind == GRAPH_TCPTRACE || graph->kind == GRAPH_WINDOW;
    bool unknown = false;
    for (int side = 0; side < SIDE_COUNT; side++) {
        unknown = unknown || (is_shown(graph, trace, (Side)side) &&
                              trace->scale_unknown[side_other((Side)side)]);
    }
    if (windows && unknown) {
        diagnostics_add(run->diagnostics, DIAGNOSTIC_WARNING,
                        "tcp-graph: the capture has no handshake of stream %" G_GINT64_FORMAT
                        ", which says how windows are scaled: they are shown as they are in the "
                        "header, and may be larger",
                        trace->number);
    }
}

/* For who cannot see the picture. */
static char *describe(const Trace *trace, GraphKind kind)
{
    static const char *const what[] = {
        [GRAPH_SEQUENCE] = "Sequence numbers",
        [GRAPH_TCPTRACE] = "Segments, acknowledgements and window",
        [GRAPH_THROUGHPUT] = "Throughput and goodput",
        [GRAPH_RTT] = "Round-trip times",
        [GRAPH_WINDOW] = "Receive window and bytes in flight",
    };
    return g_strdup_printf("%s of TCP stream %" G_GINT64_FORMAT " over time, between %s and %s",
                           what[kind], trace->number, trace->ends[SIDE_CLIENT],
                           trace->ends[SIDE_SERVER]);
}

static bool draw(const GraphOptions *graph, const Trace *trace, const GArray *rows,
                 const Table *table, int64_t window, const Run *run, GError **error)
{
    g_autoptr(GTimeZone) zone = run->utc ? g_time_zone_new_utc() : g_time_zone_new_local();
    const GraphFigure figure = {
        .trace = trace,
        .table = table,
        .rows = rows,
        .kind = graph->kind,
        .sides = {is_shown(graph, trace, SIDE_CLIENT), is_shown(graph, trace, SIDE_SERVER)},
        .x = graph->x,
        .window = window,
        .title = graph->title,
        .zone = zone,
        .x_limits = graph->x_limits,
        .y_limits = graph->y_limits,
        .page = graph->page,
    };
    g_autoptr(GBytes) bytes = graph_figure_render(&figure, error);
    g_autofree char *description = describe(trace, graph->kind);
    const Picture picture = {graph->path, description, graph->dpi, bytes};
    return bytes != NULL && outlet_put_picture(run, &picture, error);
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const GraphOptions *graph = data;
    CaptureRequest request = graph->capture.request;
    (void)in;
    request.progress = run->progress;
    if (graph->capture.show_command || run->show_command) {
        g_autofree char *command = trace_command(&request, graph->stream);
        outlet_say(run, command);
        return NULL;
    }
    g_autoptr(Trace) trace = trace_read(&request, graph->stream, run->diagnostics, error);
    if (trace == NULL) {
        return NULL;
    }
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(GraphRow));
    int64_t window = graph->window != 0 ? graph->window : graph_window_of(trace);
    for (int side = 0; side < SIDE_COUNT; side++) {
        if (is_shown(graph, trace, (Side)side)) {
            graph_append(rows, trace, graph->kind, (Side)side, window);
        }
    }
    warn_scale(graph, trace, run);
    g_autoptr(Table) table = graph_table(rows, trace, graph->kind, window);
    if (graph->path != NULL && !draw(graph, trace, rows, table, window, run, error)) {
        return NULL;
    }
    return g_steal_pointer(&table);
}

static bool writes(const void *data)
{
    const GraphOptions *graph = data;
    return graph->path != NULL;
}

const Verb verb_tcp_graph = {
    .name = "tcp-graph",
    .kind = VERB_SOURCE,
    .synopsis = "tcp-graph CAPTURE [--stream N] [--kind KIND] [--side SIDE] [-o FILE]",
    .summary = "Draw one TCP stream over time, or read the points of that picture.",
    .description =
        "Draws what Wireshark's TCP stream graphs show, of the data that one side sends, to a\n"
        "picture (-o). The points are a table too: without -o it is printed, and with or without\n"
        "'then' goes on with it. Title and panels say who sends to whom.\n"
        "\n"
        "  sequence    every segment at its sequence number (Stevens); those that were sent again\n"
        "              or came out of order have marks of their own\n"
        "  tcptrace    the same as bars, as long as their data; what the receiver acknowledged\n"
        "              and how far its window reaches, SACK blocks, duplicate ACKs, closed "
        "windows,\n"
        "              keep-alives, probes, resets, and bytes that the capture has not\n"
        "  throughput  bits of data sent in a sliding window (throughput), and acknowledged for\n"
        "              the first time (goodput)\n"
        "  rtt         round-trip times as Wireshark measures them (tcp.analysis.ack_rtt); those\n"
        "              of bytes that were sent twice are marked, as they may be of either\n"
        "  window      the receiver's window, and the bytes on the way to it\n"
        "\n"
        "Sequence numbers are Wireshark's relative ones, and go on past 2^32. docs/tcp.md has the\n"
        "definitions and their sources.\n"
        "\n"
        "The table has time, elapsed (since the stream's first packet), frame, side (whose data\n"
        "it is about), what (segment, retransmission, ACK, …), and by kind: seq and seq_end;\n"
        "bits_per_second; rtt, acked_frame, seq and seq_end; or bytes.\n"
        "\n"
        "  tabshark tcp-graph traffic.pcap --stream 10 -o stream-10.png\n"
        "  tabshark tcp-graph traffic.pcap --stream 10 --kind throughput --window 0.2 -o rate.svg\n"
        "  tabshark tcp-graph traffic.pcap --stream 10 --kind rtt --side both -o rtt.png\n"
        "  tabshark tcp-graph traffic.pcap --stream 10 then group what count\n"
        "  tabshark tcp-graph traffic.pcap --stream 10 --kind rtt then write rtt.csv",
    .options = tcp_graph_option_table,
    .size = sizeof(GraphOptions),
    .defaults = tcp_graph_options_defaults,
    .check = tcp_graph_options_check,
    .apply = apply,
    .writes = writes,
    .clear = tcp_graph_options_clear,
};
