/* Where the chains of a sheet put what they make: into the page's part of the block that runs, and
 * into files of the page's folder. */
#ifndef TABSHARK_LAB_SHEET_OUTLET_H
#define TABSHARK_LAB_SHEET_OUTLET_H

#include <stdbool.h>

#include "lab/out_folder.h"
#include "lab/page_part.h"
#include "verbs/outlet.h"

typedef struct {
    Outlet outlet; /* first, so that one is the other */
    const Run *run;
    OutFolder *folder;
    bool inside;    /* pictures go into the HTML too */
    PagePart *part; /* of the block that runs; set by who runs it */
    unsigned pictures;
} SheetOutlet;

/* Makes one; all is borrowed. */
void sheet_outlet_init(SheetOutlet *outlet, OutFolder *folder, bool inside, const Run *run);

#endif
