#include "text/pretty_layout.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* The "…" that stands for columns left out. */
#define ELLIPSIS_WIDTH 1

/* The columns before `head` and from `tail` on, of `n`. */
typedef struct {
    LayoutColumn *columns;
    size_t head, tail, n;
} Line;

static size_t next(const Line *line, size_t i)
{
    return i + 1 == line->head ? line->tail : i + 1;
}

/* Gives no column more than `cap`, but each at least what it needs: its easy width, or its least.
 * Returns the length of the line. */
static size_t narrow(const Line *line, size_t cap, bool to_least)
{
    size_t length = line->head < line->tail ? ELLIPSIS_WIDTH + LAYOUT_GAP : 0;
    for (size_t i = 0; i < line->n; i = next(line, i)) {
        LayoutColumn *column = &line->columns[i];
        size_t floor = to_least ? column->least : column->easy;
        column->width = MAX(MIN(column->natural, cap), floor);
        length += column->width + (i > 0 ? LAYOUT_GAP : 0);
    }
    return length;
}

/* Finds the largest cap under which the line fits. */
static bool fit(const Line *line, size_t width, bool to_least)
{
    if (narrow(line, 0, to_least) > width)
        return false;
    size_t fits = 0, too_wide = 1;
    for (size_t i = 0; i < line->n; i = next(line, i))
        too_wide = MAX(too_wide, line->columns[i].natural + 1);
    while (fits + 1 < too_wide) {
        size_t cap = fits + (too_wide - fits) / 2;
        if (narrow(line, cap, to_least) <= width)
            fits = cap;
        else
            too_wide = cap;
    }
    narrow(line, fits, to_least);
    return true;
}

void layout_fit(LayoutColumn *columns, size_t n, size_t width, size_t *head, size_t *tail)
{
    Line line = {.columns = columns, .head = n, .tail = n, .n = n};
    if (width == 0)
        width = SIZE_MAX;
    for (size_t shown = n; shown > 0; shown--) {
        line.head = shown == n ? n : (shown + 1) / 2;
        line.tail = n - (shown - line.head);
        if (fit(&line, width, false) || fit(&line, width, true))
            break;
    }
    *head = line.head;
    *tail = line.tail;
}
