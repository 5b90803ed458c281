#include "verbs/tcp_graph_options.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "query/interval.h"
#include "verbs/picture_options.h"

#define WIDTH        10.0 /* in inches */
#define HEIGHT       6.0
#define BOTH_HEIGHT  9.0
#define MAX_WINDOW_S 1e6

#define AT(member) offsetof(GraphOptions, member)

static const char *const kinds[] = {
    "tcptrace", "sequence", "throughput", "rtt", "window", NULL,
};
static const char *const sides[] = {"client", "server", "both", NULL};
static const char *const axes[] = {"elapsed", "clock", "sequence", NULL};

const VerbOption tcp_graph_option_table[] = {
    CAPTURE_FILE_OPTION(GraphOptions, capture),
    {"stream", 0, G_OPTION_ARG_STRING, AT(stream_text), "N",
     "which stream (tcp.stream); not needed if there is one only"},
    {"kind", 0, G_OPTION_ARG_STRING, AT(kind_text), "KIND",
     "sequence, tcptrace, throughput, rtt or window (tcptrace)", kinds},
    {"side", 0, G_OPTION_ARG_STRING, AT(side_text), "SIDE",
     "whose data: client, server or both (the side that sends more)", sides},
    {"x", 'x', G_OPTION_ARG_STRING, AT(x_text), "WHAT",
     "elapsed, the seconds since the stream's first packet; clock; or, for rtt, sequence "
     "(elapsed)",
     axes},
    {"window", 0, G_OPTION_ARG_STRING, AT(window_text), "SECONDS",
     "of throughput: the sliding window, also as in 100ms (1 s, or less for a short stream)"},
    {"xlim", 0, G_OPTION_ARG_STRING, AT(x_limits_text), "A,B",
     "where the x axis begins and ends: seconds, times or sequence numbers; A or B may be left "
     "out"},
    {"ylim", 0, G_OPTION_ARG_STRING, AT(y_limits_text), "A,B", "the same for y"},
    {"title", 0, G_OPTION_ARG_STRING, AT(title), "TEXT", "instead of the stream and its ends"},
    {"size", 0, G_OPTION_ARG_STRING, AT(size), "WxH", "in inches (10x6; 10x9 for both sides)"},
    {"dpi", 0, G_OPTION_ARG_INT, AT(dpi), "N", "pixels an inch (150)"},
    {"output", 'o', G_OPTION_ARG_FILENAME, AT(path), "FILE",
     "draw the graph: FILE.png, FILE.svg or FILE.pdf"},
    {"two-pass", '2', G_OPTION_ARG_NONE, AT(capture.two_pass), NULL,
     "analyse in two passes, so that packets know of later ones"},
    {"preference", 0, G_OPTION_ARG_STRING_ARRAY, AT(capture.preferences), "NAME:VALUE",
     "set one of Wireshark's preferences; may be repeated"},
    {"decode-as", 'd', G_OPTION_ARG_STRING_ARRAY, AT(capture.decode_as), "LAYER==SELECTOR,PROTOCOL",
     "decode as another protocol; may be repeated"},
    {"profile", 'C', G_OPTION_ARG_STRING, AT(capture.profile), "NAME",
     "use this Wireshark profile"},
    {"timeout", 0, G_OPTION_ARG_DOUBLE, AT(capture.timeout), "SECONDS",
     "end a tshark that needs longer, with an error"},
    {"no-cache", 0, G_OPTION_ARG_NONE, AT(capture.no_cache), NULL,
     "read anew, and keep nothing of it for later reads", .role = OPTION_MEANS},
    {"show-command", 0, G_OPTION_ARG_NONE, AT(capture.show_command), NULL,
     "print the command that would be run, and do nothing"},
    {.name = NULL},
};

void tcp_graph_options_defaults(void *data)
{
    GraphOptions *graph = data;
    graph->dpi = PICTURE_DPI;
}

/* The place of a word in a list; `text` NULL stands for the first. */
static bool choose(const char *option, const char *text, const char *const *words, int *place,
                   GError **error)
{
    for (*place = 0; words[*place] != NULL; (*place)++) {
        if (text == NULL || strcmp(text, words[*place]) == 0) {
            return true;
        }
    }
    g_autoptr(GString) known = g_string_new(words[0]);
    for (size_t i = 1; words[i] != NULL; i++) {
        g_string_append_printf(known, words[i + 1] != NULL ? ", %s" : " or %s", words[i]);
    }
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, "tcp-graph: %s takes %s, not '%s'",
                option, known->str, text);
    return false;
}

static bool check_choices(GraphOptions *graph, GError **error)
{
    static const GraphKind kind_of[] = {
        GRAPH_TCPTRACE, GRAPH_SEQUENCE, GRAPH_THROUGHPUT, GRAPH_RTT, GRAPH_WINDOW,
    };
    int kind = 0, side = 0, x = 0;
    if (!choose("--kind", graph->kind_text, kinds, &kind, error) ||
        !choose("--side", graph->side_text, sides, &side, error) ||
        !choose("-x", graph->x_text, axes, &x, error)) {
        return false;
    }
    graph->kind = kind_of[kind];
    graph->x = (GraphX)x;
    graph->unasked = graph->side_text == NULL;
    graph->both = side == SIDE_COUNT;
    graph->side = (Side)side;
    return true;
}

static bool fail_usage(GError **error, const char *message)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, "tcp-graph: %s", message);
    return false;
}

static bool check_stream(GraphOptions *graph, GError **error)
{
    graph->stream = -1;
    if (graph->stream_text == NULL ||
        g_ascii_string_to_signed(graph->stream_text, 10, 0, UINT32_MAX, &graph->stream, NULL)) {
        return true;
    }
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                "tcp-graph: --stream takes the number of one stream (tcp.stream), not '%s'",
                graph->stream_text);
    return false;
}

/* Seconds, or a length of time as resample takes it. */
static bool check_window(GraphOptions *graph, GError **error)
{
    const char *text = graph->window_text;
    char *end = NULL;
    if (text == NULL) {
        return true;
    }
    double seconds = g_ascii_strtod(text, &end);
    if (end != text && *end == '\0' && seconds >= 1e-9 && seconds <= MAX_WINDOW_S) {
        graph->window = (int64_t)llround(seconds * 1e9);
    } else if (!interval_parse(text, &graph->window, NULL) ||
               (double)graph->window > MAX_WINDOW_S * 1e9) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "tcp-graph: --window takes seconds as in 0.2, or a length of time as in 200ms, "
                    "not '%s'",
                    text);
        return false;
    }
    return true;
}

/* Options that say nothing for what is drawn. */
static bool check_sense(const GraphOptions *graph, GError **error)
{
    if (graph->window != 0 && graph->kind != GRAPH_THROUGHPUT) {
        return fail_usage(error, "--window is for --kind throughput");
    }
    if (graph->x == GRAPH_X_SEQUENCE && graph->kind != GRAPH_RTT) {
        return fail_usage(error, "-x sequence is for --kind rtt");
    }
    if (graph->path == NULL &&
        (graph->title != NULL || graph->size != NULL || graph->x_text != NULL ||
         graph->x_limits_text != NULL || graph->y_limits_text != NULL)) {
        return fail_usage(error, "-x, --xlim, --ylim, --title and --size are for a picture, which "
                                 "needs -o FILE");
    }
    return true;
}

static bool check_limits(GraphOptions *graph, GError **error)
{
    const char *x = graph->x_limits_text, *y = graph->y_limits_text;
    AxisKind kind = graph->x == GRAPH_X_CLOCK ? AXIS_TIME : AXIS_NUMBER;
    return (x == NULL || limits_parse(x, "--xlim", &graph->x_limits, error)) &&
           (y == NULL || limits_parse(y, "--ylim", &graph->y_limits, error)) &&
           limits_check(&graph->x_limits, "x", kind, error) &&
           limits_check(&graph->y_limits, "y", AXIS_NUMBER, error);
}

bool tcp_graph_options_check(void *data, GError **error)
{
    GraphOptions *graph = data;
    if (!capture_options_check(&graph->capture, graph->arguments, "tcp-graph", error)) {
        return false;
    }
    if (graph->capture.request.captures[1] != NULL) {
        return fail_usage(error, "name one capture: a stream is of one");
    }
    return check_stream(graph, error) && check_choices(graph, error) &&
           check_window(graph, error) && check_sense(graph, error) && check_limits(graph, error) &&
           (graph->path == NULL || page_format_of(graph->path, &graph->page.format, error)) &&
           picture_size_check(graph->size, WIDTH, graph->both ? BOTH_HEIGHT : HEIGHT, graph->dpi,
                              &graph->page, error);
}

void tcp_graph_options_clear(void *data)
{
    GraphOptions *graph = data;
    capture_options_clear(&graph->capture);
}
