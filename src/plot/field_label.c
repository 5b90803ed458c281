#include "plot/field_label.h"

#include <stdbool.h>
#include <string.h>

static const char bytes[] = "bytes";
static const char seconds[] = "seconds";

static const struct {
    const char *name, *words, *unit;
} fields[] = {
    {"frame.number", "Frame number", NULL},
    {"frame.len", "Frame length", bytes},
    {"frame.cap_len", "Captured length", bytes},
    {"frame.time_delta", "Time since previous captured frame", seconds},
    {"frame.time_delta_displayed", "Time since previous displayed frame", seconds},
    {"frame.time_relative", "Time since first frame", seconds},
    {"eth.len", "Ethernet payload length", bytes},
    {"ip.len", "IP total length", bytes},
    {"ip.ttl", "Time to live (hops)", NULL},
    {"ip.id", "IP identification", NULL},
    {"ipv6.plen", "IPv6 payload length", bytes},
    {"ipv6.hlim", "Hop limit", NULL},
    {"tcp.stream", "TCP stream", NULL},
    {"tcp.seq", "Sequence number", bytes},
    {"tcp.seq_raw", "Sequence number (raw)", NULL},
    {"tcp.nxtseq", "Next sequence number", bytes},
    {"tcp.ack", "Acknowledgment number", bytes},
    {"tcp.ack_raw", "Acknowledgment number (raw)", NULL},
    {"tcp.len", "TCP segment length", bytes},
    {"tcp.window_size", "Window size", bytes},
    {"tcp.window_size_value", "Window size (unscaled)", NULL},
    {"tcp.srcport", "TCP source port", NULL},
    {"tcp.dstport", "TCP destination port", NULL},
    {"tcp.time_delta", "Time since previous frame of the stream", seconds},
    {"tcp.time_relative", "Time since first frame of the stream", seconds},
    {"tcp.analysis.ack_rtt", "Round-trip time", seconds},
    {"tcp.analysis.bytes_in_flight", "Bytes in flight", NULL},
    {"udp.stream", "UDP stream", NULL},
    {"udp.length", "UDP length", bytes},
    {"udp.srcport", "UDP source port", NULL},
    {"udp.dstport", "UDP destination port", NULL},
    {"dns.time", "DNS response time", seconds},
    {"http.time", "HTTP response time", seconds},
    {"http.content_length", "HTTP content length", bytes},
    {"icmp.resptime", "ICMP response time (milliseconds)", NULL},
    {"count", "Count", NULL},
};

/* What an aggregate does to the words; the unit stays unless it counts something else. */
static const struct {
    const char *name, *words;
    bool keeps_unit;
} aggregates[] = {
    {"sum", "Sum of", true},       {"mean", "Mean of", true},
    {"min", "Minimum of", true},   {"max", "Maximum of", true},
    {"median", "Median of", true}, {"std", "Standard deviation of", true},
    {"first", "First", true},      {"last", "Last", true},
    {"var", "Variance of", false}, {"nunique", "Different values of", false},
    {"count", "Count of", false},
};

/* A column's name taken apart: "sum:frame.len" is aggregate "Sum of" and field "frame.len". */
typedef struct {
    char *aggregate; /* NULL: none */
    bool keeps_unit;
    const char *field; /* into the name */
} Parts;

/* "95th percentile of" for p95. */
static char *percentile_words(const char *name, size_t length)
{
    if (length < 2 || name[0] != 'p' || strspn(name + 1, "0123456789.") != length - 1) {
        return NULL;
    }
    const char *ending = "th";
    char last = name[length - 1];
    if (memchr(name, '.', length) == NULL && (length < 3 || name[length - 2] != '1')) {
        ending = last == '1' ? "st" : last == '2' ? "nd" : last == '3' ? "rd" : "th";
    }
    return g_strdup_printf("%.*s%s percentile of", (int)length - 1, name + 1, ending);
}

static Parts take_apart(const char *name)
{
    const char *colon = strchr(name, ':');
    if (colon == NULL || colon[1] == '\0') {
        return (Parts){NULL, true, name};
    }
    size_t length = (size_t)(colon - name);
    for (size_t i = 0; i < G_N_ELEMENTS(aggregates); i++) {
        if (strlen(aggregates[i].name) == length &&
            strncmp(name, aggregates[i].name, length) == 0) {
            return (Parts){g_strdup(aggregates[i].words), aggregates[i].keeps_unit, colon + 1};
        }
    }
    char *percentile = percentile_words(name, length);
    return (Parts){percentile, true, percentile != NULL ? colon + 1 : name};
}

static bool find_field(const char *name, size_t *index)
{
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (strcmp(fields[i].name, name) == 0) {
            *index = i;
            return true;
        }
    }
    return false;
}

static const char *unit_of(const Parts *parts, Type type)
{
    size_t index = 0;
    if (type == TYPE_DURATION) {
        return seconds;
    }
    return parts->keeps_unit && find_field(parts->field, &index) ? fields[index].unit : NULL;
}

const char *field_unit(const char *name, Type type)
{
    Parts parts = take_apart(name);
    const char *unit = unit_of(&parts, type);
    g_free(parts.aggregate);
    return unit;
}

char *field_label(const char *name, Type type)
{
    Parts parts = take_apart(name);
    g_autofree char *aggregate = parts.aggregate;
    const char *unit = unit_of(&parts, type);
    size_t index = 0;
    bool known = find_field(parts.field, &index);
    GString *label = g_string_new(aggregate);
    size_t start = label->len;
    if (aggregate != NULL) {
        g_string_append_c(label, ' ');
        start++;
    }
    g_string_append(label, known ? fields[index].words : parts.field);
    /* In the middle of a phrase "Frame" begins small, "TCP" does not. */
    if (aggregate != NULL && known && g_ascii_islower(label->str[start + 1])) {
        label->str[start] = g_ascii_tolower(label->str[start]);
    }
    if (unit != NULL) {
        g_string_append_printf(label, " (%s)", unit);
    }
    return g_string_free(label, FALSE);
}
