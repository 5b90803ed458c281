/* Links and pictures of the sheet's own text, made harmless. */
#ifndef TABSHARK_LAB_PAGE_LINKS_H
#define TABSHARK_LAB_PAGE_LINKS_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "lab/out_folder.h"

typedef struct {
    const char *sheet; /* its path: pictures lie beside it */
    OutFolder *folder;
    bool inside; /* pictures go into the page */
    Diagnostics *diagnostics;
} PageLinks;

/* May a link lead there: http, https or mailto, or to a place without a scheme on this machine?
 * `address` is as md4c puts it between the quotes of href. */
bool page_link_is_harmless(const char *address, size_t length);

/* Appends the tag at *at, `<a href="…"…>` or `<img src="…"…>` as md4c writes it, and moves behind
 * it. A link that may not lead there loses its address. A picture is one that a chain has drawn, or
 * lies beside the sheet and is added to the folder; else its words stand there, with a warning. */
void page_links_append(const PageLinks *links, GString *out, const char **at);

#endif
