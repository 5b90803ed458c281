/* The names that somebody may have meant: suggestions for a misspelt field, column, verb or option.
 */
#ifndef TABSHARK_BASE_NEAREST_H
#define TABSHARK_BASE_NEAREST_H

#include <stddef.h>

/* The name at `index`, 0 … n-1; it must stay valid until nearest_names returns. */
typedef const char *(*NearestNameAt)(size_t index, const void *data);

/* Up to three of `n` names that are near to `wanted`, best first, as "a", "a or b" or "a, b or c";
 * NULL if none is near. The result is the caller's. Case does not count, and a name given twice is
 * suggested once.
 *
 * Near is a name few edits away (optimal string alignment distance, at most a third of the letters
 * wanted), one that only abbreviates or lengthens the last dotted part (frame.length: frame.len),
 * one with the same last part under another protocol, or one that contains what is wanted. 240,000
 * names take well under 200 ms. */
char *nearest_names(const char *wanted, size_t n, NearestNameAt name_at, const void *data);

#endif
