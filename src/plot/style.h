/* How a series looks, and matplotlib's short strings for it: "r-o", "b--", ".", "C1". */
#ifndef TABSHARK_PLOT_STYLE_H
#define TABSHARK_PLOT_STYLE_H

#include <glib.h>
#include <stdbool.h>

#include "plot/color.h"
#include "plot/stroke.h"

typedef enum {
    MARKER_NONE,
    MARKER_POINT, /* . */
    MARKER_PIXEL, /* , */
    MARKER_CIRCLE,
    MARKER_SQUARE,
    MARKER_TRIANGLE_UP,
    MARKER_TRIANGLE_DOWN,
    MARKER_DIAMOND,
    MARKER_PLUS,
    MARKER_CROSS,
    MARKER_STAR,
} Marker;

typedef struct {
    Color color;  /* opaque */
    double alpha; /* 0 … 1; not in `color`, where eight bits would not do for dense points */
    LineStyle line;
    Marker marker;
} Style;

/* The colour of the n-th series, from 0; ten colours, then the first again. Any two of them can be
 * told apart also by people who confuse red and green. */
Color style_palette(size_t n);

/* Reads a short string: at most one colour (r g b c m y k, C0 … C9), one marker (. , o s ^ v d + x
 * *) and one line (- -- : -.), in any order. A colour alone means a solid line. `has_color` says
 * whether a colour was given; without one `style->color` stays as it was, and so does alpha. The
 * error is TABSHARK_ERROR_USAGE. */
bool style_parse(const char *text, Style *style, bool *has_color, GError **error);

#endif
