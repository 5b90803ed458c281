/* Discs that are put on pixels by the thousand: the shape is worked out once, then blended wherever
 * one is wanted. */
#ifndef TABSHARK_PLOT_STAMP_H
#define TABSHARK_PLOT_STAMP_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

#include "plot/color.h"

typedef struct Stamp Stamp;

/* Pixels of 32 bits: blue, green, red and alpha from the lowest byte on, the colours multiplied by
 * alpha. */
typedef struct {
    uint32_t *pixels;
    int width, height;
    size_t stride; /* pixels from row to row */
} StampTarget;

/* A disc around the centre of a pixel; its edge is as grey as much of each pixel it covers. */
Stamp *stamp_new_disc(double diameter);
void stamp_free(Stamp *stamp);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Stamp, stamp_free)

/* Lays it over the target, its centre on the pixel (x, y); what is outside is left out. */
void stamp_blend(const Stamp *stamp, const StampTarget *target, int x, int y, Color color);

#endif
