/* Writes the table to a file. */
#include <string.h>

#include "base/error.h"
#include "base/outfile.h"
#include "text/output.h"
#include "verbs/outlet.h"
#include "verbs/sink.h"
#include "verbs/verb.h"

typedef struct {
    char **arguments;
    char *format;
    const TextFormat *chosen;
} WriteVerbOptions;

static const VerbOption options[] = {
    {
        .name = "format",
        .kind = G_OPTION_ARG_STRING,
        .offset = offsetof(WriteVerbOptions, format),
        .argument = "FORMAT",
        .help = "tsv, csv, json, jsonl, markdown, html or pretty, whatever the file is called",
    },
    {NULL},
};

static bool check(void *data, GError **error)
{
    WriteVerbOptions *write = data;
    if (write->arguments == NULL || g_strv_length(write->arguments) != 1) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "write takes the name of one file: write FILE [--format FORMAT]");
        return false;
    }
    const char *path = write->arguments[0];
    if (strcmp(path, "-") == 0) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "write makes a file; for standard output there is print");
        return false;
    }
    write->chosen = write->format != NULL ? text_format_by_name(write->format, error)
                                          : text_format_by_suffix(path, error);
    return write->chosen != NULL;
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const WriteVerbOptions *write = data;
    const char *path = write->arguments[0];
    g_autofree char *place = g_strdup_printf("'%s'", path);
    g_autoptr(Outfile) outfile = run->outlet != NULL
                                     ? run->outlet->open_file(run->outlet, path, error)
                                     : outfile_open(path, error);
    if (outfile == NULL)
        return NULL;
    WriteOptions how = {
        .diagnostics = run->diagnostics,
        .utc = run->utc,
        .preview = preview_all,
    };
    if (!output_write(in, write->chosen, how, outfile_stream(outfile), place, error))
        return NULL;
    bool taken = run->outlet != NULL ? run->outlet->take_file(run->outlet, path, in,
                                                              g_steal_pointer(&outfile), error)
                                     : outfile_commit(outfile, error);
    return taken ? sink_result(in) : NULL;
}

const Verb verb_write = {
    .name = "write",
    .kind = VERB_SINK,
    .synopsis = "write FILE [--format FORMAT]",
    .summary = "Write the table to a file.",
    .description =
        "Writes the whole table to FILE. The name says the format: .tsv, .csv, .json, .jsonl or\n"
        ".ndjson (an object a line), .md (a Markdown table), .html, .txt (aligned columns). FILE "
        "appears\n"
        "when it is complete; until then an older one stays as it was.\n"
        "\n"
        "  tabshark read traffic.pcap -e frame.number -e frame.len then write frames.csv\n",
    .options = options,
    .size = sizeof(WriteVerbOptions),
    .check = check,
    .apply = apply,
};
