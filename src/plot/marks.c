#include "plot/marks.h"

#include <math.h>

#include "plot/bars.h"
#include "plot/second_axis.h"

/* In units of design. */
#define SIZE  13.0
#define WIDTH 2.0
#define HALO  4.0 /* a wider line of white below, so that a mark is seen on any ground */
/* Up to so many are drawn one by one. */
#define FEW 2000

#define HALO_COLOR ((Color){255, 255, 255, 200})

/* An outline of `corners` on a circle, the first `turn` of a circle from its top; or, `spokes`,
 * lines through its centre. */
typedef struct {
    size_t corners;
    double turn;
    bool spokes;
} Shape;

static const Shape shapes[MARKS_MAX] = {
    {32, 0, false}, {4, 0.125, true}, {4, 0, false},   {4, 0.125, false},
    {3, 0, false},  {4, 0, true},     {3, 0.5, false}, {6, 0, false},
};

static const Color colors[MARKS_MAX] = {
    {20, 20, 20, 255}, {220, 20, 60, 255}, {190, 0, 170, 255}, {0, 90, 0, 255},
    {0, 0, 150, 255},  {110, 50, 0, 255},  {0, 110, 120, 255}, {90, 90, 90, 255},
};

static double distance(Color a, Color b)
{
    return hypot(hypot(a.red - b.red, a.green - b.green), a.blue - b.blue);
}

/* The colour that is farthest from those of all series and of the marks before. */
static Color color_of(const Chart *chart, size_t mark)
{
    bool used[MARKS_MAX] = {false};
    size_t best = 0;
    for (size_t i = 0; i <= mark; i++) {
        double farthest = -1;
        for (size_t j = 0; j < MARKS_MAX; j++) {
            double nearest = INFINITY;
            for (size_t k = 0; k < chart->n_series; k++) {
                nearest = fmin(nearest, distance(colors[j], chart->series[k].style.color));
            }
            if (!used[j] && nearest > farthest) {
                farthest = nearest;
                best = j;
            }
        }
        used[best] = true;
    }
    return colors[best];
}

/* -- Places
 * ------------------------------------------------------------------------------------------------------
 */

/* A series on its axes, and where in them its marks stand as seen from its rows: at the ends of
 * bars. */
typedef struct {
    const Plane *plane;
    const Series *series;
    double x_shift, y_shift;
} Ground;

static Ground ground_of(const ChartDrawing *drawing, size_t index)
{
    const Series *series = &drawing->chart->series[index];
    Ground ground = {series->right ? &drawing->right : &drawing->plane, series, 0, 0};
    const Plane *plane = ground.plane;
    if (kind_is_bars(series->kind)) {
        bool horizontal = plane->y.kind == AXIS_CATEGORY;
        double middle = bars_middle(horizontal ? &plane->y : &plane->x, series, index,
                                    second_axis_first_series(drawing->chart));
        ground.x_shift = horizontal ? 0 : middle * plane->slot;
        ground.y_shift = horizontal ? middle : 0;
    }
    return ground;
}

static bool is_within(const Axis *axis, double position)
{
    return axis_admits(axis, position) && position >= fmin(axis->min, axis->max) &&
           position <= fmax(axis->min, axis->max); /* names run down the page */
}

/* The place of a row, in positions of both axes; false if it is not between them. */
static bool find_place(const Ground *ground, size_t row, Point *place)
{
    const Plane *plane = ground->plane;
    double x = axis_position(&plane->x, ground->series->x, row);
    double y = axis_position(&plane->y, ground->series->y, row);
    *place = (Point){x + ground->x_shift, y + ground->y_shift};
    return axis_admits(&plane->x, x) && is_within(&plane->x, place->x) && is_within(&plane->y, y);
}

/* -- Counts
 * ------------------------------------------------------------------------------------------------------
 */

/* Has a series before this one the same rows, and this one of them in the picture? */
static bool is_drawn_before(const ChartDrawing *drawing, const Mark *mark, size_t index, size_t row)
{
    for (size_t i = 0; i < index; i++) {
        Ground ground = ground_of(drawing, i);
        Point place;
        if (mark->rows[i] == mark->rows[index] && find_place(&ground, row, &place)) {
            return true;
        }
    }
    return false;
}

static size_t count_drawn(const ChartDrawing *drawing, const Mark *mark)
{
    size_t drawn = 0;
    for (size_t i = 0; i < drawing->chart->n_series; i++) {
        Ground ground = ground_of(drawing, i);
        const Column *rows = mark->rows[i];
        for (size_t row = 0; row < rows->rows; row++) {
            Point place;
            drawn += rows->bools[row] != 0 && find_place(&ground, row, &place) &&
                     !is_drawn_before(drawing, mark, i, row);
        }
    }
    return drawn;
}

/* How many rows are marked, in the picture or not. */
static size_t count_marked(const Chart *chart, const Mark *mark)
{
    size_t marked = 0;
    for (size_t i = 0; i < chart->n_series; i++) {
        bool shared = i > 0 && mark->rows[i] == mark->rows[i - 1];
        for (size_t row = 0; !shared && row < mark->rows[i]->rows; row++) {
            marked += mark->rows[i]->bools[row] != 0;
        }
    }
    return marked;
}

void marks_measure(ChartDrawing *drawing)
{
    for (size_t i = 0; i < drawing->chart->n_marks; i++) {
        drawing->marked[i] = count_drawn(drawing, &drawing->chart->marks[i]);
    }
}

size_t marks_sum(const ChartDrawing *drawings, size_t n, size_t mark)
{
    size_t sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += drawings[i].marked[mark];
    }
    return sum;
}

void marks_remark(const ChartDrawing *drawings, size_t n)
{
    const Chart *first = drawings[0].chart;
    for (size_t i = 0; i < first->n_marks && first->diagnostics != NULL; i++) {
        size_t marked = 0, drawn = marks_sum(drawings, n, i);
        for (size_t j = 0; j < n; j++) {
            marked += count_marked(drawings[j].chart, &drawings[j].chart->marks[i]);
        }
        if (drawn < marked) {
            diagnostics_add(first->diagnostics, DIAGNOSTIC_REMARK,
                            "plot: %zu of %zu rows for which %s holds have no place in the "
                            "picture: a value is missing or beyond its limits",
                            marked - drawn, marked, first->marks[i].text);
        }
    }
}

/* -- Drawing
 * -----------------------------------------------------------------------------------------------------
 */

static Point corner(const Shape *shape, size_t i, Point at, double radius)
{
    double angle = 2 * G_PI * (shape->turn + (double)i / (double)shape->corners);
    return (Point){at.x + radius * sin(angle), at.y - radius * cos(angle)};
}

static void draw_outline(Canvas *canvas, const Shape *shape, Point at, double radius,
                         const Stroke *stroke)
{
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(Point));
    for (size_t i = 0; i <= shape->corners; i++) {
        Point next = corner(shape, i, at, radius);
        if (shape->spokes) {
            const Point spoke[2] = {at, next};
            canvas_line(canvas, spoke, 2, stroke);
        } else {
            g_array_append_val(points, next);
        }
    }
    canvas_line(canvas, (const Point *)(const void *)points->data, points->len, stroke);
}

static void draw_halos(Canvas *canvas, const ChartDrawing *drawing, size_t mark,
                       const Point *points, size_t n)
{
    double scale = drawing->plane.scale;
    const Stroke halo = {HALO * scale, LINE_SOLID, HALO_COLOR};
    for (size_t i = 0; i < n; i++) {
        draw_outline(canvas, &shapes[mark], points[i], SIZE / 2 * scale, &halo);
    }
}

static void draw_lines(Canvas *canvas, const Chart *chart, double scale, size_t mark,
                       const Point *points, size_t n)
{
    const Stroke line = {WIDTH * scale, LINE_SOLID, color_of(chart, mark)};
    for (size_t i = 0; i < n; i++) {
        draw_outline(canvas, &shapes[mark], points[i], SIZE / 2 * scale, &line);
    }
}

/* Points on their way to the canvas, and which cells of the page have one. */
typedef struct {
    GArray *points; /* of Point */
    uint8_t *taken;
    size_t columns;
    double cell;
    Rect area;
} Crowd;

static void crowd_add(Crowd *crowd, Point at)
{
    size_t column = (size_t)((at.x - crowd->area.left) / crowd->cell);
    size_t line = (size_t)((at.y - crowd->area.top) / crowd->cell);
    uint8_t *taken = &crowd->taken[line * crowd->columns + column];
    if (crowd->points->len < FEW || !*taken) {
        g_array_append_val(crowd->points, at);
    }
    *taken = 1;
}

static void crowd_add_rows(Crowd *crowd, const ChartDrawing *drawing, const Mark *mark)
{
    for (size_t i = 0; i < drawing->chart->n_series; i++) {
        Ground ground = ground_of(drawing, i);
        for (size_t row = 0; row < mark->rows[i]->rows; row++) {
            Point place;
            if (mark->rows[i]->bools[row] != 0 && find_place(&ground, row, &place)) {
                Point at = {plane_x(ground.plane, place.x), plane_y(ground.plane, place.y)};
                at.x = fmin(fmax(at.x, crowd->area.left), crowd->area.right);
                at.y = fmin(fmax(at.y, crowd->area.top), crowd->area.bottom);
                crowd_add(crowd, at);
            }
        }
    }
}

/* Where the mark is to be drawn on the page: a GArray of Point. */
static GArray *gather(const ChartDrawing *drawing, const Mark *mark)
{
    GArray *points = g_array_new(FALSE, FALSE, sizeof(Point));
    const Rect *area = &drawing->plane.area;
    double cell = SIZE / 2 * drawing->plane.scale;
    size_t columns = (size_t)(rect_width(area) / cell) + 2;
    size_t lines = (size_t)(rect_height(area) / cell) + 2;
    g_autofree uint8_t *taken = g_new0(uint8_t, columns * lines);
    Crowd crowd = {points, taken, columns, cell, *area};
    crowd_add_rows(&crowd, drawing, mark);
    return points;
}

void marks_draw(Canvas *canvas, const ChartDrawing *drawing)
{
    const Chart *chart = drawing->chart;
    GArray *points[MARKS_MAX];
    for (size_t i = 0; i < chart->n_marks; i++) {
        points[i] = gather(drawing, &chart->marks[i]);
        draw_halos(canvas, drawing, i, (const Point *)(const void *)points[i]->data,
                   points[i]->len);
    }
    for (size_t i = chart->n_marks; i-- > 0;) {
        draw_lines(canvas, chart, drawing->plane.scale, i,
                   (const Point *)(const void *)points[i]->data, points[i]->len);
        g_array_unref(points[i]);
    }
}

void marks_draw_sample(Canvas *canvas, const Chart *chart, size_t mark, Point middle, double scale)
{
    draw_lines(canvas, chart, scale, mark, &middle, 1);
}
