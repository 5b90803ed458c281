/* The type that labels are written in. */
#ifndef TABSHARK_PLOT_FONT_H
#define TABSHARK_PLOT_FONT_H

#include "plot/canvas.h"

/* Is there a font? Nothing else would say that there is none. */
bool font_check(Canvas *canvas, GError **error);

#endif
