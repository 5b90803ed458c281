/* Prints the table on standard output. */
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include "base/error.h"
#include "text/output.h"
#include "text/writer.h"
#include "verbs/outlet.h"
#include "verbs/sink.h"
#include "verbs/verb.h"

/* --rows was not given. */
#define ROWS_UNSET INT64_MIN

typedef struct {
    char **arguments;
    char *format;
    int64_t rows;
    const TextFormat *chosen; /* NULL: as standard output is */
} PrintOptions;

static const VerbOption options[] = {
    {
        .name = "format",
        .kind = G_OPTION_ARG_STRING,
        .offset = offsetof(PrintOptions, format),
        .argument = "FORMAT",
        .help = "tsv, csv, json, jsonl, markdown, html or pretty",
        .choices = &text_format_names[1], /* no binary one */
    },
    {
        .name = "rows",
        .kind = G_OPTION_ARG_INT64,
        .offset = offsetof(PrintOptions, rows),
        .argument = "N",
        .help = "Show N rows, the first and the last, or all for 0 (pretty and html)",
    },
    {NULL},
};

static void set_defaults(void *data)
{
    PrintOptions *print = data;
    print->rows = ROWS_UNSET;
}

static bool usage(GError **error, const char *message)
{
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, message);
    return false;
}

static bool check(void *data, GError **error)
{
    PrintOptions *print = data;
    if (print->arguments != NULL && print->arguments[0] != NULL) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "print takes no '%s': it prints on standard output; 'write FILE' makes a file",
                    print->arguments[0]);
        return false;
    }
    bool has_rows = print->rows != ROWS_UNSET;
    if (has_rows && print->rows < 0)
        return usage(error, "--rows takes the number of rows to show, or 0 for all");
    if (print->format == NULL && !has_rows)
        return true;
    print->chosen = text_format_by_name(print->format != NULL ? print->format : "pretty", error);
    if (print->chosen == NULL)
        return false;
    if (print->chosen->binary)
        return usage(error, "print prints text; 'write FILE.sqlite' makes a database");
    if (has_rows && !print->chosen->for_people)
        return usage(
            error, "--rows is for the formats pretty and html; 'head -n N' before print keeps the "
                   "first rows in every format");
    return true;
}

static Preview preview_of(int64_t rows)
{
    if (rows == ROWS_UNSET)
        return preview_usual;
    if (rows == 0)
        return preview_all;
    size_t shown = (size_t)rows;
    return (Preview){.whole = shown, .first = shown - shown / 2, .last = shown / 2};
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const PrintOptions *print = data;
    const TextFormat *format = print->chosen;
    if (run->outlet != NULL) {
        const OutletPrint how = {format, preview_of(print->rows)};
        return run->outlet->print(run->outlet, in, &how, error) ? sink_result(in) : NULL;
    }
    if (format == NULL) {
        bool people = isatty(STDOUT_FILENO) && run->pieces == NULL;
        format = text_format_by_name(people ? "pretty" : "tsv", error);
    }
    WriteOptions how = {
        .diagnostics = run->diagnostics,
        .utc = run->utc,
        .preview = preview_of(print->rows),
        .pieces = run->pieces,
    };
    if (!output_write(in, format, how, stdout, "standard output", error))
        return NULL;
    return sink_result(in);
}

static bool takes_pieces(const void *data)
{
    const PrintOptions *print = data;
    return print->chosen == NULL || print->chosen->pieces;
}

const Verb verb_print = {
    .name = "print",
    .kind = VERB_SINK,
    .synopsis = "print [--format FORMAT] [--rows N]",
    .summary = "Print the table.",
    .description =
        "Prints the table on standard output. People at a terminal get a preview: the first and\n"
        "last rows, the types of the columns, and how many rows there are. A pipe or a file gets\n"
        "the whole table, as tab-separated values with a line of names.\n"
        "\n"
        "A chain that names no sink prints, so that 'then print' is only needed to choose:\n"
        "\n"
        "  tabshark read traffic.pcap -e frame.len then print --format json\n"
        "  tabshark read traffic.pcap -e frame.len then print --rows 0\n",
    .options = options,
    .size = sizeof(PrintOptions),
    .defaults = set_defaults,
    .check = check,
    .apply = apply,
    .takes_pieces = takes_pieces,
    .when_cut = "it would show the rows of each capture by themselves; put it behind group or "
                "resample",
};
