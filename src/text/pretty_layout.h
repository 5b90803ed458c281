/* Which columns of a table fit on a line, and how wide each may be. */
#ifndef TABSHARK_TEXT_PRETTY_LAYOUT_H
#define TABSHARK_TEXT_PRETTY_LAYOUT_H

#include <stddef.h>

/* Blanks between columns. */
#define LAYOUT_GAP 2

/* What a column takes; all in columns of the terminal. */
typedef struct {
    size_t natural; /* with nothing cut */
    size_t easy;    /* with a long text cut: done before names are cut */
    size_t least;   /* numbers are never cut, as half a number is another number */
    size_t width;   /* what it gets */
} LayoutColumn;

/* Fits `n` columns into a line of `width` (0: any), and sets each one's own. The widest are
 * narrowed first. If that is not enough, columns in the middle are left out: those before *head and
 * from *tail on are shown. The first column is always shown, even where it does not fit. */
void layout_fit(LayoutColumn *columns, size_t n, size_t width, size_t *head, size_t *tail);

#endif
