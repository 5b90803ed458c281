/* What the colours of a heat map mean: a bar of all of them to the right of the data, with ticks
 * and a label. */
#ifndef TABSHARK_PLOT_COLOR_BAR_H
#define TABSHARK_PLOT_COLOR_BAR_H

#include <glib.h>

#include "plot/axis.h"
#include "plot/canvas.h"

typedef struct {
    const Axis *axis;  /* of the values, finished */
    const char *label; /* NULL: none */
    double scale;      /* as in Plane */
} ColorBar;

/* What it takes in width, the way to the edge of the frame included, where the data is `height`
 * pixels high. */
double color_bar_width(Canvas *canvas, const ColorBar *bar, double height);

/* Draws it beside the area of the data. */
void color_bar_draw(Canvas *canvas, const ColorBar *bar, const Rect *area);

#endif
