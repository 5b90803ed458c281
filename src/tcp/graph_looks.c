#include "tcp/graph_looks.h"

/* What everything is about is dark blue, what went wrong is between red and violet, what the
 * receiver says is green and, where it is a limit, pale. */
/* clang-format off */
#define DATA      {31, 78, 140, 255}
#define AGAIN     {214, 39, 40, 255}
#define FAST      {226, 0, 140, 255}
#define SPURIOUS  {255, 127, 14, 255}
#define OVERTAKEN {128, 60, 200, 255}
#define ACKED     {44, 150, 60, 255}
#define ASKED     {20, 100, 40, 255}
#define LIMIT     {120, 180, 230, 255}
#define HELD      {236, 190, 90, 255}
#define TWICE     {130, 90, 40, 255}
#define ABSENT    {150, 150, 150, 255}
#define PROBE     {90, 90, 90, 255}
#define CLOSED    {170, 0, 0, 255}
/* clang-format on */

#define POINTS(mark, color, marker)                                                                \
    {                                                                                              \
        mark, KIND_POINTS, color, 1, LINE_NONE, marker, false                                      \
    }
#define STEPS(mark, color)                                                                         \
    {                                                                                              \
        mark, KIND_STEPS, color, 1, LINE_SOLID, MARKER_NONE, false                                 \
    }
#define RANGES(mark, color, heavy)                                                                 \
    {                                                                                              \
        mark, KIND_RANGES, color, 1, LINE_NONE, MARKER_NONE, heavy                                 \
    }

static const GraphLook sequence[] = {
    POINTS(MARKED_SEGMENT, DATA, MARKER_POINT),
    POINTS(MARKED_OUT_OF_ORDER, OVERTAKEN, MARKER_DIAMOND),
    POINTS(MARKED_RETRANSMISSION, AGAIN, MARKER_CIRCLE),
    POINTS(MARKED_FAST_RETRANSMISSION, FAST, MARKER_CIRCLE),
    POINTS(MARKED_SPURIOUS_RETRANSMISSION, SPURIOUS, MARKER_CIRCLE),
    POINTS(MARKED_KEEP_ALIVE, PROBE, MARKER_SQUARE),
    POINTS(MARKED_WINDOW_PROBE, PROBE, MARKER_TRIANGLE_UP),
};

static const GraphLook tcptrace[] = {
    STEPS(MARKED_WINDOW_EDGE, LIMIT),
    STEPS(MARKED_ACK, ACKED),
    RANGES(MARKED_NOT_CAPTURED, ABSENT, true),
    RANGES(MARKED_SACK, HELD, false),
    RANGES(MARKED_DSACK, TWICE, true),
    RANGES(MARKED_SEGMENT, DATA, false),
    RANGES(MARKED_OUT_OF_ORDER, OVERTAKEN, true),
    RANGES(MARKED_RETRANSMISSION, AGAIN, true),
    RANGES(MARKED_FAST_RETRANSMISSION, FAST, true),
    RANGES(MARKED_SPURIOUS_RETRANSMISSION, SPURIOUS, true),
    POINTS(MARKED_DUPLICATE_ACK, ASKED, MARKER_POINT),
    POINTS(MARKED_KEEP_ALIVE, PROBE, MARKER_SQUARE),
    POINTS(MARKED_WINDOW_PROBE, PROBE, MARKER_TRIANGLE_UP),
    POINTS(MARKED_ZERO_WINDOW, CLOSED, MARKER_CROSS),
    POINTS(MARKED_RESET, AGAIN, MARKER_STAR),
};

static const GraphLook rate[] = {
    STEPS(MARKED_THROUGHPUT, DATA),
    STEPS(MARKED_GOODPUT, ACKED),
};

static const GraphLook rtt[] = {
    POINTS(MARKED_RTT, DATA, MARKER_POINT),
    POINTS(MARKED_AMBIGUOUS_RTT, AGAIN, MARKER_CIRCLE),
};

static const GraphLook window[] = {
    STEPS(MARKED_WINDOW, ACKED),
    STEPS(MARKED_IN_FLIGHT, DATA),
    POINTS(MARKED_ZERO_WINDOW, CLOSED, MARKER_CROSS),
};

const GraphLook *graph_looks(GraphKind kind, size_t *n)
{
    static const struct {
        const GraphLook *looks;
        size_t n;
    } all[] = {
        [GRAPH_SEQUENCE] = {sequence, G_N_ELEMENTS(sequence)},
        [GRAPH_TCPTRACE] = {tcptrace, G_N_ELEMENTS(tcptrace)},
        [GRAPH_THROUGHPUT] = {rate, G_N_ELEMENTS(rate)},
        [GRAPH_RTT] = {rtt, G_N_ELEMENTS(rtt)},
        [GRAPH_WINDOW] = {window, G_N_ELEMENTS(window)},
    };
    *n = all[kind].n;
    return all[kind].looks;
}
