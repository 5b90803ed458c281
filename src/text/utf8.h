/* Text of which other programs expect that it is UTF-8. */
#ifndef TABSHARK_TEXT_UTF8_H
#define TABSHARK_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* Are the bytes UTF-8? NULs may be among them, unlike in what GLib takes for valid. */
bool utf8_is_valid(const char *bytes, size_t length);

#endif
