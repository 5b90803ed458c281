/* Where the parts of a chart are in its frame: as much room for texts as they take, the rest for
 * the data. */
#ifndef TABSHARK_PLOT_LAYOUT_H
#define TABSHARK_PLOT_LAYOUT_H

#include <glib.h>
#include <stdbool.h>

#include "plot/canvas.h"
#include "plot/chart.h"
#include "plot/plane.h"

/* Distances from the edges of a frame to the area of data, in pixels. */
typedef struct {
    double left, top, right, bottom;
} Margins;

/* Where a chart has to go. */
typedef struct {
    Rect frame;
    Margins at_least; /* so that the areas of several charts are in line */
    double width;     /* the chart's share of the page, of which names take no more than a part */
    bool hangs;       /* what is below the area may stand below the frame */
} Place;

typedef struct Layout {
    char *title, *x_label, *y_label; /* cut to what fits; NULL: none */
    GArray *x_ticks, *y_ticks;       /* of Tick; none where there are no values */
    char *y2_label;                  /* of the second axis, likewise */
    GArray *y2_ticks;                /* NULL: there is no second axis */
    Color y_color;                   /* of the texts of the first y axis */
    double legend_height;            /* 0: none */
    Rect frame;                      /* of the chart, on the page */
    Margins margins;                 /* from the frame to the area of data */
    Margins own;                     /* what the chart's texts take of them */
} Layout;

/* Finds room for everything within the frame, and so the plane's area; the axes must be finished.
 * A blank axis has no ticks. Fails when the frame is too small. Clear the layout in either
 * case. */
bool layout_place(Layout *layout, Canvas *canvas, const Place *place, ChartDrawing *drawing,
                  GError **error);

/* The area of data within the margins, its edges where hairlines are sharp. */
Rect layout_area(const Layout *layout, double scale);

/* The label asked for with its unit, or date and zone on an axis of time; NULL: none. Free with
 * g_free. */
char *layout_axis_text(const char *asked, const Axis *axis, GTimeZone *zone);

void layout_clear(Layout *layout);

#endif
