/* From a sheet to its page. */
#ifndef TABSHARK_LAB_PAGE_MAKE_H
#define TABSHARK_LAB_PAGE_MAKE_H

#include <stdbool.h>

#include "lab/sheet.h"
#include "verbs/verb.h"

typedef struct {
    const char *folder; /* for the page; made if it is not there */
    bool single_file;   /* pictures go into the HTML too */
    bool keep_going;    /* a chain that fails does not end the run */
} PageOptions;

/* The names of the page in its folder; ends with NULL. */
extern const char *const page_names[];

/* Runs the sheet's chains and writes its page. A chain that fails leaves a page too, which tells of
 * it, and the error. */
bool page_make(const Sheet *sheet, const PageOptions *options, const Run *run, GError **error);

#endif
