/* restore: what was sent in TCP streams, as files. */
#include <string.h>

#include "base/error.h"
#include "tcp/restore.h"
#include "verbs/outlet.h"
#include "verbs/verb.h"

typedef struct {
    char **arguments;
    char *folder;
    char *filter;
    char **stream_texts;
    gboolean force;
    GArray *streams; /* of int64_t */
} RestoreOptions;

#define AT(member) offsetof(RestoreOptions, member)

static const VerbOption options[] = {
    {"output", 'o', G_OPTION_ARG_FILENAME, AT(folder), "DIR",
     "the folder for the files, which is made if it is not there"},
    {"filter", 'Y', G_OPTION_ARG_STRING, AT(filter), "FILTER",
     "only packets that match this display filter"},
    {"stream", 0, G_OPTION_ARG_STRING_ARRAY, AT(stream_texts), "N[,N…]",
     "only streams with these numbers (tcp.stream); may be repeated"},
    {"force", 0, G_OPTION_ARG_NONE, AT(force), NULL,
     "also into a folder that is not empty: files of the same names are replaced"},
    {NULL},
};

static bool usage(GError **error, const char *message)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, "restore: %s", message);
    return false;
}

static bool add_stream(GArray *streams, const char *text, GError **error)
{
    gint64 number;
    if (!g_ascii_string_to_signed(text, 10, 0, UINT32_MAX, &number, NULL)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "restore: --stream takes the number of a stream (tcp.stream), not '%s'", text);
        return false;
    }
    g_array_append_val(streams, number);
    return true;
}

static bool check_streams(RestoreOptions *restore, GError **error)
{
    restore->streams = g_array_new(false, false, sizeof(gint64));
    for (char **list = restore->stream_texts; list != NULL && *list != NULL; list++) {
        g_auto(GStrv) parts = g_strsplit(*list, ",", -1);
        if (parts[0] == NULL && !add_stream(restore->streams, "", error))
            return false;
        for (char **part = parts; *part != NULL; part++) {
            if (!add_stream(restore->streams, *part, error))
                return false;
        }
    }
    return true;
}

static bool check(void *data, GError **error)
{
    RestoreOptions *restore = data;
    char **captures = restore->arguments;
    if (captures == NULL || captures[0] == NULL || captures[1] != NULL || *captures[0] == '\0')
        return usage(error, "name one capture file");
    if (strcmp(captures[0], "-") == 0)
        return usage(error, "a capture is read twice, which standard input (-) does not allow; "
                            "save it to a file first");
    if (restore->folder == NULL || *restore->folder == '\0')
        return usage(error, "name the folder for the files: -o DIR");
    return check_streams(restore, error);
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const RestoreOptions *restore = data;
    (void)in;
    if (run->show_command) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "--show-command: restore runs several programs on files of its own");
        return NULL;
    }
    Outlet *outlet = run->outlet;
    g_autofree char *folder = outlet != NULL ? outlet->open_folder(outlet, restore->folder, error)
                                             : g_strdup(restore->folder);
    if (folder == NULL)
        return NULL;
    RestoreRequest request = {
        .capture = restore->arguments[0],
        .folder = folder,
        .filter = restore->filter,
        .streams = restore->streams,
        /* A sheet that is run again replaces its files. */
        .force = restore->force || outlet != NULL,
        .progress = run->progress,
    };
    g_autoptr(Table) index = restore_run(&request, run->diagnostics, error);
    if (index == NULL ||
        (outlet != NULL && !outlet->take_folder(outlet, restore->folder, index, error)))
        return NULL;
    return g_steal_pointer(&index);
}

static void clear(void *data)
{
    RestoreOptions *restore = data;
    g_clear_pointer(&restore->streams, g_array_unref);
}

const Verb verb_restore = {
    .name = "restore",
    .kind = VERB_SOURCE,
    .synopsis = "restore CAPTURE -o DIR [-Y FILTER] [--stream N]… [--force]",
    .summary = "Write what was sent in TCP streams into files, by tcpflow, with an index.",
    .description =
        "Runs tcpflow on the capture, or on the packets that the filter leaves. DIR gets one\n"
        "file for each side of a stream that sent anything, under tcpflow's name\n"
        "(SOURCE.PORT-DESTINATION.PORT; --V is a VLAN, cN a later file of the same addresses and\n"
        "ports), and index.tsv, which is also the table that goes on. All appears at once when it\n"
        "is done, or nothing.\n"
        "\n"
        "The index has a row for each file: file, stream, side (client, server), src, sport, dst,\n"
        "dport, start, size, expected (bytes that the side sent, each once, as its sequence\n"
        "numbers say), written (of these, how many were captured and stand in the file; every\n"
        "segment is compared with it), missing (expected - written; zeros stand in place of what\n"
        "lies before later bytes), overlap (bytes captured once more), conflict (of these, how\n"
        "many differ from the file), sha256, and a note if anything is not as it should be. A "
        "side\n"
        "that sent bytes but has no file, as in a tunnel, which tcpflow does not look into, has a\n"
        "row too.\n"
        "\n"
        "In a lab sheet DIR lies in the folder of the page, which links the files; files of the\n"
        "same names, from when the sheet was run before, are replaced.\n"
        "\n"
        "Filters choose packets, not streams: leave whole streams in (ip.addr == 10.0.0.5), or\n"
        "what is left out is missing.\n"
        "\n"
        "  tabshark restore traffic.pcap -o streams/\n"
        "  tabshark restore traffic.pcap -o streams/ --stream 3 --stream 7\n"
        "  tabshark restore traffic.pcap -o web/ -Y 'tcp.port == 80' then where 'missing > 0'",
    .options = options,
    .size = sizeof(RestoreOptions),
    .check = check,
    .apply = apply,
    .clear = clear,
};
