#include "tcp/segments.h"

#include <string.h>

#include "base/error.h"
#include "query/keys.h"
#include "query/numbering.h"
#include "tcp/fields.h"

/* Bytes of a TCP header without options. */
#define PLAIN_HEADER 20

char **segments_fields(void)
{
    return fields_names();
}

static uint32_t value_or_0(const Fields *fields, const Header *header, Field field)
{
    int64_t value = fields_value(fields, header, field);
    return value == CELLS_NONE ? 0 : (uint32_t)value;
}

static int32_t port_of(const Fields *fields, const Header *header, Field field)
{
    int64_t port = fields_value(fields, header, field);
    return port >= 0 && port <= UINT16_MAX ? (int32_t)port : PORT_UNKNOWN;
}

static uint16_t flags_of(const Fields *fields, const Header *header)
{
    static const struct {
        Field field;
        uint16_t flag;
    } single[] = {
        {FIELD_FLAG_SYN, TCP_SYN},
        {FIELD_FLAG_ACK, TCP_ACK},
        {FIELD_FLAG_FIN, TCP_FIN},
        {FIELD_FLAG_RST, TCP_RST},
    };
    uint16_t flags = (uint16_t)value_or_0(fields, header, FIELD_FLAGS);
    for (size_t i = 0; i < G_N_ELEMENTS(single); i++) {
        if (fields_value(fields, header, single[i].field) == 1)
            flags |= single[i].flag;
    }
    return flags;
}

static uint16_t marks_of(const Fields *fields, const Header *header)
{
    unsigned marks = 0;
    for (unsigned mark = 0; mark < MARK_COUNT; mark++) {
        if (fields_value(fields, header, (Field)(FIELD_MARKS + mark)) == 1)
            marks |= 1U << mark;
    }
    return (uint16_t)marks;
}

/* Does the capture have the part of the header that all headers have? */
static bool has_plain_header(const Fields *fields, const Header *header)
{
    return !fields_have(fields, FIELD_URGENT_POINTER) ||
           fields_value(fields, header, FIELD_URGENT_POINTER) != CELLS_NONE;
}

static bool has_cut_options(const Fields *fields, const Header *header)
{
    int64_t length = fields_value(fields, header, FIELD_HEADER_LENGTH);
    int64_t options = fields_value(fields, header, FIELD_OPTIONS);
    return length != CELLS_NONE && options != CELLS_NONE && options < length - PLAIN_HEADER;
}

static void add_header(Segments *segments, GArray *list, GArray *numbers, const Fields *fields,
                       const Header *header)
{
    int64_t number = fields_value(fields, header, FIELD_STREAM);
    if (number == CELLS_NONE || !has_plain_header(fields, header)) {
        segments->cut++;
        return;
    }
    Segment segment = {
        .row = header->row,
        .source = {fields_address(fields, header, FIELD_IPV4_SOURCE),
                   port_of(fields, header, FIELD_SOURCE_PORT)},
        .destination = {fields_address(fields, header, FIELD_IPV4_DESTINATION),
                        port_of(fields, header, FIELD_DESTINATION_PORT)},
        .seq = value_or_0(fields, header, FIELD_SEQ),
        .ack = value_or_0(fields, header, FIELD_ACK),
        .length = value_or_0(fields, header, FIELD_LENGTH),
        .flags = flags_of(fields, header),
        .marks = marks_of(fields, header),
        .cut = has_cut_options(fields, header),
        .side = SIDE_NONE,
        .header = (uint16_t)header->index,
        .rank = (uint16_t)header->rank,
        .headers = (uint16_t)header->headers,
    };
    segments->cut += segment.cut;
    g_array_append_val(list, segment);
    g_array_append_val(numbers, number);
}

/* The headers of one frame. Without frame.protocols it is taken to have one, if it has a stream. */
static void add_frame(Segments *segments, GArray *list, GArray *numbers, const Fields *fields,
                      size_t row)
{
    const TcpLayer *layers = NULL;
    size_t streams = cells_count(fields->cells[FIELD_STREAM], row);
    Header header = {.row = row, .headers = streams};
    if (fields->layers == NULL) {
        if (streams > 0)
            add_header(segments, list, numbers, fields, &header);
        return;
    }
    layers = layers_of(fields->layers, row, &header.headers);
    for (; header.index < header.headers; header.index++) {
        header.layer = &layers[header.index];
        if (header.layer->quoted)
            continue;
        add_header(segments, list, numbers, fields, &header);
        header.rank++;
    }
}

/* Numbers keys in order of appearance; `keys` are replaced. */
static uint32_t number_keys(GArray *keys)
{
    uint64_t *at = (uint64_t *)(void *)keys->data, highest = 0;
    uint32_t numbers[KEYS_AT_ONCE];
    for (size_t i = 0; i < keys->len; i++)
        highest = MAX(highest, at[i]);
    g_autoptr(Numbering) numbering = numbering_new(highest, keys->len);
    for (size_t done = 0; done < keys->len; done += KEYS_AT_ONCE) {
        size_t n = MIN(KEYS_AT_ONCE, keys->len - done);
        memset(numbers, 0, sizeof numbers);
        numbering_look_up(numbering, at + done, numbers, n);
        for (size_t i = 0; i < n; i++)
            at[done + i] = numbers[i];
    }
    return numbering_count(numbering);
}

static void part_by_capture(const Table *packets, const Segments *segments, GArray *keys,
                            uint32_t streams)
{
    size_t index;
    if (!table_find(packets, "capture", &index))
        return;
    const Column *captures = table_column(packets, index);
    for (size_t i = 0; captures->type == TYPE_TEXT && i < segments->n; i++) {
        uint64_t code = captures->codes[segments->at[i].row];
        g_array_index(keys, uint64_t, i) += code * streams;
    }
}

/* Which connection each segment is of; `numbers` has its stream. */
static void find_connections(Segments *segments, const Table *packets, GArray *numbers)
{
    g_autoptr(GArray) keys = g_array_copy(numbers);
    part_by_capture(packets, segments, keys, number_keys(keys));
    segments->connection_count = number_keys(keys);
    segments->connections = g_new0(Connection, MAX(segments->connection_count, 1));
    size_t known = 0;
    for (size_t i = 0; i < segments->n; i++) {
        uint32_t connection = (uint32_t)g_array_index(keys, uint64_t, i);
        segments->at[i].connection = connection;
        if (connection < known)
            continue;
        segments->connections[known++] =
            (Connection){.number = g_array_index(numbers, int64_t, i), .first = i};
    }
}

static bool check_columns(const Fields *fields, GError **error)
{
    bool sources = fields_have(fields, FIELD_IPV4_SOURCE) ||
                   fields_have(fields, FIELD_IPV6_SOURCE) || fields_have(fields, FIELD_SOURCE_PORT);
    if (fields_have(fields, FIELD_STREAM) && sources)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "there is no column %s; read the capture with "
                "-e tcp.stream,ip.src,ip.dst,ipv6.src,ipv6.dst,tcp.srcport,tcp.dstport,tcp.flags",
                sources ? "'tcp.stream', which says to which stream a packet belongs"
                        : "'ip.src', 'ipv6.src' or 'tcp.srcport', which says who sent a packet");
    return false;
}

Segments *segments_new(const Table *packets, GError **error)
{
    g_autoptr(Segments) segments = g_new0(Segments, 1);
    segments->addresses = dictionary_new();
    g_autoptr(Fields) fields = fields_new(packets, segments->addresses);
    if (!check_columns(fields, error))
        return NULL;
    GArray *list = g_array_new(false, false, sizeof(Segment));
    g_autoptr(GArray) numbers = g_array_new(false, false, sizeof(int64_t));
    for (size_t row = 0; row < packets->rows; row++)
        add_frame(segments, list, numbers, fields, row);
    segments->n = list->len;
    segments->at = (Segment *)(void *)g_array_free(list, false);
    segments->has_flags = fields_have(fields, FIELD_FLAGS) || fields_have(fields, FIELD_FLAG_SYN);
    segments->has_ports =
        fields_have(fields, FIELD_SOURCE_PORT) && fields_have(fields, FIELD_DESTINATION_PORT);
    segments->exact = fields->layers != NULL;
    find_connections(segments, packets, numbers);
    return g_steal_pointer(&segments);
}

void segments_free(Segments *segments)
{
    if (segments == NULL)
        return;
    g_free(segments->at);
    g_free(segments->connections);
    dictionary_unref(segments->addresses);
    g_free(segments);
}
