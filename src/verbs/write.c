/* Writes the table to a file. */
#include <string.h>

#include "base/error.h"
#include "base/outfile.h"
#include "text/output.h"
#include "text/sqlite.h"
#include "text/writer.h"
#include "verbs/column_notes.h"
#include "verbs/outlet.h"
#include "verbs/sink.h"
#include "verbs/verb.h"

typedef struct {
    char **arguments;
    char *format;
    char *table;
    const TextFormat *chosen;
    char *table_name; /* in a database */
} WriteVerbOptions;

static const VerbOption options[] = {
    {
        .name = "format",
        .kind = G_OPTION_ARG_STRING,
        .offset = offsetof(WriteVerbOptions, format),
        .argument = "FORMAT",
        .help = "tsv, csv, json, jsonl, markdown, html, pretty or sqlite, whatever the file is "
                "called",
        .choices = text_format_names,
    },
    {
        .name = "table",
        .kind = G_OPTION_ARG_STRING,
        .offset = offsetof(WriteVerbOptions, table),
        .argument = "NAME",
        .help = "what the table is called in a database; by default as the file, without its "
                "suffix",
    },
    {NULL},
};

/* "flows" for "out/flows.sqlite". */
static char *name_of_file(const char *path)
{
    char *name = g_path_get_basename(path);
    char *dot = strrchr(name, '.');
    if (dot != NULL && dot > name)
        *dot = '\0';
    return name;
}

static bool choose_table(WriteVerbOptions *write, GError **error)
{
    if (write->chosen->binary) {
        write->table_name =
            write->table != NULL ? g_strdup(write->table) : name_of_file(write->arguments[0]);
        return sqlite_check_name(write->table_name, error);
    }
    if (write->table == NULL)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                "--table is for databases (.sqlite): a file of %s has one table without a name",
                write->chosen->name);
    return false;
}

/* Partial results have a form of their own, whatever else is chosen. */
static bool is_part(const WriteVerbOptions *write)
{
    return write->format == NULL && g_str_has_suffix(write->arguments[0], ".part");
}

static bool check(void *data, GError **error)
{
    WriteVerbOptions *write = data;
    if (write->arguments == NULL || g_strv_length(write->arguments) != 1) {
        g_set_error(
            error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
            "write takes the name of one file: write FILE [--format FORMAT] [--table NAME]");
        return false;
    }
    const char *path = write->arguments[0];
    if (strcmp(path, "-") == 0) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "write makes a file; for standard output there is print");
        return false;
    }
    if (is_part(write))
        return true;
    write->chosen = write->format != NULL ? text_format_by_name(write->format, error)
                                          : text_format_by_suffix(path, error);
    return write->chosen != NULL && choose_table(write, error);
}

static bool write_rows(const WriteVerbOptions *write, const Table *in, const Run *run, FILE *stream,
                       GError **error)
{
    g_autofree char *place = g_strdup_printf("'%s'", write->arguments[0]);
    ColumnNote *notes = column_notes_new(in);
    WriteOptions how = {
        .diagnostics = run->diagnostics,
        .utc = run->utc,
        .preview = preview_all,
        .table_name = write->table_name,
        .notes = notes,
    };
    bool ok = output_write(in, write->chosen, how, stream, place, error);
    column_notes_free(notes, table_width(in));
    return ok;
}

static bool write_part(const WriteVerbOptions *write, const Table *in, Outfile *outfile,
                       GError **error)
{
    const char *problem =
        in->parts == NULL     ? ".part is for partial results, and the table is none; group and "
                                "resample give one with --partial, right in front of write"
        : in->parts->len != 1 ? "it is for one partial result; 'combine --partial' makes one of "
                                "several"
                              : NULL;
    if (problem != NULL) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "cannot write '%s': %s",
                    write->arguments[0], problem);
        return false;
    }
    gsize size;
    const void *bytes = g_bytes_get_data(g_ptr_array_index(in->parts, 0), &size);
    return outfile_put(outfile, bytes, size, error);
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const WriteVerbOptions *write = data;
    const char *path = write->arguments[0];
    g_autoptr(Outfile) outfile = run->outlet != NULL
                                     ? run->outlet->open_file(run->outlet, path, error)
                                     : outfile_open(path, error);
    if (outfile == NULL)
        return NULL;
    if (is_part(write) ? !write_part(write, in, outfile, error)
                       : !write_rows(write, in, run, outfile_stream(outfile), error))
        return NULL;
    bool taken = run->outlet != NULL ? run->outlet->take_file(run->outlet, path, in,
                                                              g_steal_pointer(&outfile), error)
                                     : outfile_commit(outfile, error);
    return taken ? sink_result(in) : NULL;
}

static void clear(void *data)
{
    WriteVerbOptions *write = data;
    g_free(write->table_name);
}

const Verb verb_write = {
    .name = "write",
    .kind = VERB_SINK,
    .synopsis = "write FILE [--format FORMAT] [--table NAME]",
    .summary = "Write the table to a file.",
    .description =
        "Writes the whole table to FILE. The name says the format: .tsv, .csv, .json, .jsonl or\n"
        ".ndjson (an object a line), .md (a Markdown table), .html, .txt (aligned columns), \n"
        ".sqlite, .sqlite3 or .db (a database of SQLite), or .part (a partial result, see "
        "combine).\n"
        "FILE appears when it is complete; until then an older one stays as it was.\n"
        "\n"
        "  tabshark read traffic.pcap -e frame.number -e frame.len then write frames.csv\n"
        "  tabshark streams traffic.pcap then write streams.sqlite\n"
        "\n"
        "A database has the table and, in tabshark_columns, the type and unit of each column.\n"
        "Whole numbers and flags are INTEGER, reals and durations (in seconds) REAL, all else\n"
        "TEXT: times as 2016-08-02T02:19:35.419022000Z, which SQLite's date functions know. What\n"
        "is missing is NULL. docs/interchange.md has the rest, and how pandas, R and DuckDB read\n"
        "each format.\n",
    .options = options,
    .size = sizeof(WriteVerbOptions),
    .check = check,
    .apply = apply,
    .clear = clear,
    .when_cut = "it would show the rows of each capture by themselves; put it behind group or "
                "resample",
};
