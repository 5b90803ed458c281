/* What stands around and behind the data of a chart. */
#ifndef TABSHARK_PLOT_FRAME_H
#define TABSHARK_PLOT_FRAME_H

#include "plot/canvas.h"
#include "plot/layout.h"
#include "plot/plane.h"

/* Grid and spines, to be drawn before the data, so that a line at 0 is not hidden. */
void frame_draw_behind(Canvas *canvas, const Plane *plane, const Layout *layout);

/* Ticks, labels and title. */
void frame_draw_around(Canvas *canvas, const Plane *plane, const Layout *layout);

#endif
