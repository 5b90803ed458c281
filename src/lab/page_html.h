/* The page of a sheet, as one file of HTML. */
#ifndef TABSHARK_LAB_PAGE_HTML_H
#define TABSHARK_LAB_PAGE_HTML_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "lab/out_folder.h"
#include "lab/sheet.h"

/* The sheet's text with each block's PagePart below the block. It asks for nothing from elsewhere
 * and runs nothing: HTML in the sheet is text, links lead to http, https, mailto and files, the
 * style stands inside, and a Content-Security-Policy says so once more. Pictures that the sheet
 * itself shows are those its chains draw or lie beside it, which are added to the folder; with
 * `inside` all pictures stand in the page. The result is the caller's. */
GString *page_html(const Sheet *sheet, const GPtrArray *parts, OutFolder *folder, bool inside,
                   Diagnostics *diagnostics);

#endif
