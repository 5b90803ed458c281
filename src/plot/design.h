/* The measures all charts share, in units of design: a pixel at 100 dots an inch. */
#ifndef TABSHARK_PLOT_DESIGN_H
#define TABSHARK_PLOT_DESIGN_H

#include <math.h>

#include "plot/canvas.h"

#define DESIGN_DPI 100.0

#define DESIGN_PAD         14.0 /* from the edge of the page */
#define DESIGN_TICK        5.0  /* length of a tick */
#define DESIGN_TICK_GAP    4.0  /* from a tick to its label */
#define DESIGN_TICK_HEIGHT 13.0 /* of a line of tick labels */
#define DESIGN_LABEL_ROOM  26.0 /* what an axis label takes */
#define DESIGN_TITLE_ROOM  34.0
#define DESIGN_LEGEND_LINE 20.0
#define DESIGN_HAIRLINE    0.8 /* grid, spines and ticks */

static inline TextStyle design_title_style(double scale)
{
    return (TextStyle){18 * scale, true, COLOR_TEXT};
}

static inline TextStyle design_label_style(double scale)
{
    return (TextStyle){13.5 * scale, false, COLOR_TEXT};
}

static inline TextStyle design_tick_style(double scale)
{
    return (TextStyle){13.5 * scale, false, COLOR_TEXT};
}

/* The width of the thinnest lines, in whole pixels. */
static inline double design_hairline(double scale)
{
    return fmax(1, round(DESIGN_HAIRLINE * scale));
}

/* The nearest place at which a hairline covers whole pixels. */
static inline double design_sharp(double place, double scale)
{
    return fmod(design_hairline(scale), 2) == 1 ? floor(place) + 0.5 : round(place);
}

#endif
