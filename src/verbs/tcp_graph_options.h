/* The options of tcp-graph: what they are and what is wrong with them. */
#ifndef TABSHARK_VERBS_TCP_GRAPH_OPTIONS_H
#define TABSHARK_VERBS_TCP_GRAPH_OPTIONS_H

#include <glib.h>
#include <stdbool.h>

#include "tcp/graph_figure.h"
#include "verbs/capture_options.h"

typedef struct {
    char **arguments;
    CaptureOptions capture;
    char *stream_text, *kind_text, *side_text, *x_text, *window_text;
    char *x_limits_text, *y_limits_text;
    char *title, *size, *path;
    int dpi;
    /* From here on made by check. */
    int64_t stream; /* negative: the only one */
    GraphKind kind;
    bool both, unasked; /* the sides */
    Side side;
    GraphX x;
    int64_t window; /* 0: as suits the stream */
    Limits x_limits, y_limits;
    Page page;
} GraphOptions;

extern const VerbOption tcp_graph_option_table[];

/* What a Verb asks for: see verb.h. */
void tcp_graph_options_defaults(void *options);
bool tcp_graph_options_check(void *options, GError **error);
void tcp_graph_options_clear(void *options);

#endif
