#include "tcp/restore_segments.h"

#include "base/error.h"
#include "capture/read.h"
#include "table/table.h"
#include "tcp/segments.h"
#include "tcp/sides.h"

char *restore_segments_filter(const char *filter, const GArray *streams)
{
    GString *text = g_string_new(NULL);
    if (filter != NULL)
        g_string_append_printf(text, "(%s) and ", filter);
    g_string_append(text, "tcp and not icmp and not icmpv6 and not tcp.analysis.keep_alive");
    for (unsigned i = 0; i < streams->len; i++)
        g_string_append_printf(text, "%stcp.stream == %" G_GINT64_FORMAT,
                               i == 0 ? " and (" : " or ", g_array_index(streams, gint64, i));
    if (streams->len > 0)
        g_string_append_c(text, ')');
    return g_string_free(text, false);
}

/* Beside the fields of segments.h. */
typedef enum { TIME, FRAME_LENGTH, FRAME_CAPTURED, FIELDS } Field;

static const struct {
    const char *name;
    Type type;
} fields[FIELDS] = {
    [TIME] = {"frame.time_epoch", TYPE_TIME},
    [FRAME_LENGTH] = {"frame.len", TYPE_INT},
    [FRAME_CAPTURED] = {"frame.cap_len", TYPE_INT},
};

static char **field_names(void)
{
    g_auto(GStrv) names = segments_fields();
    g_autoptr(GStrvBuilder) all = g_strv_builder_new();
    for (int i = 0; i < FIELDS; i++)
        g_strv_builder_add(all, fields[i].name);
    for (char **name = names; *name != NULL; name++)
        g_strv_builder_add(all, *name);
    return g_strv_builder_end(all);
}

/* The columns of these fields. */
static bool find_columns(const Table *packets, const Column *columns[FIELDS], GError **error)
{
    for (int i = 0; i < FIELDS; i++) {
        size_t index;
        if (!table_require(packets, fields[i].name, &index, error))
            return false;
        columns[i] = table_column(packets, index);
        if (columns[i]->type == fields[i].type)
            continue;
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "tshark gives %s as %s, and not as %s, so restore cannot rely on it",
                    fields[i].name, type_name(columns[i]->type), type_name(fields[i].type));
        return false;
    }
    return true;
}

static bool read_address(const Segments *segments, const Endpoint *end, Address *address,
                         uint16_t *port)
{
    if (end->address == ADDRESS_UNKNOWN || end->port == PORT_UNKNOWN)
        return false;
    *address = *dictionary_address(segments->addresses, end->address);
    *port = (uint16_t)end->port;
    return true;
}

/* How much of the payload was kept: the end of a frame is what gets lost. */
static uint32_t captured_of(uint32_t length, int64_t frame_length, int64_t frame_captured)
{
    int64_t lost = MAX(frame_length - frame_captured, 0);
    return (uint32_t)MAX(length - lost, 0);
}

static RestoreSegment read_segment(const Segments *segments, const Segment *from,
                                   const Column *columns[FIELDS])
{
    size_t row = from->row;
    RestoreSegment segment = {
        .stream = segments->connections[from->connection].number,
        .sequence = from->seq,
        .length = from->length,
        .syn = (from->flags & TCP_SYN) != 0,
        .fin = (from->flags & TCP_FIN) != 0,
        .reset = (from->flags & TCP_RST) != 0,
        .side = from->side != SIDE_NONE ? side_name(from->side) : NULL,
    };
    segment.whole = true;
    for (int i = 0; i < FIELDS; i++)
        segment.whole &= column_has(columns[i], row);
    segment.whole &= read_address(segments, &from->source, &segment.source, &segment.source_port);
    segment.whole &=
        read_address(segments, &from->destination, &segment.destination, &segment.destination_port);
    if (!segment.whole)
        return segment;
    segment.time = columns[TIME]->ints[row];
    segment.captured = captured_of(segment.length, columns[FRAME_LENGTH]->ints[row],
                                   columns[FRAME_CAPTURED]->ints[row]);
    return segment;
}

/* One for each packet. Of several TCP headers in one, tcpflow sees the outermost, the first. */
static GArray *segments_of(const Table *packets, GError **error)
{
    const Column *columns[FIELDS];
    g_autoptr(Segments) found = segments_new(packets, error);
    if (found == NULL || !find_columns(packets, columns, error))
        return NULL;
    sides_assign(found, RULE_STREAMS);
    GArray *segments = g_array_new(false, true, sizeof(RestoreSegment));
    g_array_set_size(segments, (unsigned)packets->rows);
    for (size_t i = found->n; i > 0; i--) {
        const Segment *segment = &found->at[i - 1];
        g_array_index(segments, RestoreSegment, segment->row) =
            read_segment(found, segment, columns);
    }
    return segments;
}

GArray *restore_segments_read(const char *capture, const char *filter, Progress *progress,
                              Diagnostics *diagnostics, GError **error)
{
    g_autofree char *path = g_strdup(capture);
    g_autofree char *chosen = g_strdup(filter);
    g_auto(GStrv) names = field_names();
    char absolute[] = "tcp.relative_sequence_numbers:FALSE";
    g_autoptr(Table) packets = NULL;
    CaptureRequest request = {
        .captures = (char *[]){path, NULL},
        .fields = names,
        .filter = chosen,
        .preferences = (char *[]){absolute, NULL},
        .occurrence = OCCURRENCE_TYPED,
        .progress = progress,
    };
    if (!capture_read(&request, 1, &packets, diagnostics, error))
        return NULL;
    return segments_of(packets, error);
}
