/* Lines of text as they are, for a page. Line breaks and tabs stay; all else is made visible as by
 * display_append. */
#ifndef TABSHARK_LAB_PAGE_LINES_H
#define TABSHARK_LAB_PAGE_LINES_H

#include <glib.h>
#include <stddef.h>

/* For the inside of a <pre>. */
void page_lines_append_html(GString *out, const char *text, size_t length);

/* As a fenced block of Markdown, each line behind `prefix`; no text can end it. */
void page_lines_append_fenced(GString *out, const char *text, size_t length, const char *prefix);

#endif
