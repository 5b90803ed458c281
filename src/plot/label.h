/* Texts from captures and command lines, made fit to be drawn. */
#ifndef TABSHARK_PLOT_LABEL_H
#define TABSHARK_PLOT_LABEL_H

#include <stddef.h>

#include "plot/canvas.h"

/* The most characters of a text that are ever drawn: no page is wide enough for more. */
#define LABEL_MAX 400

/* What can be seen of a text of any bytes, as base/display.h shows it: at most `max` characters,
 * with "…" behind if there are more. Free with g_free. */
char *label_visible(const char *text, size_t max);

/* The same, as much as fits into a width in pixels. */
char *label_fit(Canvas *canvas, const TextStyle *style, const char *text, double width);

#endif
