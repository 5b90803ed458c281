#include "lab/lab.h"

#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "lab/page_make.h"

typedef struct {
    char **arguments;
    char **values;
    char *folder;
    gboolean single_file;
    gboolean keep_going;
} LabOptions;

static const VerbOption options[] = {
    {"set", 0, G_OPTION_ARG_STRING_ARRAY, offsetof(LabOptions, values), "NAME=VALUE",
     "what ${NAME} stands for; may be repeated"},
    {"output", 'o', G_OPTION_ARG_FILENAME, offsetof(LabOptions, folder), "FOLDER",
     "where the page goes; it is made if need be"},
    {"single-file", 0, G_OPTION_ARG_NONE, offsetof(LabOptions, single_file), NULL,
     "put the pictures into index.html, so that it is whole by itself"},
    {"keep-going", 0, G_OPTION_ARG_NONE, offsetof(LabOptions, keep_going), NULL,
     "run the other chains when one has failed"},
    {NULL},
};

static bool usage(const char *message, GError **error)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, "lab: %s; see 'tabshark help lab'",
                message);
    return false;
}

static bool check(void *data, GError **error)
{
    const LabOptions *lab = data;
    if (lab->arguments == NULL || lab->arguments[0] == NULL || lab->arguments[1] != NULL)
        return usage("name one sheet, a Markdown file", error);
    if (lab->folder == NULL || lab->folder[0] == '\0')
        return usage("say with -o which folder the page goes to", error);
    return true;
}

/* Would the page take the place of the sheet? */
static bool check_sheet_stays(const LabOptions *lab, GError **error)
{
    struct stat sheet, page;
    for (const char *const *name = page_names; *name != NULL; name++) {
        g_autofree char *path = g_build_filename(lab->folder, *name, NULL);
        if (stat(lab->arguments[0], &sheet) == 0 && stat(path, &page) == 0 &&
            sheet.st_dev == page.st_dev && sheet.st_ino == page.st_ino)
            return usage("the page would be written over the sheet; name another folder", error);
    }
    return true;
}

bool lab_make(const void *data, const Run *run, GError **error)
{
    const LabOptions *lab = data;
    if (run->show_command)
        return usage("--show-command is for chains", error);
    g_autoptr(Sheet) sheet = sheet_open(lab->arguments[0], lab->values, error);
    if (sheet == NULL || !check_sheet_stays(lab, error))
        return false;
    const PageOptions page = {lab->folder, lab->single_file, lab->keep_going};
    return page_make(sheet, &page, run, error);
}

const Verb lab_command = {
    .name = "lab",
    .kind = VERB_SOURCE,
    .synopsis = "lab SHEET.md [--set NAME=VALUE]… -o FOLDER [--single-file] [--keep-going]",
    .summary = "Run a lab sheet, and make a page of it and what its chains print and draw.",
    .description =
        "A sheet is a Markdown file. Its blocks marked tabshark hold chains, one a paragraph and\n"
        "over as many lines as they like, as in a file for 'tabshark run':\n"
        "\n"
        "  ---\n"
        "  title: Lengths of frames\n"
        "  capture: traffic.pcap\n"
        "  ---\n"
        "  How long is a frame?\n"
        "\n"
        "  ```tabshark\n"
        "  read ${capture} -e frame.number,frame.len then keep frames\n"
        "\n"
        "  from frames then describe\n"
        "  from frames then plot -x frame.number -y frame.len --style .\n"
        "  ```\n"
        "\n"
        "A plot without -o gets a name. In a block marked 'tabshark page 2x3' the plots without "
        "-o\n"
        "make one picture ('tabshark help page').\n"
        "\n"
        "The folder gets index.html, which shows the text and below each block what it printed "
        "and\n"
        "drew, works without a network and can be sent by mail; index.md, the same as Markdown; "
        "and\n"
        "the pictures. Files that write, plot and restore make lie there too, and nowhere else.\n"
        "\n"
        "${NAME} stands for the value of --set NAME=VALUE, else of a line 'NAME: VALUE' between "
        "two\n"
        "lines --- at the top of the sheet. A value is always a part of one word; $${ stands for "
        "${\n"
        "itself. 'capture' in the sheet is a file beside the sheet; all other paths, those of "
        "--set\n"
        "too, start in the working folder. 'title' is that of the page; 'chains: folded' shows "
        "the\n"
        "blocks in the page only to those who ask for them.\n"
        "\n"
        "HTML in a sheet is shown as text. Pictures that the text itself shows, "
        "![words](name.png),\n"
        "are those that a chain drew, or lie in the sheet's folder.\n"
        "\n"
        "If a chain fails, the page shows its error, no further one is run (--keep-going: all\n"
        "others are), and the exit status is 1.\n"
        "\n"
        "  tabshark lab lengths.md --set capture=other.pcap -o lengths/\n",
    .options = options,
    .size = sizeof(LabOptions),
    .check = check,
};
