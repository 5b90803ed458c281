/* Where what sinks make goes, if not to standard output and to files of their own: a sheet puts it
 * into its page. Names of files come from chains; whoever implements an outlet decides where they
 * lead, and refuses those that lead elsewhere. */
#ifndef TABSHARK_VERBS_OUTLET_H
#define TABSHARK_VERBS_OUTLET_H

#include <glib.h>
#include <stdbool.h>

#include "base/outfile.h"
#include "table/table.h"
#include "text/writer.h"
#include "verbs/verb.h"

typedef struct {
    const TextFormat *format; /* NULL: as suits the reader */
    Preview preview;          /* of formats for people */
} OutletPrint;

typedef struct {
    const char *name;        /* of its file, as the chain has it; NULL: the outlet finds one */
    const char *description; /* what is drawn, in words; may hold text of packets */
    int dpi;                 /* pixels an inch */
    GBytes *bytes;           /* the file */
} Picture;

struct Outlet {
    /* Shows a table. */
    bool (*print)(Outlet *outlet, const Table *table, const OutletPrint *how, GError **error);
    /* Shows lines of text. */
    void (*say)(Outlet *outlet, const char *text);
    /* Shows a sentence of the chain's own. */
    void (*remark)(Outlet *outlet, const char *text);
    /* Shows a picture, and keeps a reference to its bytes. */
    bool (*take_picture)(Outlet *outlet, const Picture *picture, GError **error);
    /* Opens a file to write to; then take_file is given it, written, with the table that is in it,
     * and takes it over. */
    Outfile *(*open_file)(Outlet *outlet, const char *name, GError **error);
    bool (*take_file)(Outlet *outlet, const char *name, const Table *table, Outfile *file,
                      GError **error);
    /* Gives the path of a folder to fill, which need not be there yet; then take_folder is given
     * the index of what is in it: a table in whose column 'file' are names. */
    char *(*open_folder)(Outlet *outlet, const char *name, GError **error);
    bool (*take_folder)(Outlet *outlet, const char *name, const Table *index, GError **error);
};

/* Gives a picture to the run's outlet, or writes it to its file. */
bool outlet_put_picture(const Run *run, const Picture *picture, GError **error);

/* Gives lines of text to the run's outlet, or prints them. */
void outlet_say(const Run *run, const char *text);

/* Gives a sentence, without a line end, to the run's outlet, or prints it on a line. */
void outlet_remark(const Run *run, const char *text);

#endif
