/* Where the parts of a chart are in its frame: as much room for texts as they take, the rest for
 * the data. */
#ifndef TABSHARK_PLOT_LAYOUT_H
#define TABSHARK_PLOT_LAYOUT_H

#include <glib.h>
#include <stdbool.h>

#include "plot/canvas.h"
#include "plot/chart.h"
#include "plot/plane.h"

typedef struct {
    char *title, *x_label, *y_label; /* cut to what fits; NULL: none */
    GArray *x_ticks, *y_ticks;       /* of Tick; none where there are no values */
    double legend_height;            /* 0: none */
    Rect frame;                      /* of the chart, on the page */
} Layout;

/* Finds room for everything within the frame, and so the plane's area; the axes must be finished.
 * An empty drawing has no ticks. Fails when the frame is too small. Clear the layout in either
 * case. */
bool layout_place(Layout *layout, Canvas *canvas, const Rect *frame, ChartDrawing *drawing,
                  GError **error);
void layout_clear(Layout *layout);

#endif
