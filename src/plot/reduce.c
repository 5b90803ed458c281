#include "plot/reduce.h"

#include <math.h>

static void keep(Reduction *reduction, Point point)
{
    g_array_append_val(reduction->out, point);
}

void reduction_end(Reduction *reduction)
{
    size_t n = reduction->n;
    if (n > 0) {
        bool low_first = reduction->lowest_at < reduction->highest_at;
        size_t earlier = low_first ? reduction->lowest_at : reduction->highest_at;
        size_t later = low_first ? reduction->highest_at : reduction->lowest_at;
        keep(reduction, reduction->first);
        if (earlier > 0 && earlier < n - 1) {
            keep(reduction, low_first ? reduction->lowest : reduction->highest);
        }
        if (later > 0 && later < n - 1 && later != earlier) {
            keep(reduction, low_first ? reduction->highest : reduction->lowest);
        }
        if (n > 1) {
            keep(reduction, reduction->last);
        }
    }
    reduction->n = 0;
}

void reduction_add(Reduction *reduction, Point point)
{
    if (!isfinite(point.x) || !isfinite(point.y)) {
        reduction_end(reduction);
        keep(reduction, point);
        return;
    }
    double column = floor(fmin(fmax(point.x, reduction->left - 1), reduction->right + 1));
    if (reduction->n > 0 && column != reduction->column) {
        reduction_end(reduction);
    }
    if (reduction->n == 0) {
        reduction->column = column;
        reduction->first = reduction->lowest = reduction->highest = point;
        reduction->lowest_at = reduction->highest_at = 0;
    }
    if (point.y > reduction->lowest.y) {
        reduction->lowest = point;
        reduction->lowest_at = reduction->n;
    }
    if (point.y < reduction->highest.y) {
        reduction->highest = point;
        reduction->highest_at = reduction->n;
    }
    reduction->last = point;
    reduction->n++;
}
