#include "lab/report.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "capture/path.h"
#include "lab/page_make.h"

typedef struct {
    char **arguments;
    char **values;
    char *folder;
    gboolean single_file;
    gboolean print_sheet;
} ReportOptions;

/* report.md, as the build has put it into strings. */
static const char report_sheet[] =
#include "lab/report.inc"
    ;

static const VerbOption options[] = {
    {"output", 'o', G_OPTION_ARG_FILENAME, offsetof(ReportOptions, folder), "FOLDER",
     "where the page goes; it is made if need be"},
    {"single-file", 0, G_OPTION_ARG_NONE, offsetof(ReportOptions, single_file), NULL,
     "put the pictures into index.html, so that it is whole by itself"},
    {"set", 0, G_OPTION_ARG_STRING_ARRAY, offsetof(ReportOptions, values), "NAME=VALUE",
     "what ${NAME} stands for in the sheet; may be repeated"},
    {"print-sheet", 0, G_OPTION_ARG_NONE, offsetof(ReportOptions, print_sheet), NULL,
     "print the sheet, to change it and run it with lab"},
    {NULL},
};

static bool usage(const char *message, GError **error)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                "report: %s; see 'tabshark help report'", message);
    return false;
}

static bool check(void *data, GError **error)
{
    const ReportOptions *report = data;
    char **captures = report->arguments;
    bool any = captures != NULL && captures[0] != NULL;
    if (report->print_sheet)
        return !any || usage("--print-sheet prints the sheet alone, and takes no capture", error);
    if (!any)
        return usage("name one capture or several", error);
    if (g_strv_contains((const char *const *)captures, "-"))
        return usage("captures are read more than once, which standard input (-) does not allow; "
                     "save it to a file first",
                     error);
    if (report->folder == NULL || report->folder[0] == '\0')
        return usage("say with -o which folder the page goes to", error);
    return true;
}

static bool check_captures(const ReportOptions *report, GError **error)
{
    for (char **capture = report->arguments; *capture != NULL; capture++) {
        if (!capture_check(*capture, error))
            return false;
    }
    return true;
}

bool report_make(const void *data, const Run *run, GError **error)
{
    const ReportOptions *report = data;
    if (report->print_sheet) {
        fputs(report_sheet, stdout);
        return true;
    }
    if (run->show_command)
        return usage("--show-command is for chains", error);
    if (!check_captures(report, error))
        return false;
    g_autoptr(Sheet) sheet =
        sheet_read("report", report_sheet, report->arguments, report->values, error);
    const PageOptions page = {report->folder, report->single_file, true};
    return sheet != NULL && page_make(sheet, &page, run, error);
}

const Verb report_command = {
    .name = "report",
    .kind = VERB_SOURCE,
    .synopsis = "report CAPTURE… -o FOLDER [--single-file] [--set NAME=VALUE]… | --print-sheet",
    .summary = "Make a page of what a capture is: traffic, protocols, hosts, TCP, names, pictures.",
    .description =
        "Runs a lab sheet that is built in: what the file is, traffic over time, protocols, hosts\n"
        "and conversations, lengths of frames, the health of TCP, names of DNS, HTTP and TLS, and\n"
        "a page of pictures. What a capture has none of is said in a sentence. Several captures\n"
        "are reported as one.\n"
        "\n"
        "FOLDER gets index.html, which works without a network and can be sent by mail (with\n"
        "--single-file it is the only file to send), index.md and the pictures. If a part cannot\n"
        "be made, the page says why, the others are made, and the exit status is 1.\n"
        "\n"
        "  tabshark report traffic.pcap -o report/\n"
        "  tabshark report traffic.pcap -o report/ --single-file --set top=25\n"
        "\n"
        "To change it:\n"
        "\n"
        "  tabshark report --print-sheet > mine.md\n"
        "  tabshark lab mine.md --set capture=traffic.pcap -o report/",
    .options = options,
    .size = sizeof(ReportOptions),
    .check = check,
};
