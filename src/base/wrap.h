/* Text in lines that a terminal of usual width holds. */
#ifndef TABSHARK_BASE_WRAP_H
#define TABSHARK_BASE_WRAP_H

#include <glib.h>
#include <stddef.h>

/* How wide a terminal is that nobody has made wider. */
#define WRAP_WIDTH 80

/* Appends text, broken between words so that lines end at WRAP_WIDTH, if no word is longer. It
 * begins at `column` of the line that is there; further lines begin at `indent`. No newline is
 * appended at the end. */
void wrap_append(GString *out, const char *text, size_t column, size_t indent);

#endif
