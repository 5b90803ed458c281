#include "plot/line.h"

#include <math.h>

#include "plot/reduce.h"

/* Lines with more rows than so many a pixel of width are reduced. */
#define ROWS_PER_PIXEL 4
/* The line goes out in pieces of so many points, more than a reduced line across the widest page.
 */
#define PIECE 65536

Stroke line_stroke(const Style *style, double scale)
{
    return (Stroke){1.4 * scale, style->line, color_fade(style->color, style->alpha)};
}

static bool is_gap(Point point)
{
    return !isfinite(point.x) || !isfinite(point.y);
}

/* The line so far, on its way to the canvas. */
typedef struct {
    Canvas *canvas;
    Stroke stroke;
    GArray *points; /* of Point */
    bool continued; /* the first point was the last of a piece that has been drawn */
} Piece;

static Point piece_at(const Piece *piece, guint index)
{
    return g_array_index(piece->points, Point, index);
}

/* A dot for every point that has a gap before and behind it. */
static void draw_lone_points(const Piece *piece)
{
    guint n = piece->points->len;
    for (guint i = piece->continued ? 1 : 0; i < n; i++) {
        Point point = piece_at(piece, i);
        bool alone = (i == 0 || is_gap(piece_at(piece, i - 1))) &&
                     (i + 1 == n || is_gap(piece_at(piece, i + 1)));
        if (alone && !is_gap(point)) {
            canvas_discs(piece->canvas, &point, 1, 3 * piece->stroke.width, piece->stroke.color);
        }
    }
}

/* Draws the points and keeps the last, where the next piece goes on. */
static void draw_piece(Piece *piece)
{
    GArray *points = piece->points;
    if (points->len > 0) {
        canvas_line(piece->canvas, &g_array_index(points, Point, 0), points->len, &piece->stroke);
        draw_lone_points(piece);
        g_array_remove_range(points, 0, points->len - 1);
        piece->continued = true;
    }
}

/* A line is cut at a gap or at a point that is joined to the one before, so that it is clear in
 * both pieces whether a point is alone. */
static bool can_cut(const Piece *piece)
{
    guint n = piece->points->len;
    return n >= PIECE && (is_gap(piece_at(piece, n - 1)) || !is_gap(piece_at(piece, n - 2)));
}

void line_draw(Canvas *canvas, const Plane *plane, const Series *series)
{
    size_t rows = series_rows(series);
    bool reduce = (double)rows > ROWS_PER_PIXEL * (plane->area.right - plane->area.left);
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(Point));
    Piece piece = {canvas, line_stroke(&series->style, plane->scale), points, false};
    Reduction reduction = {.out = points};
    for (size_t row = 0; row < rows; row++) {
        Point point = plane_point(plane, series, row);
        if (reduce) {
            reduction_add(&reduction, point);
        } else {
            g_array_append_val(points, point);
        }
        if (can_cut(&piece)) {
            draw_piece(&piece);
        }
    }
    reduction_end(&reduction);
    draw_piece(&piece);
}
