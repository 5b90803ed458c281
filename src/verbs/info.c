/* info: what capture files are, a row a file. */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "capture/info.h"
#include "verbs/verb.h"

typedef struct {
    char **arguments;
    gboolean hash;
} InfoOptions;

static const VerbOption options[] = {
    {"hash", 0, G_OPTION_ARG_NONE, offsetof(InfoOptions, hash), NULL,
     "a column with the SHA-256 of each file"},
    {NULL},
};

static bool usage(GError **error, const char *message)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, "info: %s", message);
    return false;
}

static bool check(void *data, GError **error)
{
    const InfoOptions *info = data;
    unsigned standard_input = 0;
    if (info->arguments == NULL || info->arguments[0] == NULL)
        return usage(error, "name a capture file, or - for standard input");
    for (char **capture = info->arguments; *capture != NULL; capture++) {
        if (**capture == '\0')
            return usage(error, "the name of a capture is empty");
        standard_input += strcmp(*capture, "-") == 0;
    }
    return standard_input <= 1 || usage(error, "standard input (-) can be read once only");
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const InfoOptions *info = data;
    (void)in;
    if (!run->show_command)
        return capture_info(info->arguments, info->hash, run->diagnostics, error);
    for (char **capture = info->arguments; *capture != NULL; capture++) {
        g_autofree char *command = capture_info_command(*capture, info->hash);
        puts(command);
    }
    return NULL;
}

const Verb verb_info = {
    .name = "info",
    .kind = VERB_SOURCE,
    .synopsis = "info CAPTURE… [--hash]",
    .summary = "Say what capture files are: packets, bytes, times, rates; one row a file.",
    .description =
        "Runs Wireshark's capinfos, which reads each file without taking packets apart, so this\n"
        "is quick. Columns: file, type (pcap, pcapng …), encapsulation (ether …; per-packet if\n"
        "there are several), compression, size (of the file, bytes), packets, bytes (of all\n"
        "packets, with what was cut off), snap_length (most bytes kept of a packet), first and\n"
        "last (times), duration, bit_rate (bit/s), packet_rate (packets/s), mean_size (bytes),\n"
        "in_order (does time never run back?), interfaces, and with --hash sha256. What is not\n"
        "known is missing. - is standard input.\n"
        "\n"
        "A damaged capture has the row of what is whole, with a warning and exit status 3.\n"
        "\n"
        "  tabshark info traffic.pcap\n"
        "  tabshark info captures/*.pcap then sort -r bytes then select file,packets,bytes",
    .options = options,
    .size = sizeof(InfoOptions),
    .check = check,
    .apply = apply,
};
