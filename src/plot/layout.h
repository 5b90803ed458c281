/* Where the parts of a chart are on the page: as much room for labels as they take, the rest for
 * the data. Lengths of the design are given at 100 dots an inch and scaled. */
#ifndef TABSHARK_PLOT_LAYOUT_H
#define TABSHARK_PLOT_LAYOUT_H

#include <glib.h>
#include <stdbool.h>

#include "plot/canvas.h"
#include "plot/legend.h"
#include "plot/plane.h"

/* What there is to place. Labels may be NULL. */
typedef struct {
    const char *title;
    const char *x_label, *y_label;
    GTimeZone *zone;
    bool has_data; /* otherwise there are no ticks */
} LayoutText;

typedef struct {
    char *title, *x_label, *y_label; /* cut to what fits; NULL: none */
    Point title_at, x_label_at, y_label_at;
    GArray *x_ticks, *y_ticks; /* of Tick */
    Legend legend;
} Layout;

/* Places everything on the page, and sets plane->area; the axes must be finished. Free the parts
 * with layout_clear. Fails when the page is too small. */
bool layout_place(Layout *layout, Canvas *canvas, Plane *plane, const LayoutText *text,
                  const Series *series, size_t n_series, GError **error);
void layout_clear(Layout *layout);

/* The text styles of the design on a page of that scale. */
TextStyle layout_title_style(double scale);
TextStyle layout_label_style(double scale);
TextStyle layout_tick_style(double scale);

#endif
