/* A page to draw on, given back as the bytes of a file. The one place that knows PLplot.
 *
 * Lengths are in pixels; geometry.h says where places are. A line of odd width is sharp when it
 * runs through the centres of pixels, at k + 0.5. Anything that is not finite is left out. PLplot
 * keeps its state in globals: one page is drawn at a time, in one thread.
 */
#ifndef TABSHARK_PLOT_CANVAS_H
#define TABSHARK_PLOT_CANVAS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "plot/color.h"
#include "plot/geometry.h"
#include "plot/page.h"
#include "plot/stamp.h"
#include "plot/stroke.h"

typedef struct Canvas Canvas;

/* Draws one page; errors are passed on to the caller of canvas_render. */
typedef bool (*CanvasDraw)(Canvas *canvas, void *data, GError **error);

typedef enum { /* halves of the text that lie before the place */
               ALIGN_LEFT = 0,
               ALIGN_CENTER = 1,
               ALIGN_RIGHT = 2,
} Align;

typedef struct {
    double size; /* of the font, in pixels */
    bool bold;
    Color color;
} TextStyle;

/* Calls `draw` with a white page and gives back the bytes of the picture. Fails when the page is
 * too large, PLplot's cairo driver or a font is not installed, PLplot or cairo gives up, or `draw`
 * does. Where PLplot gives up, `draw` does not return, so what it has allocated by then is lost. */
GBytes *canvas_render(const Page *page, CanvasDraw draw, void *data, GError **error);

/* PLplot's version; the caller's. */
char *canvas_plplot_version(void);

int canvas_width(const Canvas *canvas);
int canvas_height(const Canvas *canvas);

/* Confines lines, fills and discs: lines and fills are cut at the rectangle, a disc is drawn whole
 * when its centre lies in it. NULL takes the whole page again, as it is at the start. Text is not
 * confined. */
void canvas_clip(Canvas *canvas, const Rect *rect);

/* Between these two, SVG and PDF pages get one image of what is drawn within the rectangle, with
 * the pixels of the page, in place of a shape for each call: what thousands of shapes that nobody
 * can tell apart should be drawn in. A PNG is no different for it. */
void canvas_begin_image(Canvas *canvas, const Rect *rect);
void canvas_end_image(Canvas *canvas);

/* Joins the points; one that is not finite makes a gap. */
void canvas_line(Canvas *canvas, const Point *points, size_t n, const Stroke *stroke);

/* Fills a polygon without an outline. All points must be finite. */
void canvas_fill(Canvas *canvas, const Point *points, size_t n, Color color);

/* Fills a rectangle whose edges are whole pixels, exactly: PLplot's own coordinates are coarser, so
 * that seams would be seen between two of its polygons. */
void canvas_fill_block(Canvas *canvas, const Rect *block, Color color);

/* Discs of one size and colour. */
void canvas_discs(Canvas *canvas, const Point *centers, size_t n, double diameter, Color color);

/* The same for very many, each around the centre of the pixel in which its point lies: discs that a
 * stamp has the shape of. To be drawn in an image. */
void canvas_stamp(Canvas *canvas, const Stamp *stamp, const Point *centers, size_t n, Color color);

/* One line of text, whose capitals are centred on at.y. Any bytes can be drawn; label.h says how
 * those are shown that are no letters, and how much of a long text. */
void canvas_text(Canvas *canvas, Point at, Align align, const TextStyle *style, const char *text);

/* The same, turned to read upwards: capitals are centred on at.x, `align` works along y. */
void canvas_text_up(Canvas *canvas, Point at, Align align, const TextStyle *style,
                    const char *text);

/* How wide canvas_text would draw it. */
double canvas_text_width(Canvas *canvas, const TextStyle *style, const char *text);

#endif
