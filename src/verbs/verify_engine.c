/* verify-engine: the proof that tshark's columns give what its fields do, on the user's captures.
 */
#include <string.h>

#include "base/error.h"
#include "capture/verify.h"
#include "verbs/verb.h"

typedef struct {
    char **arguments;
} VerifyOptions;

static bool usage(GError **error, const char *message)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, "verify-engine: %s", message);
    return false;
}

static bool check(void *data, GError **error)
{
    const VerifyOptions *verify = data;
    if (verify->arguments == NULL || verify->arguments[0] == NULL)
        return usage(error, "name a capture file");
    for (char **capture = verify->arguments; *capture != NULL; capture++) {
        if (**capture == '\0')
            return usage(error, "the name of a capture is empty");
        if (strcmp(*capture, "-") == 0)
            return usage(error, "captures are read several times, which standard input (-) does "
                                "not allow");
    }
    return true;
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const VerifyOptions *verify = data;
    (void)in;
    if (run->show_command) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "verify-engine runs many commands: --show-command shows none");
        return NULL;
    }
    return engine_verify(verify->arguments, run->progress, run->diagnostics, error);
}

const Verb verb_verify_engine = {
    .name = "verify-engine",
    .kind = VERB_SOURCE,
    .synopsis = "verify-engine CAPTURE…",
    .summary = "Compare both ways of reading fields (read --engine) on captures.",
    .description =
        "tshark prints fields in two ways: by -T fields, which does it for any field, and as\n"
        "columns of Wireshark's packet list, for which tshark 4.0 takes half the time. read takes\n"
        "columns where they are proven to give the same. This is the proof, on your own captures:\n"
        "all fields of frame, eth, vlan, arp, ip, ipv6, icmp, icmpv6, tcp, udp and dns that\n"
        "columns are taken for are read in both ways and compared, all their values with their\n"
        "types, along with what tshark says. What columns spare tshark is what no field of a read\n"
        "needs; so fields are read together with those alone that need the same.\n"
        "\n"
        "Columns: field (those that occur), rows (packets that were compared), values (packets\n"
        "that have the field), differences (packets in which it differs). Rows are 0 where a cell\n"
        "would be too long for a column, which read notices and reads as a field. If anything\n"
        "differs a warning shows where, a capture that cannot be read is named, and the exit\n"
        "status is 1; the rest is compared. Releases of tshark after 4.0 are read by -T fields\n"
        "alone: with these the table is empty.\n"
        "\n"
        "  tabshark verify-engine traffic.pcap\n"
        "  tabshark verify-engine *.pcap then where 'differences > 0'",
    .size = sizeof(VerifyOptions),
    .check = check,
    .apply = apply,
};
