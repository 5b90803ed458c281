#include <string.h>

#include "base/error.h"
#include "capture/read.h"
#include "tcp/cells.h"
#include "tcp/sides.h"
#include "tcp/trace.h"

/* A filter for the packets of a stream, or of all streams. Free with g_free. */
static char *filter_of(int64_t number)
{
    return number < 0 ? g_strdup("tcp")
                      : g_strdup_printf("tcp.stream == %" G_GINT64_FORMAT, number);
}

static CaptureRequest request_of(const CaptureRequest *request, char **fields, char *filter)
{
    CaptureRequest packets = *request;
    packets.fields = fields;
    packets.filter = filter;
    packets.strict = packets.timeseries = false;
    packets.occurrence = OCCURRENCE_TYPED;
    return packets;
}

char *trace_command(const CaptureRequest *request, int64_t number)
{
    g_auto(GStrv) fields = trace_fields();
    g_autofree char *filter = filter_of(number);
    const CaptureRequest packets = request_of(request, fields, filter);
    return capture_commands(&packets);
}

static Table *read_packets(const CaptureRequest *request, char **fields, int64_t number,
                           Diagnostics *diagnostics, GError **error)
{
    g_autofree char *filter = filter_of(number);
    const CaptureRequest packets = request_of(request, fields, filter);
    Table *table = NULL;
    return capture_read(&packets, 1, &table, diagnostics, error) ? table : NULL;
}

/* The greatest number of a stream; negative if there is none. */
static int64_t last_stream(const Table *packets)
{
    g_autoptr(Cells) streams = NULL;
    size_t index;
    int64_t last = -1;
    if (!table_find(packets, "tcp.stream", &index)) {
        return last;
    }
    streams = cells_of_numbers(table_column(packets, index), TYPE_INT);
    for (size_t row = 0; row < packets->rows; row++) {
        for (size_t i = 0; i < cells_count(streams, row); i++) {
            last = MAX(last, cells_get(streams, row, i));
        }
    }
    return last;
}

/* Says which streams there are. */
static void fail_unknown(const Table *packets, const char *capture, int64_t number, GError **error)
{
    int64_t last = last_stream(packets);
    if (last < 0) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "'%s' has no TCP streams",
                    capture);
        return;
    }
    /* The only one was taken, in vain. */
    number = number < 0 && last == 0 ? 0 : number;
    g_autofree char *range = last == 0 ? g_strdup("stream 0 only")
                                       : g_strdup_printf("streams 0 to %" G_GINT64_FORMAT, last);
    if (number < 0) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "say which stream by --stream N: '%s' has %s, and 'tabshark streams' lists "
                    "them",
                    capture, range);
    } else if (number > last) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "there is no stream %" G_GINT64_FORMAT ": '%s' has %s, and 'tabshark streams' "
                    "lists them",
                    number, capture, range);
    } else {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "stream %" G_GINT64_FORMAT " of '%s' has no packets of its own, or none of "
                    "which it is known who sent them; 'tabshark streams' lists those that have",
                    number, capture);
    }
}

/* Reads the numbers of all streams to say so. */
static void fail_absent(const CaptureRequest *request, int64_t number, GError **error)
{
    static char stream[] = "tcp.stream";
    char *fields[] = {stream, NULL};
    g_autoptr(Diagnostics) again = diagnostics_new(); /* what it would say was said before */
    g_autoptr(Table) packets = read_packets(request, fields, -1, again, error);
    if (packets != NULL) {
        fail_unknown(packets, request->captures[0], number, error);
    }
}

/* A capture's times can be anything. Has each packet one? */
static bool check_times(const Table *packets, GError **error)
{
    size_t index;
    if (!table_require(packets, "frame.time_epoch", &index, error)) {
        return false;
    }
    if (table_column(packets, index)->type == TYPE_TIME) {
        return true;
    }
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        "packets have times that are none or do not lie between the years 1678 "
                        "and 2262, so there is no graph over time of them");
    return false;
}

/* Does the time from the first to the last fit in a duration? */
static bool check_span(const Trace *trace, GError **error)
{
    int64_t span;
    if (!__builtin_sub_overflow(trace->stop, trace->start, &span)) {
        return true;
    }
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "the packets of stream %" G_GINT64_FORMAT
                " are more than 292 years apart, so there is no graph over time of them",
                trace->number);
    return false;
}

/* Without a number, all packets were read. NULL without an error if there is no such stream. */
static Trace *trace_of(const Table *packets, int64_t number, GError **error)
{
    g_autoptr(Segments) segments = segments_new(packets, error);
    g_autoptr(Trace) trace = NULL;
    if (segments == NULL || !check_times(packets, error)) {
        return NULL;
    }
    sides_assign(segments, RULE_STREAMS);
    for (size_t i = 0; i < segments->connection_count; i++) {
        bool wanted = number < 0 ? segments->connection_count == 1
                                 : segments->connections[i].number == number;
        if (wanted && trace == NULL) {
            trace = trace_new(packets, segments, i);
        }
    }
    return trace != NULL && check_span(trace, error) ? g_steal_pointer(&trace) : NULL;
}

Trace *trace_read(const CaptureRequest *request, int64_t number, Diagnostics *diagnostics,
                  GError **error)
{
    g_auto(GStrv) fields = trace_fields();
    g_autoptr(GError) reason = NULL;
    g_autoptr(Table) packets = read_packets(request, fields, number, diagnostics, error);
    Trace *trace = packets != NULL ? trace_of(packets, number, &reason) : NULL;
    if (reason != NULL) {
        g_propagate_error(error, g_steal_pointer(&reason));
    } else if (packets != NULL && trace == NULL && strcmp(request->captures[0], "-") == 0) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "standard input has no stream of that number, or several and no --stream; "
                    "'tabshark streams' lists them");
    } else if (packets != NULL && trace == NULL) {
        fail_absent(request, number, error);
    }
    return trace;
}
