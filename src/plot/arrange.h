/* Charts in a grid whose areas of data are in line: all of one size, those of a column of panels
 * from the same left to the same right edge, those of a row from the same top to the same bottom.
 */
#ifndef TABSHARK_PLOT_ARRANGE_H
#define TABSHARK_PLOT_ARRANGE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "plot/canvas.h"
#include "plot/chart.h"
#include "plot/grid.h"
#include "plot/layout.h"

/* Places `n` finished charts, no more than the grid has places, within `page`. Fills `layouts`, one
 * for each, and the planes' areas. Fails when they have no room. Clear the layouts, which are all
 * zero before, in either case. */
bool arrange_charts(Layout *layouts, ChartDrawing *drawings, size_t n, Grid grid, Canvas *canvas,
                    const Rect *page, GError **error);

#endif
