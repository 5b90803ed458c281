/* A line of very many points, cut down to what can be seen of it: of the points that follow each
 * other in one column of pixels, the first, lowest, highest and last. */
#ifndef TABSHARK_PLOT_REDUCE_H
#define TABSHARK_PLOT_REDUCE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "plot/geometry.h"

/* Points in, fewer points out. Set to {.out = …, .left = …, .right = …} to begin.
 * What is left of `left` is one column, and so is what is right of `right`. */
typedef struct {
    GArray *out; /* of Point: what was kept so far; whoever owns it may take it out at any time */
    double left, right;
    size_t n; /* points since the column began */
    double column;
    size_t lowest_at, highest_at; /* which of them */
    Point first, lowest, highest, last;
} Reduction;

/* The next point; one that is not finite is a gap, and is passed on. */
void reduction_add(Reduction *reduction, Point point);

/* Passes on what is left of the last column. */
void reduction_end(Reduction *reduction);

#endif
