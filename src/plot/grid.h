/* Panels of a page, in rows and columns. */
#ifndef TABSHARK_PLOT_GRID_H
#define TABSHARK_PLOT_GRID_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    size_t columns, rows;
} Grid;

/* A grid for `n` panels, at least one, on a page of that width and height: panels somewhat wider
 * than high, and few places without one. */
Grid grid_choose(size_t n, double width, double height);

/* Panels fill a grid row by row. Where is one of `n`? */
static inline size_t grid_column(Grid grid, size_t panel)
{
    return panel % grid.columns;
}

static inline size_t grid_row(Grid grid, size_t panel)
{
    return panel / grid.columns;
}

/* Is there no other below it? */
static inline bool grid_is_lowest(Grid grid, size_t panel, size_t n)
{
    return panel + grid.columns >= n;
}

#endif
