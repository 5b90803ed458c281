/* Text from captures made safe for a terminal and for people's eyes.
 *
 * A packet can hold anything, also sequences that would recolour a terminal, retitle it or type
 * into it, and marks that turn the direction of text so that it reads as something else. Such
 * characters become visible escapes.
 */
#ifndef TABSHARK_BASE_DISPLAY_H
#define TABSHARK_BASE_DISPLAY_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Is the character invisible, or does it act on text around it? Controls, format characters such as
 * the bidirectional ones (but not the joiners that scripts and emoji need), line and paragraph
 * separators. */
bool display_is_control(gunichar c);

/* Appends `length` bytes of text. Written as escapes are: tab, line feed and carriage return (\t \n
 * \r), other ASCII controls (\x1b), bytes that are not valid UTF-8 (\xff), controls of Unicode,
 * invisible format characters such as the bidirectional ones, and line and paragraph separators
 * (\u202e, \U000e0001). A backslash stays as it is: this is for reading, not for reading back. */
void display_append(GString *out, const char *text, size_t length);

/* The columns that text takes on a terminal; the text is display_append's: wide characters take
 * two, marks none. */
size_t display_width(const char *text, size_t length);

/* Appends the beginning of display_append's text so that it takes at most `columns`, with "…" as
 * the last if anything was left out. Returns the columns it took; 0 columns append nothing. */
size_t display_append_cut(GString *out, const char *text, size_t length, size_t columns);

#endif
