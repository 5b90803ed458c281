/* What stands around and behind the data of a chart. */
#ifndef TABSHARK_PLOT_FRAME_H
#define TABSHARK_PLOT_FRAME_H

#include "plot/canvas.h"
#include "plot/layout.h"
#include "plot/plane.h"

/* The grid, to be drawn before the data. */
void frame_draw_grid(Canvas *canvas, const Plane *plane, const Layout *layout);

/* Spines, ticks, labels and title, to be drawn after it. */
void frame_draw(Canvas *canvas, const Plane *plane, const Layout *layout);

#endif
