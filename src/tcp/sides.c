#include "tcp/sides.h"

#include <string.h>

/* The first port that is not a system port, and the first from which clients' are drawn. */
#define PORT_SYSTEM_END  1024
#define PORT_CLIENT_FROM 32768

/* What the rule needs to know of a connection. Before the rule is applied, the end that sent the
 * first segment is called 0, the other 1. */
typedef struct {
    bool asked;    /* there was a SYN, */
    int asker;     /* whose first came from this end */
    bool answered; /* there was a SYN with ACK, */
    int answerer;  /* whose first came from this end */
    int client;    /* the end that the rule makes the client */
} Opening;

const char *side_name(Side side)
{
    return side == SIDE_CLIENT ? "client" : "server";
}

const char *client_basis_name(ClientBasis basis)
{
    static const char *const names[] = {
        [BASIS_SYN] = "syn",
        [BASIS_SYNACK] = "synack",
        [BASIS_PORT] = "port",
        [BASIS_FIRST] = "first",
    };
    return names[basis];
}

PortClass port_class(int32_t port)
{
    if (port < PORT_SYSTEM_END)
        return PORT_SYSTEM;
    return port < PORT_CLIENT_FROM ? PORT_LOW : PORT_HIGH;
}

static bool is_unknown(const Endpoint *end)
{
    return end->address == ADDRESS_UNKNOWN && end->port == PORT_UNKNOWN;
}

/* As far as both are known. */
static bool is_same(const Endpoint *a, const Endpoint *b)
{
    return (a->address == b->address || a->address == ADDRESS_UNKNOWN ||
            b->address == ADDRESS_UNKNOWN) &&
           (a->port == b->port || a->port == PORT_UNKNOWN || b->port == PORT_UNKNOWN);
}

/* A table without columns of destinations tells the other end's by what that sends. */
static void learn(Endpoint *end, const Endpoint *from)
{
    if (end->address == ADDRESS_UNKNOWN)
        end->address = from->address;
    if (end->port == PORT_UNKNOWN)
        end->port = from->port;
}

/* Which end sent the segment, 0 or 1; SIDE_NONE if that cannot be said. */
static int end_of(const Segments *segments, Connection *connection, const Segment *segment)
{
    Endpoint *ends = connection->ends;
    if (is_unknown(&segment->source))
        return SIDE_NONE;
    if (is_same(&segment->source, &ends[0])) {
        bool between_equals = !is_unknown(&ends[1]) && is_same(&ends[0], &ends[1]);
        return between_equals && ends[0].port == PORT_UNKNOWN ? SIDE_NONE : 0;
    }
    if (is_same(&segment->source, &ends[1])) {
        learn(&ends[1], &segment->source);
        return 1;
    }
    /* The addresses are the header's own, but a routing header makes others of them on the way. */
    if (segments->exact && ends[0].port != ends[1].port && segment->source.port == ends[0].port)
        return 0;
    if (segments->exact && ends[0].port != ends[1].port && segment->source.port == ends[1].port)
        return 1;
    return SIDE_NONE;
}

static void observe(Opening *opening, const Segment *segment, int end)
{
    if (end == SIDE_NONE || (segment->flags & TCP_SYN) == 0 || (segment->flags & TCP_RST) != 0)
        return;
    if ((segment->flags & TCP_ACK) == 0 && !opening->asked) {
        opening->asked = true;
        opening->asker = end;
    }
    if ((segment->flags & TCP_ACK) != 0 && !opening->answered) {
        opening->answered = true;
        opening->answerer = end;
    }
}

/* The end that the ports make the client, or SIDE_NONE. */
static int client_by_port(const Endpoint *ends)
{
    if (ends[0].port == PORT_UNKNOWN || ends[1].port == PORT_UNKNOWN)
        return SIDE_NONE;
    const PortClass classes[] = {port_class(ends[0].port), port_class(ends[1].port)};
    if (classes[0] == classes[1])
        return SIDE_NONE;
    return classes[0] > classes[1] ? 0 : 1;
}

/* The end that is the client, and why. */
static int find_client(const Connection *connection, const Opening *opening, ClientRule rule,
                       ClientBasis *basis)
{
    int by_port = client_by_port(connection->ends);
    *basis = BASIS_FIRST;
    if (rule == RULE_FIRST)
        return 0;
    if (opening->asked) {
        *basis = BASIS_SYN;
        return opening->asker;
    }
    if (opening->answered) {
        *basis = BASIS_SYNACK;
        return 1 - opening->answerer;
    }
    if (by_port == SIDE_NONE)
        return 0;
    *basis = BASIS_PORT;
    return by_port;
}

/* Is the other end the same, so that the client is both? */
static bool talks_to_itself(const Connection *connection)
{
    return connection->ends[0].address == connection->ends[1].address &&
           connection->ends[0].port == connection->ends[1].port;
}

static void apply_rule(Connection *connection, Opening *opening, ClientRule rule)
{
    int client = find_client(connection, opening, rule, &connection->basis);
    if (talks_to_itself(connection))
        client = 0;
    opening->client = client;
    if (client == 0)
        return;
    Endpoint first = connection->ends[0];
    connection->ends[0] = connection->ends[1];
    connection->ends[1] = first;
}

void sides_assign(Segments *segments, ClientRule rule)
{
    g_autofree Opening *openings = g_new0(Opening, MAX(segments->connection_count, 1));
    for (size_t i = 0; i < segments->connection_count; i++) {
        Connection *connection = &segments->connections[i];
        connection->ends[0] = segments->at[connection->first].source;
        connection->ends[1] = segments->at[connection->first].destination;
    }
    for (size_t i = 0; i < segments->n; i++) {
        Segment *segment = &segments->at[i];
        int end = end_of(segments, &segments->connections[segment->connection], segment);
        segment->side = (Side)end;
        observe(&openings[segment->connection], segment, end);
    }
    for (size_t i = 0; i < segments->connection_count; i++)
        apply_rule(&segments->connections[i], &openings[i], rule);
    for (size_t i = 0; i < segments->n; i++) {
        Segment *segment = &segments->at[i];
        bool turned = openings[segment->connection].client == 1;
        if (turned && segment->side != SIDE_NONE)
            segment->side = segment->side == SIDE_CLIENT ? SIDE_SERVER : SIDE_CLIENT;
    }
}

Column *sides_column(const Segments *segments, size_t rows)
{
    g_autoptr(Dictionary) dictionary = dictionary_new();
    uint32_t codes[SIDE_COUNT];
    for (int side = 0; side < SIDE_COUNT; side++) {
        const char *name = side_name((Side)side);
        codes[side] = dictionary_intern(dictionary, name, strlen(name));
    }
    Column *column = column_new(TYPE_TEXT, rows, dictionary);
    size_t next = 0;
    for (size_t i = 0; i < segments->n; i++) {
        const Segment *segment = &segments->at[i];
        if (i > 0 && segment->row == segments->at[i - 1].row)
            continue;
        for (; next < segment->row; next++)
            column_set_missing(column, next);
        if (segment->side == SIDE_NONE)
            column_set_missing(column, next);
        else
            column->codes[next] = codes[segment->side];
        next++;
    }
    for (; next < rows; next++)
        column_set_missing(column, next);
    return column;
}
