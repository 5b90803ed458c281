#include "tcp/fields.h"

/* Those that are no numbers have a function of their own below. */
static const struct {
    const char *name;
    Type type;
    bool spare; /* not asked for, but used in a table that has it */
} fields[FIELD_COUNT] = {
    [FIELD_STREAM] = {"tcp.stream", TYPE_INT, false},
    [FIELD_SOURCE_PORT] = {"tcp.srcport", TYPE_INT, false},
    [FIELD_DESTINATION_PORT] = {"tcp.dstport", TYPE_INT, false},
    [FIELD_SEQ] = {"tcp.seq_raw", TYPE_INT, false},
    [FIELD_ACK] = {"tcp.ack_raw", TYPE_INT, false},
    [FIELD_LENGTH] = {"tcp.len", TYPE_INT, false},
    [FIELD_FLAGS] = {"tcp.flags", TYPE_INT, false},
    [FIELD_FLAG_SYN] = {"tcp.flags.syn", TYPE_BOOL, true},
    [FIELD_FLAG_ACK] = {"tcp.flags.ack", TYPE_BOOL, true},
    [FIELD_FLAG_FIN] = {"tcp.flags.fin", TYPE_BOOL, true},
    [FIELD_FLAG_RST] = {"tcp.flags.reset", TYPE_BOOL, true},
    [FIELD_HEADER_LENGTH] = {"tcp.hdr_len", TYPE_INT, false},
    [FIELD_URGENT_POINTER] = {"tcp.urgent_pointer", TYPE_INT, false},
    [FIELD_OPTIONS] = {"tcp.options", TYPE_TEXT, false},
    [FIELD_MARKS + MARK_RETRANSMISSION] = {"tcp.analysis.retransmission", TYPE_BOOL, false},
    [FIELD_MARKS +
        MARK_FAST_RETRANSMISSION] = {"tcp.analysis.fast_retransmission", TYPE_BOOL, false},
    [FIELD_MARKS +
        MARK_SPURIOUS_RETRANSMISSION] = {"tcp.analysis.spurious_retransmission", TYPE_BOOL, false},
    [FIELD_MARKS + MARK_OUT_OF_ORDER] = {"tcp.analysis.out_of_order", TYPE_BOOL, false},
    [FIELD_MARKS + MARK_DUPLICATE_ACK] = {"tcp.analysis.duplicate_ack", TYPE_BOOL, false},
    [FIELD_MARKS + MARK_ZERO_WINDOW] = {"tcp.analysis.zero_window", TYPE_BOOL, false},
    [FIELD_MARKS + MARK_WINDOW_PROBE] = {"tcp.analysis.zero_window_probe", TYPE_BOOL, false},
    [FIELD_MARKS + MARK_KEEP_ALIVE] = {"tcp.analysis.keep_alive", TYPE_BOOL, false},
    [FIELD_MARKS + MARK_LOST_SEGMENT] = {"tcp.analysis.lost_segment", TYPE_BOOL, false},
    [FIELD_MARKS + MARK_UNSEEN_ACK] = {"tcp.analysis.ack_lost_segment", TYPE_BOOL, false},
    [FIELD_MARKS + MARK_REUSED_PORTS] = {"tcp.analysis.reused_ports", TYPE_BOOL, false},
    [FIELD_IPV4_SOURCE] = {"ip.src", TYPE_ADDRESS, false},
    [FIELD_IPV4_DESTINATION] = {"ip.dst", TYPE_ADDRESS, false},
    [FIELD_IPV6_SOURCE] = {"ipv6.src", TYPE_ADDRESS, false},
    [FIELD_IPV6_DESTINATION] = {"ipv6.dst", TYPE_ADDRESS, false},
};
static const char protocols[] = "frame.protocols";
/* How far IPv6's field is from that of IPv4. */
#define TO_IPV6 (FIELD_IPV6_SOURCE - FIELD_IPV4_SOURCE)

char **fields_names(void)
{
    GPtrArray *names = g_ptr_array_new();
    g_ptr_array_add(names, g_strdup(protocols));
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        if (!fields[i].spare)
            g_ptr_array_add(names, g_strdup(fields[i].name));
    }
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, false);
}

static const Column *find(const Table *table, const char *name)
{
    size_t index;
    return table_find(table, name, &index) ? table_column(table, index) : NULL;
}

static Cells *make_cells(const Column *column, Field field, Dictionary *addresses)
{
    if (field == FIELD_OPTIONS)
        return cells_of_sizes(column);
    if (fields[field].type == TYPE_ADDRESS)
        return cells_of_addresses(column, addresses);
    return cells_of_numbers(column, fields[field].type);
}

Fields *fields_new(const Table *packets, Dictionary *addresses)
{
    Fields *found = g_new0(Fields, 1);
    const Column *layers = find(packets, protocols);
    for (size_t i = 0; i < FIELD_COUNT; i++)
        found->cells[i] = make_cells(find(packets, fields[i].name), (Field)i, addresses);
    if (layers != NULL && layers->type == TYPE_TEXT)
        found->layers = layers_new(layers);
    return found;
}

void fields_free(Fields *found)
{
    if (found == NULL)
        return;
    for (size_t i = 0; i < FIELD_COUNT; i++)
        cells_free(found->cells[i]);
    layers_free(found->layers);
    g_free(found);
}

bool fields_have(const Fields *found, Field field)
{
    return found->cells[field]->column != NULL;
}

int64_t fields_value(const Fields *found, const Header *header, Field field)
{
    return cells_of_header(found->cells[field], header->row, header->headers, header->index,
                           header->rank);
}

/* The innermost, where nothing says which is the header's. */
static int64_t last_address(const Cells *cells, size_t row)
{
    size_t n = cells_count(cells, row);
    return n > 0 ? cells_get(cells, row, n - 1) : CELLS_NONE;
}

uint32_t fields_address(const Fields *found, const Header *header, Field field)
{
    const Cells *ipv4 = found->cells[field], *ipv6 = found->cells[field + TO_IPV6];
    const TcpLayer *layer = header->layer;
    int64_t code;
    if (layer == NULL) {
        code = last_address(ipv4, header->row);
        if (code == CELLS_NONE)
            code = last_address(ipv6, header->row);
    } else {
        code = layer->carried ? cells_get(layer->ipv6 ? ipv6 : ipv4, header->row, layer->index)
                              : CELLS_NONE;
    }
    return code == CELLS_NONE ? ADDRESS_UNKNOWN : (uint32_t)code;
}
