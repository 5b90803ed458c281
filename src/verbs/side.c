/* side: client or server, for each packet of a TCP stream. */
#include <string.h>

#include "base/error.h"
#include "tcp/sides.h"
#include "verbs/verb.h"

typedef struct {
    char **arguments;
    char *rule_name;
    ClientRule rule;
    const char *name; /* of the new column */
} SideOptions;

static const VerbOption options[] = {
    {"rule", 0, G_OPTION_ARG_STRING, offsetof(SideOptions, rule_name), "streams|first",
     "who is the client: as streams tells (the default), or the source of the stream's first "
     "packet"},
    {NULL},
};

static bool check(void *data, GError **error)
{
    SideOptions *side = data;
    char **arguments = side->arguments;
    bool named = arguments != NULL && arguments[0] != NULL;
    const char *rule = side->rule_name != NULL ? side->rule_name : "streams";
    side->name = named ? arguments[0] : "side";
    side->rule = strcmp(rule, "first") == 0 ? RULE_FIRST : RULE_STREAMS;
    if (*side->name == '\0' || (named && arguments[1] != NULL)) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "side takes the name of the new column, and nothing else");
        return false;
    }
    if (side->rule == RULE_FIRST || strcmp(rule, "streams") == 0)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                "side: --rule takes streams or first, not '%s'", rule);
    return false;
}

/* The rule comes down to the first packet where the table lacks what it would go by. */
static void warn_guesses(const Segments *segments, const SideOptions *side, const Run *run)
{
    size_t guessed = 0;
    if (side->rule == RULE_FIRST || (segments->has_flags && segments->has_ports))
        return;
    for (size_t i = 0; i < segments->connection_count; i++) {
        const Connection *connection = &segments->connections[i];
        guessed +=
            connection->basis == BASIS_FIRST && segments->at[connection->first].side != SIDE_NONE;
    }
    if (guessed > 0)
        diagnostics_add(run->diagnostics, DIAGNOSTIC_WARNING,
                        "side: in %zu of %zu streams the client is taken to be the source of the "
                        "first packet (--rule first), because the table lacks %s; read with -e %s "
                        "to know better",
                        guessed, segments->connection_count,
                        segments->has_flags   ? "the ports"
                        : segments->has_ports ? "the flags"
                                              : "flags and ports",
                        segments->has_flags   ? "tcp.srcport,tcp.dstport"
                        : segments->has_ports ? "tcp.flags"
                                              : "tcp.flags,tcp.srcport,tcp.dstport");
}

static void warn_unknown(const Segments *segments, const Run *run)
{
    size_t unknown = 0;
    for (size_t i = 0; i < segments->n; i++)
        unknown += segments->at[i].side == SIDE_NONE;
    if (unknown > 0)
        diagnostics_add(run->diagnostics, DIAGNOSTIC_WARNING,
                        "side: %zu %s no side: addresses and ports do not tell it; read with -e "
                        "ip.src,ip.dst,ipv6.src,ipv6.dst,tcp.srcport,tcp.dstport",
                        unknown, unknown == 1 ? "packet has" : "packets have");
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const SideOptions *side = data;
    size_t taken;
    if (table_find(in, side->name, &taken)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "side: there is a column '%s' already; give another name", side->name);
        return NULL;
    }
    g_autoptr(Segments) segments = segments_new(in, error);
    if (segments == NULL) {
        g_prefix_error_literal(error, "side: ");
        return NULL;
    }
    sides_assign(segments, side->rule);
    warn_guesses(segments, side, run);
    warn_unknown(segments, run);
    Table *out = table_new(in->rows);
    for (size_t i = 0; i < table_width(in); i++)
        table_add(out, table_name(in, i), column_ref(table_column(in, i)));
    table_add(out, side->name, sides_column(segments, in->rows));
    return out;
}

/* Streams are those of one capture. */
static bool capture_wise(const void *data)
{
    (void)data;
    return true;
}

const Verb verb_side = {
    .name = "side",
    .kind = VERB_STEP,
    .synopsis = "side [NAME] [--rule streams|first]",
    .summary = "Add which side of its TCP stream sent each packet: client or server.",
    .description =
        "The column is called 'side', or NAME. The table needs tcp.stream and who sent the\n"
        "packet: ip.src, ipv6.src, or tcp.srcport. Packets of no stream have no side.\n"
        "\n"
        "The client is who asked for the connection, as streams tells it: the source of the\n"
        "first SYN; else the destination of the first SYN with ACK; else, by the ports, the\n"
        "side that is no server; else the source of the first packet. For that the table must\n"
        "have tcp.flags, tcp.srcport and tcp.dstport; where it lacks them the rest of the rule\n"
        "decides, and a warning says for how many streams. --rule first always takes the source\n"
        "of the first packet.\n"
        "\n"
        "  tabshark read traffic.pcap --timeseries -e tcp.stream,ip.src,ip.dst,tcp.srcport \\\n"
        "      -e tcp.dstport,tcp.flags,tcp.seq then side then where 'side == \"client\"'\n"
        "  … then side --rule first then group side count",
    .options = options,
    .size = sizeof(SideOptions),
    .check = check,
    .apply = apply,
    .capture_wise = capture_wise,
};
