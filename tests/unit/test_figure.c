/* Pages of several charts: where the areas of data are, and what is written once. */
#include <math.h>

#include "base/error.h"
#include "drawn.h"
#include "pixels.h"
#include "plot/arrange.h"
#include "plot/share.h"
#include "support.h"

enum { WIDTH = 900, HEIGHT = 700 };

static const Style red_line = {{255, 0, 0, 255}, 1, LINE_SOLID, MARKER_NONE};

/* Row i has `step` times i. */
static Column *ramp(size_t rows, int64_t step)
{
    Column *column = column_new(TYPE_INT, rows, NULL);
    for (size_t row = 0; row < rows; row++) {
        column->ints[row] = (int64_t)row * step;
    }
    return column;
}

static Pixels drawn_page(const Figure *page)
{
    Figure figure = *page;
    figure.page = (Page){WIDTH, HEIGHT, 100, PAGE_PNG};
    GError *error = NULL;
    g_autoptr(GBytes) png = figure_render(&figure, &error);
    g_assert_no_error(error);
    return pixels_decode(png);
}

/* Grey, but lighter than text and darker than the grid. */
static bool is_spine(const Pixels *pixels, int x, int y)
{
    const uint8_t *p = pixels->rgb + 3 * ((size_t)y * (size_t)pixels->width + (size_t)x);
    return p[0] == p[1] && p[0] == p[2] && p[0] > 125 && p[0] < 160;
}

/* The x of the lines down the left sides of areas, in rows y0 … y1-1; their number. */
static size_t left_spines(const Pixels *pixels, int y0, int y1, int *found, size_t most)
{
    size_t n = 0;
    for (int x = 0; x < pixels->width; x++) {
        int count = 0;
        for (int y = y0; y < y1; y++) {
            count += is_spine(pixels, x, y);
        }
        if (count > (y1 - y0) / 3) {
            g_assert_cmpuint(n, <, most);
            found[n++] = x;
        }
    }
    return n;
}

typedef struct {
    int left, top, right, bottom;
} Area;

/* The area whose left side is at `x`, in rows y0 … y1-1. */
static Area area_at(const Pixels *pixels, int x, int y0, int y1)
{
    Area area = {.left = x, .top = y1, .right = x, .bottom = y0};
    for (int y = y0; y < y1; y++) {
        if (is_spine(pixels, x, y)) {
            area.top = MIN(area.top, y);
            area.bottom = MAX(area.bottom, y);
        }
    }
    /* Data and ticks may lie over the line along the foot. */
    for (int right = x + 1; right < MIN(area.right + 12, pixels->width); right++) {
        for (int y = area.bottom - 1; y <= area.bottom; y++) {
            area.right = is_spine(pixels, right, y) ? right : area.right;
        }
    }
    return area;
}

/* Four charts whose texts take very different room. */
static void test_aligned(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) small = ramp(10, 1), large = ramp(10, 123456789);
    g_autoptr(Categories) names = categories_new();
    g_autoptr(Column) words =
        column_of(TYPE_TEXT, LIST("a rather long name of one row", "b", "c", "d"));
    g_autoptr(Column) places = categories_add(names, words, "words", NULL);
    g_autoptr(Column) four = ramp(4, 2);
    const Series narrow = {NULL, small, "small", red_line}, wide = {NULL, large, "large", red_line};
    const Series named = {four, places, "four", red_line};
    const Series two[] = {narrow, narrow};
    const Chart charts[] = {
        {&narrow, 1, .zone = utc},
        {&wide, 1, .title = "A title", .x_label = "x", .y_label = "y", .zone = utc},
        {&named, 1, .zone = utc, .y_categories = names},
        {two, 2, .x_label = "only here", .zone = utc, .legend_title = "a legend"},
    };
    const Figure figure = {.charts = charts, .n_charts = 4, .grid = {2, 2}, .heading = "Heading"};
    Pixels pixels = drawn_page(&figure);
    int upper[3], lower[3];
    g_assert_cmpuint(left_spines(&pixels, 40, HEIGHT / 2, upper, 3), ==, 2);
    g_assert_cmpuint(left_spines(&pixels, HEIGHT / 2 + 40, HEIGHT, lower, 3), ==, 2);
    Area areas[4];
    for (size_t i = 0; i < 2; i++) {
        g_assert_cmpint(upper[i], ==, lower[i]);
        areas[i] = area_at(&pixels, upper[i], 40, HEIGHT / 2 + 20);
        areas[i + 2] = area_at(&pixels, lower[i], HEIGHT / 2 + 20, HEIGHT);
        g_assert_cmpint(abs(areas[i].right - areas[i + 2].right), <=, 1);
    }
    for (size_t i = 0; i < 4; i += 2) {
        g_assert_cmpint(areas[i].top, ==, areas[i + 1].top);
        g_assert_cmpint(areas[i].bottom, ==, areas[i + 1].bottom);
    }
    /* All have one size, but for the pixels that edges are rounded to. */
    for (size_t i = 1; i < 4; i++) {
        int width = areas[i].right - areas[i].left, first = areas[0].right - areas[0].left;
        int height = areas[i].bottom - areas[i].top;
        g_assert_cmpint(abs(width - first), <=, 2);
        g_assert_cmpint(abs(height - (areas[0].bottom - areas[0].top)), <=, 2);
    }
    g_assert_cmpint(areas[0].left, >, 150); /* the long name of the chart below */
    /* Labels of x above, ticks' labels, the legend below, and the title that is not there. */
    g_assert_cmpint(areas[3].top - areas[1].bottom, >, 70);
    pixels_clear(&pixels);
}

/* The top and bottom rows with red in columns x0 … x1-1; false if there is none. */
static bool red_rows(const Pixels *pixels, int x0, int x1, int *top, int *bottom)
{
    *top = pixels->height;
    *bottom = -1;
    for (int y = 0; y < pixels->height; y++) {
        for (int x = x0; x < x1; x++) {
            const uint8_t *p = pixels->rgb + 3 * ((size_t)y * (size_t)pixels->width + (size_t)x);
            if (p[0] > p[1] + 100) {
                *top = MIN(*top, y);
                *bottom = y;
            }
        }
    }
    return *bottom >= 0;
}

static Figure beside(const Chart *charts, size_t n, bool share)
{
    return (Figure){.charts = charts,
                    .n_charts = n,
                    .grid = {n, 1},
                    .share_x = share,
                    .share_y = share,
                    .share_legend = share};
}

/* Of two lines one goes up to a tenth of the other: with one axis it also looks like that. */
static void test_shared_axis(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) low = ramp(10, 1), high = ramp(10, 10);
    const Series series[] = {{NULL, high, "y", red_line}, {NULL, low, "y", red_line}};
    const Chart charts[] = {{&series[0], 1, .zone = utc}, {&series[1], 1, .zone = utc}};
    for (int share = 0; share < 2; share++) {
        const Figure figure = beside(charts, 2, share == 1);
        Pixels pixels = drawn_page(&figure);
        int spines[3], top = 0, bottom = 0, high_top = 0;
        g_assert_cmpuint(left_spines(&pixels, 30, HEIGHT - 60, spines, 3), ==, 2);
        g_assert_true(red_rows(&pixels, 0, spines[1], &high_top, &bottom));
        int height = bottom - high_top;
        g_assert_true(red_rows(&pixels, spines[1], WIDTH, &top, &bottom));
        g_assert_cmpint(abs((bottom - top) - (share == 1 ? height / 10 : height)), <=, 3);
        /* Labels of y, left of the second chart's ticks. */
        bool labels = pixels_any(&pixels, spines[1] - 24, 60, spines[1] - 6, HEIGHT - 60);
        g_assert_true(labels == (share == 0));
        pixels_clear(&pixels);
    }
}

/* Instants count from the first of their own chart; on one axis they are where they belong. One
 * chart has a single instant, one none at all. */
static void test_shared_times(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) x = column_new(TYPE_TIME, 11, NULL), one = column_new(TYPE_TIME, 1, NULL);
    g_autoptr(Column) none = column_new(TYPE_TIME, 0, NULL);
    for (int64_t i = 0; i < 11; i++) {
        x->ints[i] = INT64_C(1700000000000000000) + i * 100; /* a microsecond in all */
    }
    one->ints[0] = x->ints[5];
    g_autoptr(Column) y = ramp(11, 1), y_one = ramp(1, 0), y_none = ramp(0, 0);
    const Style dots = {{255, 0, 0, 255}, 1, LINE_NONE, MARKER_CIRCLE};
    const Series series[] = {{none, y_none, "y", dots}, {x, y, "y", dots}, {one, y_one, "y", dots}};
    const Chart charts[] = {
        {&series[0], 1, .zone = utc}, {&series[1], 1, .zone = utc}, {&series[2], 1, .zone = utc}};
    const Figure figure = beside(charts, 3, true);
    Pixels pixels = drawn_page(&figure);
    int spines[4], left = WIDTH, right = 0;
    g_assert_cmpuint(left_spines(&pixels, 30, HEIGHT - 60, spines, 4), ==, 3);
    Area area = area_at(&pixels, spines[2], 0, HEIGHT);
    for (int column = area.left; column < WIDTH; column++) {
        int top = 0, bottom = 0;
        if (red_rows(&pixels, column, column + 1, &top, &bottom)) {
            left = MIN(left, column);
            right = column;
        }
    }
    g_assert_cmpint(right - left, <, 20); /* one dot, in the middle */
    g_assert_cmpint(abs((left + right) / 2 - (area.left + area.right) / 2), <=, 3);
    /* The first has no value, but the axis' ticks and labels. */
    g_assert_true(pixels_any(&pixels, spines[0], area.bottom + 8, spines[1] - 30, HEIGHT - 30));
    pixels_clear(&pixels);
}

static void check_grid(size_t n, double width, double height, size_t columns, size_t rows)
{
    Grid grid = grid_choose(n, width, height);
    g_assert_cmpuint(grid.columns, ==, columns);
    g_assert_cmpuint(grid.rows, ==, rows);
}

static void test_grid(void)
{
    check_grid(1, 10, 6, 1, 1);
    check_grid(2, 10, 6, 2, 1);
    check_grid(4, 10, 6, 2, 2);
    check_grid(6, 10, 6, 3, 2);
    check_grid(12, 12, 8, 4, 3);
    check_grid(2, 5, 8, 1, 2);
    check_grid(5, 40, 4, 5, 1);
    check_grid(5, 3, 40, 1, 5);
    for (size_t n = 1; n < 200; n++) {
        Grid grid = grid_choose(n, 10, 6);
        g_assert_cmpuint(grid.columns * grid.rows, >=, n);
        g_assert_cmpuint((grid.rows - 1) * grid.columns, <, n); /* no row is empty */
    }
}

/* Three charts in four places, and the layout of each. */
typedef struct {
    Figure figure;
    ChartDrawing drawings[3];
    Layout layouts[3];
} Arranged;

static bool arrange(Canvas *canvas, void *data, GError **error)
{
    Arranged *a = data;
    const Rect page = {0, 0, WIDTH, HEIGHT};
    for (size_t i = 0; i < 3; i++) {
        chart_measure(&a->drawings[i], &a->figure.charts[i], 1);
    }
    share_axes(&a->figure, a->drawings);
    return arrange_charts(a->layouts, a->drawings, 3, a->figure.grid, canvas, &page, error);
}

/* On a shared axis ticks are the same, also above a place without a chart, where labels of x hang;
 * points are as large in all. */
static void test_empty_place(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    const Page page = {WIDTH, HEIGHT, 100, PAGE_PNG};
    for (int64_t step = 1; step < 20; step++) {
        g_autoptr(Column) y = ramp(11, step);
        const Series series = {NULL, y, "y", red_line};
        const Chart chart = {&series, 1, .zone = utc}, charts[] = {chart, chart, chart};
        Arranged a = {.figure = beside(charts, 3, true)};
        a.figure.grid = (Grid){2, 2};
        g_autoptr(GBytes) png = canvas_render(&page, arrange, &a, NULL);
        g_assert_nonnull(png);
        for (size_t i = 0; i < 3; i++) {
            g_assert_cmpuint(a.layouts[i].y_ticks->len, ==, a.layouts[0].y_ticks->len);
            g_assert_cmpuint(a.drawings[i].plane.rows, ==, 33);
            const Rect *area = &a.drawings[i].plane.area;
            g_assert_cmpfloat(fabs(rect_height(area) - rect_height(&a.drawings[0].plane.area)), <=,
                              2);
        }
        for (size_t i = 0; i < 3; i++) {
            layout_clear(&a.layouts[i]);
        }
    }
}

/* A mark over all charts: the legend of the page counts the rows of all. */
static void test_marks(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Column) y = ramp(10, 1), holds = column_new(TYPE_BOOL, 10, NULL);
    holds->bools[4] = holds->bools[9] = 1;
    const Column *rows[] = {holds};
    const Mark mark = {"m", rows};
    const Series series = {NULL, y, "y", red_line};
    Chart chart = {&series, 1, .zone = utc, .marks = &mark, .n_marks = 1};
    chart.diagnostics = diagnostics;
    chart.x_limits.to = (Limit){true, true, false, 8, 0};
    const Chart charts[] = {chart, chart};
    const size_t remarks[] = {2, 1};
    for (int share = 0; share < 2; share++) {
        const Figure figure = beside(charts, 2, share == 1);
        Pixels pixels = drawn_page(&figure);
        pixels_clear(&pixels);
        const char *text = share == 1 ? "2 of 4 rows" : "1 of 2 rows";
        g_assert_cmpuint(count_entries(diagnostics, DIAGNOSTIC_REMARK, text), ==, remarks[share]);
    }
}

static void test_no_room(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) y = ramp(10, 1);
    const Series series = {NULL, y, "y", red_line};
    Chart charts[64];
    for (size_t i = 0; i < G_N_ELEMENTS(charts); i++) {
        charts[i] = (Chart){&series, 1, .zone = utc};
    }
    const Figure figure = {{200, 200, 100, PAGE_PNG}, charts, 64, .grid = {8, 8}};
    g_autoptr(GError) error = NULL;
    g_assert_null(figure_render(&figure, &error));
    g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/figure/aligned", test_aligned);
    g_test_add_func("/figure/shared-axis", test_shared_axis);
    g_test_add_func("/figure/shared-times", test_shared_times);
    g_test_add_func("/figure/empty-place", test_empty_place);
    g_test_add_func("/figure/marks", test_marks);
    g_test_add_func("/figure/grid", test_grid);
    g_test_add_func("/figure/no-room", test_no_room);
    return g_test_run();
}
