/* Very many points or lines of one colour: how many fall on each pixel. Takes memory in proportion
 * to the pixels, whatever their number. */
#ifndef TABSHARK_PLOT_DENSITY_H
#define TABSHARK_PLOT_DENSITY_H

#include <glib.h>
#include <stddef.h>

#include "plot/geometry.h"

typedef struct Density Density;

/* Counts for the pixels that the rectangle touches. */
Density *density_new(const Rect *area);
void density_free(Density *density);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Density, density_free)

/* Counts a point; one outside of the rectangle or not finite is left out. */
void density_add(Density *density, Point point);

/* Counts every pixel on the way from one point to another, the last one left out so that lines can
 * be joined. Cut at the rectangle; a point that is not finite has no way to it. */
void density_add_segment(Density *density, Point from, Point to);

typedef void (*DensityEmit)(void *data, const Point *centers, size_t n, double alpha);

/* Calls `emit` with the centres of all pixels that were hit, weakest first. Points of opacity
 * `alpha` that lie upon each other have 1 - (1 - alpha)^hits together; equal values of eight bits
 * come in one or more calls. */
void density_emit(const Density *density, double alpha, DensityEmit emit, void *data);

#endif
