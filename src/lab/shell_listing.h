/* The names that a completion found, for people to look at. */
#ifndef TABSHARK_LAB_SHELL_LISTING_H
#define TABSHARK_LAB_SHELL_LISTING_H

#include <glib.h>
#include <stddef.h>

#include "lab/shell_complete.h"

/* Lines of names in columns, each ended by a newline, at most `width` wide and `height` high. More
 * names than there is room for are shown by their next part ("tcp.analysis.…"), and if those are
 * still too many the first are shown, and how many there are. */
char *shell_listing(const Completion *completion, size_t width, size_t height);

#endif
