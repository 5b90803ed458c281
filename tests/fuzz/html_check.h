/* What is true of every page and every figure of HTML, whatever packets and sheets hold. */
#ifndef TABSHARK_TESTS_HTML_CHECK_H
#define TABSHARK_TESTS_HTML_CHECK_H

/* The text is UTF-8. Every "<" begins a tag that tabshark or md4c writes, with attributes that they
 * write, in double quotes; what is opened is closed again, in order (but for marks within a line).
 * Links lead to http, https, mailto or to a relative place; pictures are relative or stand in the
 * page. */
void check_html(const char *html);

#endif
