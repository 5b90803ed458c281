/* What a page is drawn on, and the file that comes of it. The one place that knows cairo, the
 * library beneath PLplot's driver. */
#ifndef TABSHARK_PLOT_SURFACE_H
#define TABSHARK_PLOT_SURFACE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "plot/color.h"
#include "plot/geometry.h"
#include "plot/page.h"
#include "plot/stamp.h"

typedef struct Surface Surface;

/* Of cairo. */
const char *surface_library_version(void);

/* A white page. What goes wrong is told by surface_finish. */
Surface *surface_new(const Page *page);
void surface_free(Surface *surface);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Surface, surface_free)

/* The cairo_t to draw on now, in the page's pixels: a new one from the beginning on, and after each
 * call of the next two that gives true. Belongs to the surface. */
void *surface_context(const Surface *surface);

/* Fills a rectangle. */
void surface_fill_block(const Surface *surface, const Rect *block, Color color);

/* Stamps the pixels in which the points lie. Where the page is not of pixels, within an image only.
 */
void surface_stamp(const Surface *surface, const Stamp *stamp, const Point *centers, size_t n,
                   Color color);

/* Until surface_end_image, what is drawn within the rectangle becomes an image of the page's
 * pixels, and what is drawn outside of it is lost. False on a page that is of pixels itself:
 * nothing changes there. */
bool surface_begin_image(Surface *surface, const Rect *rect);
bool surface_end_image(Surface *surface);

/* The bytes of the file; the same for the same drawing, at any time. Nothing can be drawn from then
 * on. */
GBytes *surface_finish(Surface *surface, GError **error);

#endif
