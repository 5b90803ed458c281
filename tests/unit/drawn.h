/* One chart on a page of its own, at 100 dots an inch. */
#ifndef TABSHARK_TESTS_DRAWN_H
#define TABSHARK_TESTS_DRAWN_H

#include "plot/figure.h"

static inline GBytes *drawn_png(const Chart *chart, int width, int height, GError **error)
{
    const Figure figure = {
        .page = {width, height, 100, PAGE_PNG}, .charts = chart, .n_charts = 1, .grid = {1, 1}};
    return figure_render(&figure, error);
}

#endif
