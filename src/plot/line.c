#include "plot/line.h"

#include <math.h>

#include "plot/density.h"
#include "plot/reduce.h"

/* Lines with more rows than so many a pixel of width are reduced. */
#define ROWS_PER_PIXEL 4
/* A reduced line has at most four points a pixel of width. One that has twice as many goes back and
 * forth, and strokes that cross each other thousands of times take very long: it is counted on
 * pixels, piece by piece. */
#define PIECE_PER_PIXEL 8
/* What is under the line of an area is paler than the line. */
#define AREA_ALPHA 0.2

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
    const Plane *plane;
    Stroke stroke;
    Kind kind;
    GArray *points;    /* of Point */
    Density *scribble; /* the pieces before, if there were any */
} Piece;

static Point piece_at(const Piece *piece, guint index)
{
    return g_array_index(piece->points, Point, index);
}

/* A dot for every point that has a gap before and behind it. */
static void draw_lone_points(const Piece *piece)
{
    guint n = piece->points->len;
    for (guint i = 0; i < n; i++) {
        Point point = piece_at(piece, i);
        bool alone = (i == 0 || is_gap(piece_at(piece, i - 1))) &&
                     (i + 1 == n || is_gap(piece_at(piece, i + 1)));
        if (alone && !is_gap(point)) {
            canvas_discs(piece->canvas, &point, 1, 3 * piece->stroke.width, piece->stroke.color);
        }
    }
}

/* Counts the points and keeps the last, where the next piece goes on. */
static void count_piece(Piece *piece)
{
    if (piece->scribble == NULL) {
        piece->scribble = density_new(&piece->plane->area);
    }
    for (guint i = 0; i + 1 < piece->points->len; i++) {
        Point from = piece_at(piece, i), to = piece_at(piece, i + 1);
        if (is_gap(to)) {
            density_add(piece->scribble, from);
        } else {
            density_add_segment(piece->scribble, from, to);
        }
    }
    g_array_remove_range(piece->points, 0, piece->points->len - 1);
}

static void emit_scribble(void *data, const Point *centers, size_t n, double alpha)
{
    const Piece *piece = data;
    canvas_discs(piece->canvas, centers, n, piece->stroke.width,
                 color_fade(piece->stroke.color, alpha));
}

/* Fills from points first … end - 1, without a gap between, down to the base. */
static void fill_run(const Piece *piece, guint first, guint end, Color color)
{
    double base = plane_y(piece->plane, axis_base(&piece->plane->y));
    g_autoptr(GArray) corners = g_array_new(FALSE, FALSE, sizeof(Point));
    g_array_append_vals(corners, &g_array_index(piece->points, Point, first), end - first);
    Point right = {piece_at(piece, end - 1).x, base}, left = {piece_at(piece, first).x, base};
    g_array_append_val(corners, right);
    g_array_append_val(corners, left);
    canvas_fill(piece->canvas, &g_array_index(corners, Point, 0), corners->len, color);
}

static void fill_area(const Piece *piece)
{
    Color color = color_fade(piece->stroke.color, AREA_ALPHA);
    guint first = 0, n = piece->points->len;
    for (guint i = 0; i <= n; i++) {
        if (i == n || is_gap(piece_at(piece, i))) {
            if (i > first + 1) {
                fill_run(piece, first, i, color);
            }
            first = i + 1;
        }
    }
}

static void draw_all(Piece *piece, double alpha)
{
    if (piece->points->len > 0 && piece->scribble == NULL) {
        if (piece->kind == KIND_AREA) {
            fill_area(piece);
        }
        canvas_line(piece->canvas, &g_array_index(piece->points, Point, 0), piece->points->len,
                    &piece->stroke);
        draw_lone_points(piece);
    } else if (piece->scribble != NULL) {
        count_piece(piece);
        density_add(piece->scribble, piece_at(piece, piece->points->len - 1));
        piece->stroke.color.alpha = 255; /* it is in the counts */
        Rect reach = rect_grown(&piece->plane->area, piece->stroke.width);
        canvas_begin_image(piece->canvas, &reach);
        density_emit(piece->scribble, alpha, emit_scribble, piece);
        canvas_end_image(piece->canvas);
    }
}

static void add_point(Piece *piece, Reduction *reduction, bool reduce, Point point)
{
    if (reduce) {
        reduction_add(reduction, point);
    } else {
        g_array_append_val(piece->points, point);
    }
}

void line_draw(Canvas *canvas, const Plane *plane, const Series *series)
{
    size_t rows = series_rows(series);
    double width = plane->area.right - plane->area.left;
    bool reduce = (double)rows > ROWS_PER_PIXEL * width;
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(Point));
    Piece piece = {canvas,       plane,  line_stroke(&series->style, plane->scale),
                   series->kind, points, NULL};
    Point before = {NAN, NAN};
    Reduction reduction = {.out = points, .left = plane->area.left, .right = plane->area.right};
    for (size_t row = 0; row < rows; row++) {
        Point point = plane_point(plane, series, row);
        bool torn =
            row > 0 && series->strand != NULL && series->strand[row] != series->strand[row - 1];
        if (torn) {
            before = (Point){NAN, NAN};
            add_point(&piece, &reduction, reduce, (Point){NAN, NAN});
        }
        if (series->kind == KIND_STEPS || series->kind == KIND_ECDF) {
            add_point(&piece, &reduction, reduce, (Point){point.x, before.y});
        }
        add_point(&piece, &reduction, reduce, point);
        before = point;
        if (points->len >= PIECE_PER_PIXEL * width) {
            count_piece(&piece);
        }
    }
    reduction_end(&reduction);
    draw_all(&piece, series->style.alpha);
    density_free(piece.scribble);
}
