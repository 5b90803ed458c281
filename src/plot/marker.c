#include "plot/marker.h"

#include <glib.h>
#include <math.h>

#define OUTLINE      0.18 /* width of lines, in parts of the size */
#define MAX_VERTICES 5

/* A closed shape in a square of side 2 around (0, 0). */
typedef struct {
    Point vertices[MAX_VERTICES];
    size_t n;
} Polygon;

static const Polygon square = {{{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}}, 4};
static const Polygon triangle_up = {{{0, -1.1}, {1, 0.75}, {-1, 0.75}}, 3};
static const Polygon triangle_down = {{{0, 1.1}, {1, -0.75}, {-1, -0.75}}, 3};
static const Polygon diamond = {{{0, -1.2}, {1, 0}, {0, 1.2}, {-1, 0}}, 4};

/* Lines from the centre outwards, the first one `turn` away from straight up. */
typedef struct {
    size_t n;
    double turn; /* radians */
} Spokes;

static const Spokes plus = {4, 0};
static const Spokes cross = {4, G_PI / 4};
static const Spokes star = {5, 0};

static void draw_ring(Canvas *canvas, Point at, double size, Color color)
{
    canvas_discs(canvas, &at, 1, size, color);
    canvas_discs(canvas, &at, 1, size * (1 - 2 * OUTLINE), COLOR_WHITE);
}

static void draw_polygon(Canvas *canvas, const Polygon *polygon, Point at, double size, Color color)
{
    Point corners[MAX_VERTICES + 1];
    for (size_t i = 0; i <= polygon->n; i++) {
        Point corner = polygon->vertices[i % polygon->n];
        corners[i] = (Point){at.x + corner.x * size / 2, at.y + corner.y * size / 2};
    }
    const Stroke stroke = {size * OUTLINE, LINE_SOLID, color};
    canvas_fill(canvas, corners, polygon->n, COLOR_WHITE);
    canvas_line(canvas, corners, polygon->n + 1, &stroke);
}

static void draw_spokes(Canvas *canvas, const Spokes *spokes, Point at, double size, Color color)
{
    const Stroke stroke = {size * OUTLINE, LINE_SOLID, color};
    for (size_t i = 0; i < spokes->n; i++) {
        double angle = spokes->turn + 2 * G_PI * (double)i / (double)spokes->n;
        Point spoke[2] = {at, {at.x + sin(angle) * size / 2, at.y - cos(angle) * size / 2}};
        canvas_line(canvas, spoke, 2, &stroke);
    }
}

static void draw_one(Canvas *canvas, Marker marker, Point at, double size, Color color)
{
    switch (marker) {
    case MARKER_CIRCLE:
        draw_ring(canvas, at, size, color);
        break;
    case MARKER_SQUARE:
        draw_polygon(canvas, &square, at, size, color);
        break;
    case MARKER_TRIANGLE_UP:
        draw_polygon(canvas, &triangle_up, at, size, color);
        break;
    case MARKER_TRIANGLE_DOWN:
        draw_polygon(canvas, &triangle_down, at, size, color);
        break;
    case MARKER_DIAMOND:
        draw_polygon(canvas, &diamond, at, size, color);
        break;
    case MARKER_PLUS:
        draw_spokes(canvas, &plus, at, size, color);
        break;
    case MARKER_CROSS:
        draw_spokes(canvas, &cross, at, size, color);
        break;
    case MARKER_STAR:
        draw_spokes(canvas, &star, at, size, color);
        break;
    case MARKER_NONE:
    case MARKER_POINT:
    case MARKER_PIXEL:
    default:
        g_assert_not_reached();
    }
}

void marker_draw(Canvas *canvas, Marker marker, const Point *points, size_t n, double size,
                 Color color)
{
    if (marker == MARKER_POINT || marker == MARKER_PIXEL) {
        canvas_discs(canvas, points, n, size, color); /* all at once: what many points need */
        return;
    }
    for (size_t i = 0; i < n; i++) {
        if (isfinite(points[i].x) && isfinite(points[i].y)) {
            draw_one(canvas, marker, points[i], size, color);
        }
    }
}
