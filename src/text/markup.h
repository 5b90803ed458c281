/* Text that stays text in HTML and in Markdown, whatever is in it.
 *
 * Both make controls and bytes that are not UTF-8 visible first, as display_append does.
 */
#ifndef TABSHARK_TEXT_MARKUP_H
#define TABSHARK_TEXT_MARKUP_H

#include <glib.h>
#include <stddef.h>

/* For the content of an element, and for a value of an attribute between double quotes. */
void markup_append_html(GString *out, const char *text, size_t length);

/* For a paragraph or a cell of a table in GitHub Flavored Markdown: no markup, HTML or link comes
 * of it (but GitHub makes one of an e-mail address, whatever stands before the @). Something else
 * has to stand at the start of the line. */
void markup_append_markdown(GString *out, const char *text, size_t length);

#endif
