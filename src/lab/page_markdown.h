/* The page of a sheet, as Markdown. */
#ifndef TABSHARK_LAB_PAGE_MARKDOWN_H
#define TABSHARK_LAB_PAGE_MARKDOWN_H

#include <glib.h>

#include "lab/sheet.h"

/* The sheet's text as it is, without its front matter, and each block's PagePart below the block.
 * The result is the caller's. */
GString *page_markdown(const Sheet *sheet, const GPtrArray *parts);

#endif
