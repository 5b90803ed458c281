#include "plot/grid.h"

#include <math.h>

/* How wide a panel should be, in parts of its height. */
#define BEST_ASPECT 1.3
/* What a place that stays empty counts, beside the logarithm of how far a panel is from that. */
#define EMPTY_PLACE 0.12

static double cost(size_t n, Grid grid, double width, double height)
{
    double aspect = width / (double)grid.columns / (height / (double)grid.rows);
    double empty = (double)(grid.columns * grid.rows - n);
    return fabs(log(aspect / BEST_ASPECT)) + EMPTY_PLACE * empty;
}

Grid grid_choose(size_t n, double width, double height)
{
    Grid best = {1, n};
    for (size_t columns = 2; columns <= n; columns++) {
        Grid grid = {columns, (n + columns - 1) / columns};
        if (cost(n, grid, width, height) < cost(n, best, width, height)) {
            best = grid;
        }
    }
    return best;
}
