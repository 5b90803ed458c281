/* A lab sheet: a Markdown file with chains in blocks marked `tabshark`. In a block marked `tabshark
 * page 2x3` the plots without a file make one picture; what follows "tabshark" is the line page of
 * a file of chains.
 *
 * It may start with front matter (front_matter.h). `title` there is the page's title, in which
 * values may stand, `chains: folded` folds the blocks away in the page, `capture` is a file that is
 * looked for beside the sheet; other values are taken as they are. All other files
 * that chains name are looked for from the working folder, as on the command line.
 */
#ifndef TABSHARK_LAB_SHEET_H
#define TABSHARK_LAB_SHEET_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab/blocks.h"
#include "lab/pages.h"
#include "lab/values.h"

typedef struct {
    char *path;       /* or a name, if it is no file */
    char *text;       /* of the whole file */
    const char *body; /* of the text: what is not front matter */
    char *title;      /* of the page: by its front matter, its first heading, or its name */
    bool folded;      /* the page folds the blocks of chains */
    Values *values;
    SheetBlocks *blocks;
    GPtrArray *items; /* for each block a GArray of ScriptItem, with lines of the file */
} Sheet;

/* Reads a sheet from a file, with `assignments` (NULL or a list of NAME=VALUE) before those of its
 * front matter, and all its chains, so that any mistake in it is found before something runs.
 * Errors name the file and mostly the line; they are TABSHARK_ERROR_USAGE but for a file that
 * cannot be read. */
Sheet *sheet_open(const char *path, char **assignments, GError **error);
/* Reads a sheet that is no file from a text, with `captures` (ends with NULL) as the value, or the
 * values, of "capture". Errors say `name`. */
Sheet *sheet_read(const char *name, const char *text, char **captures, char **assignments,
                  GError **error);
/* Does the value say something of the page, and not of what its chains do? */
bool sheet_value_is_of_page(const Value *value);
void sheet_free(Sheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sheet, sheet_free)

#endif
