/* read: packets as a table. */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "capture/meant.h"
#include "capture/read.h"
#include "verbs/capture_hints.h"
#include "verbs/capture_options.h"
#include "verbs/outlet.h"

typedef struct {
    char **arguments;
    CaptureOptions capture;
    char **fields;
    char *occurrence;
    gboolean strict;
    gboolean timeseries;
    gboolean line_buffered;
} ReadOptions;

#define AT(member) offsetof(ReadOptions, member)

static const VerbOption options[] = {
    CAPTURE_FILE_OPTION(ReadOptions, capture),
    {"field", 'e', G_OPTION_ARG_STRING_ARRAY, AT(fields), "FIELD[,FIELD…]",
     "a field, or several; may be repeated"},
    CAPTURE_FILTER_OPTION(ReadOptions, capture),
    {"strict", 0, G_OPTION_ARG_NONE, AT(strict), NULL,
     "only packets that have every field asked for"},
    {"timeseries", 0, G_OPTION_ARG_NONE, AT(timeseries), NULL,
     "frame.time_epoch is the first column"},
    {"occurrence", 0, G_OPTION_ARG_STRING, AT(occurrence), "first|last|all",
     "which value, where a packet has several"},
    {"line-buffered", 0, G_OPTION_ARG_NONE, AT(line_buffered), NULL,
     "print each packet as soon as it has come, while the capture goes on"},
    CAPTURE_COLUMN_OPTION(ReadOptions, capture),
    CAPTURE_OPTIONS(ReadOptions, capture),
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

/* Rows that are printed at once cannot wait for what comes later. */
static bool check_line_buffered(CaptureRequest *request, GError **error)
{
    if (request->captures[1] != NULL)
        return usage(error, "--line-buffered reads one capture");
    if (request->two_pass)
        return usage(error, "--line-buffered prints packets as they come, and -2 reads all of them "
                            "before the first: leave out one of the two");
    if (request->engine == ENGINE_COLUMNS)
        return usage(error, "--line-buffered goes with --engine fields only: what columns may lack "
                            "could not be read again");
    request->engine = ENGINE_FIELDS;
    request->line_buffered = true;
    return true;
}

static bool check(void *data, GError **error)
{
    ReadOptions *read = data;
    CaptureRequest *request = &read->capture.request;
    if (!capture_options_check(&read->capture, read->arguments, "read", error))
        return false;
    request->fields = split_fields(read->fields);
    request->strict = read->strict;
    request->timeseries = read->timeseries;
    if (read->fields != NULL && request->fields == NULL)
        return usage(error, "-e names no field");
    if (!meant_check(request->fields, error))
        return false;
    if (!parse_occurrence(read->occurrence, &request->occurrence))
        return usage(error, "--occurrence takes first, last or all");
    if (read->line_buffered && read->capture.capture_column)
        return usage(error, "--line-buffered reads one capture, and --capture-column is for tables "
                            "that go with those of others");
    return !read->line_buffered || check_line_buffered(request, error);
}

static void show_commands(const ReadOptions *read, const Run *run)
{
    const CaptureRequest *request = &read->capture.request;
    bool planned = run->plan != NULL && !read->capture.show_command;
    g_autofree char *commands =
        planned ? capture_plan_commands(run->plan, request) : capture_commands(request);
    outlet_say(run, commands);
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const ReadOptions *read = data;
    CaptureRequest request = read->capture.request;
    Table *table = NULL;
    (void)in;
    if (read->capture.show_command || run->show_command) {
        show_commands(read, run);
        return NULL;
    }
    request.progress = run->progress;
    if (run->plan != NULL)
        table = capture_plan_take(run->plan, &read->capture.request, run->progress,
                                  run->diagnostics, error);
    else
        capture_read(&request, 1, &table, run->diagnostics, error);
    if (table != NULL)
        capture_hints_add(&request, table, run);
    return capture_options_add_column(&read->capture, table);
}

/* One that only shows its command reads nothing. */
static bool in_pieces(const void *data)
{
    const ReadOptions *read = data;
    return read->line_buffered && !read->capture.show_command;
}

static bool stream(const void *data, const Run *run, CaptureTake take, void *taker, GError **error)
{
    const ReadOptions *read = data;
    return capture_stream(&read->capture.request, take, taker, run->diagnostics, error);
}

static const CaptureRequest *request_of(const void *data)
{
    const ReadOptions *read = data;
    return read->capture.show_command || read->line_buffered ? NULL : &read->capture.request;
}

static char **captures_of(const void *data)
{
    const ReadOptions *read = data;
    return read->capture.request.captures;
}

static void clear(void *data)
{
    ReadOptions *read = data;
    g_strfreev(read->capture.request.fields);
    capture_options_clear(&read->capture);
}

const Verb verb_read = {
    .name = "read",
    .kind = VERB_SOURCE,
    .synopsis = "read CAPTURE… [-e FIELD[,FIELD…]]… [-Y FILTER] [OPTIONS]",
    .summary = "Read packets of captures, one row a packet, one column a field.",
    .description =
        "Fields and filters are Wireshark's. Without -e the columns are those of Wireshark's\n"
        "packet list. Types come from Wireshark's field registry. Several captures make one\n"
        "table with a column 'capture', and are read side by side; - is standard input.\n"
        "\n"
        "  tabshark read traffic.pcap -e frame.number,frame.len then describe\n"
        "  tabshark read traffic.pcap -Y 'dns and not mdns' -e dns.qry.name,dns.a\n"
        "  tcpdump -w - | tabshark read - --timeseries -e ip.src,ip.dst,frame.len\n"
        "\n"
        "A table is printed when the capture is over, since most verbs need all of it. With\n"
        "--line-buffered rows are printed as packets come, as TSV, CSV or JSONL; where, select,\n"
        "derive and head may follow, as long as no function in them looks at other rows.\n"
        "\n"
        "  tcpdump -U -w - | tabshark read - --line-buffered -e ip.src,dns.qry.name then where "
        "dns.qry.name",
    .options = options,
    .size = sizeof(ReadOptions),
    .check = check,
    .apply = apply,
    .in_pieces = in_pieces,
    .stream = stream,
    .captures = captures_of,
    .request = request_of,
    .clear = clear,
};
