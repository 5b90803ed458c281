/* read: packets as a table. */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "capture/read.h"
#include "verbs/verb.h"

typedef struct {
    char **arguments;
    char **captures;
    char **fields;
    char *filter;
    char **preferences;
    char **decode_as;
    char *profile;
    char *resolve;
    char *occurrence;
    gboolean two_pass;
    gboolean strict;
    gboolean timeseries;
    gboolean show_command;
    gint64 count;
    CaptureRequest request;
} ReadOptions;

#define AT(member) offsetof(ReadOptions, member)

static const VerbOption options[] = {
    {"read", 'r', G_OPTION_ARG_FILENAME_ARRAY, AT(captures), "FILE",
     "a capture; the same as a plain argument"},
    {"field", 'e', G_OPTION_ARG_STRING_ARRAY, AT(fields), "FIELD[,FIELD…]",
     "a field, or several; may be repeated"},
    {"filter", 'Y', G_OPTION_ARG_STRING, AT(filter), "FILTER",
     "only packets that match this display filter"},
    {"strict", 0, G_OPTION_ARG_NONE, AT(strict), NULL,
     "only packets that have every field asked for"},
    {"timeseries", 0, G_OPTION_ARG_NONE, AT(timeseries), NULL,
     "frame.time_epoch is the first column"},
    {"occurrence", 0, G_OPTION_ARG_STRING, AT(occurrence), "first|last|all",
     "which value, where a packet has several"},
    {"count", 'c', G_OPTION_ARG_INT64, AT(count), "N", "only the first N packets of each capture"},
    {"two-pass", '2', G_OPTION_ARG_NONE, AT(two_pass), NULL,
     "analyse in two passes, so that packets know of later ones"},
    {"preference", 'o', G_OPTION_ARG_STRING_ARRAY, AT(preferences), "NAME:VALUE",
     "set one of Wireshark's preferences; may be repeated"},
    {"decode-as", 'd', G_OPTION_ARG_STRING_ARRAY, AT(decode_as), "LAYER==SELECTOR,PROTOCOL",
     "decode as another protocol; may be repeated"},
    {"profile", 'C', G_OPTION_ARG_STRING, AT(profile), "NAME", "use this Wireshark profile"},
    {"resolve", 'N', G_OPTION_ARG_STRING, AT(resolve), "FLAGS",
     "resolve names (tshark's letters: m n N t d v); without it, none"},
    {"show-command", 0, G_OPTION_ARG_NONE, AT(show_command), NULL,
     "print the command that would be run, and do nothing"},
    {NULL},
};

/* Takes a list of comma lists apart; NULL if nothing is in it. */
static char **split_fields(char **lists)
{
    GPtrArray *fields = g_ptr_array_new();
    for (; lists != NULL && *lists != NULL; lists++) {
        g_auto(GStrv) parts = g_strsplit(*lists, ",", -1);
        for (char **part = parts; *part != NULL; part++) {
            if (*g_strstrip(*part) != '\0')
                g_ptr_array_add(fields, g_strdup(*part));
        }
    }
    if (fields->len > 0)
        g_ptr_array_add(fields, NULL);
    return (char **)g_ptr_array_free(fields, false);
}

static bool usage(GError **error, const char *message)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, "read: %s", message);
    return false;
}

static bool parse_occurrence(const char *word, Occurrence *occurrence)
{
    static const char *const words[] = {
        [OCCURRENCE_FIRST] = "first", [OCCURRENCE_LAST] = "last", [OCCURRENCE_ALL] = "all"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (word == NULL || strcmp(word, words[i]) == 0) {
            *occurrence = (Occurrence)i;
            return true;
        }
    }
    return false;
}

/* Captures given by -r come first, then the plain arguments. */
static char **join_captures(char **named, char **plain)
{
    GPtrArray *all = g_ptr_array_new();
    for (; named != NULL && *named != NULL; named++)
        g_ptr_array_add(all, g_strdup(*named));
    for (; plain != NULL && *plain != NULL; plain++)
        g_ptr_array_add(all, g_strdup(*plain));
    g_ptr_array_add(all, NULL);
    return (char **)g_ptr_array_free(all, false);
}

static bool check_captures(const ReadOptions *read, GError **error)
{
    char **captures = read->request.captures;
    unsigned standard_input = 0;
    if (captures[0] == NULL)
        return usage(error, "name a capture file, or - for standard input");
    for (char **capture = captures; *capture != NULL; capture++) {
        if (**capture == '\0')
            return usage(error, "the name of a capture is empty");
        standard_input += strcmp(*capture, "-") == 0;
    }
    if (standard_input > 1)
        return usage(error, "standard input (-) can be read once only");
    if (standard_input > 0 && read->two_pass)
        return usage(error, "-2 reads a capture twice, which standard input (-) does not allow");
    return true;
}

static bool check(void *data, GError **error)
{
    ReadOptions *read = data;
    CaptureRequest *request = &read->request;
    *request = (CaptureRequest){
        .captures = join_captures(read->captures, read->arguments),
        .fields = split_fields(read->fields),
        .filter = read->filter,
        .preferences = read->preferences,
        .decode_as = read->decode_as,
        .profile = read->profile,
        .resolve = read->resolve,
        .two_pass = read->two_pass,
        .count = read->count,
        .strict = read->strict,
        .timeseries = read->timeseries,
    };
    if (read->fields != NULL && request->fields == NULL)
        return usage(error, "-e names no field");
    if (read->count < 0)
        return usage(error, "-c takes a number of packets");
    if (!parse_occurrence(read->occurrence, &request->occurrence))
        return usage(error, "--occurrence takes first, last or all");
    return check_captures(read, error);
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const ReadOptions *read = data;
    Table *table = NULL;
    (void)in;
    if (read->show_command || run->show_command) {
        g_autofree char *commands = capture_commands(&read->request);
        fputs(commands, stdout);
        return NULL;
    }
    capture_read(&read->request, 1, &table, run->diagnostics, error);
    return table;
}

static void clear(void *data)
{
    ReadOptions *read = data;
    g_strfreev(read->request.captures);
    g_strfreev(read->request.fields);
}

const Verb verb_read = {
    .name = "read",
    .kind = VERB_SOURCE,
    .synopsis = "read CAPTURE… [-e FIELD[,FIELD…]]… [-Y FILTER] [OPTIONS]",
    .summary = "Read packets of captures, one row a packet, one column a field.",
    .description =
        "Fields and filters are Wireshark's. Without -e the columns are those of Wireshark's\n"
        "packet list. Types come from Wireshark's field registry. Several captures make one\n"
        "table with a column 'capture'; - is standard input.\n"
        "\n"
        "  tabshark read traffic.pcap -e frame.number,frame.len then describe\n"
        "  tabshark read traffic.pcap -Y 'dns and not mdns' -e dns.qry.name,dns.a\n"
        "  tcpdump -w - | tabshark read - --timeseries -e ip.src,ip.dst,frame.len",
    .options = options,
    .size = sizeof(ReadOptions),
    .check = check,
    .apply = apply,
    .clear = clear,
};
