#include "tcp/restore.h"

#include <string.h>

#include "base/error.h"
#include "base/outfile.h"
#include "capture/path.h"
#include "capture/program.h"
#include "capture/read.h"
#include "capture/stop_signals.h"
#include "tcp/flow_report.h"
#include "tcp/restore_capture.h"
#include "tcp/restore_folder.h"
#include "tcp/restore_index.h"
#include "text/output.h"

#define TCPFLOW "tcpflow"
#define INDEX   "index.tsv"
#define REPORT  "report.xml"
#define FILES   "files/"

/* What one run has at hand. */
typedef struct {
    const RestoreRequest *request;
    Diagnostics *diagnostics;
    char *tcpflow;
    char *filter;
    RestoreFolder *folder;
    GArray *segments;    /* of RestoreSegment */
    PacketPlace *places; /* of each, its packet in its packet file */
    GArray *packets;     /* of PacketFile, what tcpflow reads */
    GArray *flows;       /* of Flow */
} Restoring;

/* A user's filter is tried by itself first: what is wrong with it is then said in its own words,
 * and what is right by itself is right in brackets. */
static bool check_filter(const Restoring *restoring, GError **error)
{
    const RestoreRequest *request = restoring->request;
    g_autofree char *capture = g_strdup(request->capture);
    g_autofree char *filter = g_strdup(request->filter);
    char field[] = "frame.number";
    g_autoptr(Diagnostics) said_again_later = diagnostics_new();
    g_autoptr(Table) table = NULL;
    CaptureRequest one = {
        .captures = (char *[]){capture, NULL},
        .fields = (char *[]){field, NULL},
        .filter = filter,
        .count = 1,
    };
    return filter == NULL || capture_read(&one, 1, &table, said_again_later, error);
}

/* The first complaint in what tcpflow said, with the line below, which has the reason; NULL if
 * there is none. The others become remarks. */
static char *find_complaint(const Restoring *restoring, const ProgramEnd *end)
{
    g_auto(GStrv) lines = g_strsplit(end->messages, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        if (**line == '\0')
            continue;
        if (end->status != 0 || strstr(*line, " failed") != NULL ||
            strstr(*line, "unable to open") != NULL)
            return g_strconcat(g_strchomp(*line), line[1] != NULL ? " " : NULL, line[1], NULL);
        /* It always says where its report is. */
        if (!g_str_has_prefix(*line, "reportfilename: "))
            diagnostics_add(restoring->diagnostics, DIAGNOSTIC_REMARK, "%s", *line);
    }
    return NULL;
}

/* tcpflow goes on after a failed write and ends with status 0; only its words tell. */
static bool judge(const Restoring *restoring, const ProgramEnd *end, GError **error)
{
    g_autofree char *complaint = find_complaint(restoring, end);
    g_autofree char *how = program_describe_status(end->status);
    if (end->status == 0 && complaint == NULL)
        return true;
    if (end->status == 0)
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "cannot restore into '%s': tcpflow could not write all; is the disk full? It "
                    "says: %s",
                    restoring->request->folder, complaint);
    else
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "tcpflow %s%s%s", how,
                    complaint != NULL ? " and says: " : "", complaint != NULL ? complaint : "");
    return false;
}

/* Runs it in the stage, whose name it sees by a handle: other names could spoil its report, an XML
 * file in which it does not care for bytes that are no UTF-8. It takes no packet apart beyond TCP:
 * what it can do with HTTP and the like is off unless asked for. */
static bool run_tcpflow(Restoring *restoring, GError **error)
{
    const char *stage = restoring->folder->handle_path;
    g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func(g_free);
    g_auto(ProgramEnd) end = {0};
    g_ptr_array_add(arguments, g_strdup(restoring->tcpflow));
    g_ptr_array_add(arguments, g_strdup("-q"));
    g_ptr_array_add(arguments, g_strdup("-o"));
    g_ptr_array_add(arguments, g_strconcat(stage, "files", NULL));
    g_ptr_array_add(arguments, g_strdup("-X"));
    g_ptr_array_add(arguments, g_strconcat(stage, REPORT, NULL));
    g_autoptr(GStrvBuilder) files = g_strv_builder_new();
    for (unsigned i = 0; i < restoring->packets->len; i++) {
        const char *name = g_array_index(restoring->packets, PacketFile, i).name;
        g_autofree char *path = g_strconcat(stage, name, NULL);
        g_strv_builder_add(files, path);
        g_ptr_array_add(arguments, g_strdup("-r"));
        g_ptr_array_add(arguments, g_steal_pointer(&path));
    }
    g_ptr_array_add(arguments, NULL);
    g_auto(GStrv) read = g_strv_builder_end(files);
    g_autofree char *doing =
        g_strconcat("putting the streams of ", restoring->request->capture, " together", NULL);
    ProgramWatch watch = {restoring->request->progress, doing, (const char *const *)read};
    return program_run((const char *const *)(void *)arguments->pdata, NULL, NULL, &watch, &end,
                       error) &&
           judge(restoring, &end, error);
}

static bool read_report(Restoring *restoring, GError **error)
{
    g_autofree char *path = restore_folder_stage(restoring->folder, REPORT);
    g_autofree char *folder = g_strconcat(restoring->folder->handle_path, FILES, NULL);
    g_autofree char *xml = NULL;
    gsize length;
    if (!g_file_get_contents(path, &xml, &length, error))
        return false;
    restoring->flows = flow_report_parse(xml, length, folder, error);
    return restoring->flows != NULL;
}

static Table *make_index(Restoring *restoring, GError **error)
{
    g_autoptr(RestoreSides) sides = restore_sides_new(restoring->segments);
    RestoreResult result = {
        .flows = restoring->flows,
        .folder = restoring->folder->files,
        .source = {sides, restoring->places, restoring->packets},
    };
    return restore_index(&result, error);
}

static bool write_index(const Restoring *restoring, const Table *table, GError **error)
{
    g_autofree char *path = g_build_filename(restoring->folder->files, INDEX, NULL);
    const TextFormat *format = text_format_by_name("tsv", error);
    g_autoptr(Outfile) file = format != NULL ? outfile_open(path, error) : NULL;
    WriteOptions options = {.diagnostics = restoring->diagnostics, .preview = preview_all};
    return file != NULL &&
           output_write(table, format, options, outfile_stream(file), "the index", error) &&
           outfile_commit(file, error);
}

/* From the segments to the folder. */
static Table *restore_segments(Restoring *restoring, GError **error)
{
    bool any = restoring->segments->len > 0;
    restoring->places = g_new0(PacketPlace, MAX(restoring->segments->len, 1));
    if (any)
        restoring->packets = restore_capture_write(
            restoring->request->capture, restoring->filter, restoring->folder->stage,
            restoring->segments->len, restoring->places, restoring->request->progress, error);
    if (any && (restoring->packets == NULL || !run_tcpflow(restoring, error) ||
                !read_report(restoring, error)))
        return NULL;
    if (!any)
        restoring->flows = g_array_new(false, false, sizeof(Flow));
    g_autoptr(Table) table = make_index(restoring, error);
    if (table == NULL || !write_index(restoring, table, error) ||
        !restore_folder_commit(restoring->folder, error))
        return NULL;
    return g_steal_pointer(&table);
}

static Table *restore(Restoring *restoring, GError **error)
{
    const RestoreRequest *request = restoring->request;
    restoring->tcpflow = program_find(TCPFLOW, TCPFLOW, error);
    if (restoring->tcpflow == NULL || !capture_check(request->capture, error))
        return NULL;
    restoring->folder = restore_folder_open(request->folder, request->force, error);
    if (restoring->folder == NULL || !check_filter(restoring, error))
        return NULL;
    restoring->filter = restore_segments_filter(request->filter, request->streams);
    restoring->segments = restore_segments_read(request->capture, restoring->filter,
                                                request->progress, restoring->diagnostics, error);
    return restoring->segments != NULL ? restore_segments(restoring, error) : NULL;
}

Table *restore_run(const RestoreRequest *request, Diagnostics *diagnostics, GError **error)
{
    sigset_t signals;
    Restoring restoring = {
        .request = request,
        .diagnostics = diagnostics,
    };
    /* Until the stage is gone. */
    stop_signals_postpone(&signals);
    Table *table = restore(&restoring, error);
    g_clear_pointer(&restoring.packets, g_array_unref);
    restore_folder_free(restoring.folder);
    stop_signals_release(&signals);
    g_clear_pointer(&restoring.segments, g_array_unref);
    g_clear_pointer(&restoring.flows, g_array_unref);
    g_free(restoring.places);
    g_free(restoring.filter);
    g_free(restoring.tcpflow);
    return table;
}
