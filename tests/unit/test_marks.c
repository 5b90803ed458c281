/* Marked rows: how many are counted, and where their ink is. */
#include <math.h>
#include <string.h>

#include "drawn.h"
#include "pixels.h"
#include "plot/marks.h"
#include "support.h"

static const Color blue = {0, 0, 255, 255};

/* Ten rows of real numbers 0 … 9. */
static Column *ramp(size_t rows)
{
    Column *column = column_new(TYPE_REAL, rows, NULL);
    for (size_t row = 0; row < rows; row++) {
        column->reals[row] = (double)row;
    }
    return column;
}

/* Bools, true from row `from` on. */
static Column *true_from(size_t rows, size_t from)
{
    Column *column = column_new(TYPE_BOOL, rows, NULL);
    for (size_t row = from; row < rows; row++) {
        column->bools[row] = 1;
    }
    return column;
}

static size_t marked(const Chart *chart)
{
    ChartDrawing drawing;
    chart_measure(&drawing, chart, 1);
    chart_finish(&drawing);
    chart_settle(&drawing);
    marks_remark(&drawing, 1);
    return drawing.marked[0];
}

/* Rows without a value, with an infinite one or beyond the limits are not in the picture. */
static void test_count(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Column) y = ramp(10), holds = true_from(10, 4);
    Series series = {.y = y, .label = "y", .style = {blue, 1, LINE_SOLID, MARKER_NONE}};
    const Column *rows[] = {holds};
    const Mark mark = {"y > 3", rows};
    Chart chart = {.series = &series, .n_series = 1, .zone = utc, .diagnostics = diagnostics};
    chart.marks = &mark;
    chart.n_marks = 1;
    g_assert_cmpuint(marked(&chart), ==, 6);
    g_assert_cmpuint(diagnostics->entries->len, ==, 0);
    column_set_missing(y, 5);
    y->reals[5] = 0;
    y->reals[6] = INFINITY;
    y->reals[7] = NAN;
    g_assert_cmpuint(marked(&chart), ==, 3);
    g_assert_cmpuint(count_entries(diagnostics, DIAGNOSTIC_REMARK, "3 of 6 rows"), ==, 1);
    chart.x_limits.to = (Limit){true, true, false, 9, 0}; /* the last row is number 10 */
    g_assert_cmpuint(marked(&chart), ==, 2);
    chart.y_limits.to = (Limit){true, true, false, 5, 0};
    g_assert_cmpuint(marked(&chart), ==, 1);
    chart.y_limits.to = (Limit){.given = false};
    chart.y_limits.log = true;
    g_assert_cmpuint(marked(&chart), ==, 2);
}

/* A row of two columns counts once; one of two values of --by are two rows. */
static void test_shared_rows(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) y = ramp(10), holds = true_from(10, 4), other = true_from(10, 8);
    column_set_missing(y, 9);
    y->reals[9] = 0;
    g_autoptr(Column) whole = ramp(10);
    const Series series[] = {
        {.y = y, .label = "y", .style = {blue, 1, LINE_SOLID, MARKER_NONE}},
        {.y = whole, .label = "z", .style = {blue, 1, LINE_SOLID, MARKER_NONE}},
    };
    const Column *same[] = {holds, holds}, *different[] = {holds, other};
    Mark mark = {"y > 3", same};
    Chart chart = {.series = series, .n_series = 2, .zone = utc};
    chart.marks = &mark;
    chart.n_marks = 1;
    g_assert_cmpuint(marked(&chart), ==, 6);
    mark.rows = different;
    g_assert_cmpuint(marked(&chart), ==, 5 + 2);
}

/* Where the ink is that two pictures do not share. */
static Rect difference(const Pixels *a, const Pixels *b)
{
    Rect box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (int y = 50; y < a->height; y++) { /* below the legend */
        for (int x = 0; x < a->width; x++) {
            size_t at = 3 * ((size_t)y * (size_t)a->width + (size_t)x);
            if (memcmp(a->rgb + at, b->rgb + at, 3) != 0) {
                box = (Rect){fmin(box.left, x), fmin(box.top, y), fmax(box.right, x + 1),
                             fmax(box.bottom, y + 1)};
            }
        }
    }
    return box;
}

/* Draws the chart with its mark and with one that holds for no row, so that legends are as high. */
static Rect ink_of_mark(Chart *chart)
{
    g_autoptr(Column) none = true_from(10, 10);
    const Column *nothing[] = {none, none};
    Mark empty = {"n", nothing};
    const Mark *asked = chart->marks;
    g_autoptr(GBytes) with = drawn_png(chart, 500, 300, NULL),
                      again = drawn_png(chart, 500, 300, NULL);
    g_assert_true(g_bytes_equal(with, again));
    chart->marks = &empty;
    g_autoptr(GBytes) without = drawn_png(chart, 500, 300, NULL);
    chart->marks = asked;
    Pixels a = pixels_decode(with), b = pixels_decode(without);
    Rect box = difference(&a, &b);
    pixels_clear(&a);
    pixels_clear(&b);
    return box;
}

/* The mark of the last of ten rows is around its point, whatever the kind; on bars at the end. */
static void test_place(void)
{
    const Kind kinds[] = {KIND_LINE, KIND_POINTS, KIND_STEPS, KIND_AREA, KIND_BARS};
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) y = ramp(10), holds = true_from(10, 9);
    const Column *rows[] = {holds};
    const Mark mark = {"m", rows};
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        Series series = {.y = y, .label = "y", .style = {blue, 1, LINE_SOLID, MARKER_NONE}};
        series.kind = kinds[i];
        Chart chart = {.series = &series, .n_series = 1, .zone = utc};
        chart.marks = &mark;
        chart.n_marks = 1;
        Rect box = ink_of_mark(&chart);
        g_assert_cmpfloat(rect_width(&box), >, 8);
        g_assert_cmpfloat(rect_width(&box), <, 24);
        g_assert_cmpfloat(rect_height(&box), >, 8);
        g_assert_cmpfloat(rect_height(&box), <, 24);
        g_assert_cmpfloat(box.left, >, 400); /* the upper right corner */
        g_assert_cmpfloat(box.bottom, <, 80);
    }
}

/* At the end of the second bar of the second name. */
static void test_horizontal_bars(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Categories) categories = categories_new();
    g_autoptr(Column) names = column_of(TYPE_TEXT, LIST("a", "b"));
    g_autoptr(Column) places = categories_add(categories, names, "name", NULL);
    g_autoptr(Column) values = column_of(TYPE_INT, LIST("4", "9"));
    g_autoptr(Column) holds = true_from(2, 1);
    const Column *rows[] = {holds};
    const Mark mark = {"m", rows};
    Series series = {
        .x = values, .y = places, .label = "y", .style = {blue, 1, LINE_SOLID, MARKER_NONE}};
    series.kind = KIND_BARS;
    Chart chart = {.series = &series, .n_series = 1, .zone = utc};
    chart.y_categories = categories;
    chart.marks = &mark;
    chart.n_marks = 1;
    g_assert_cmpuint(marked(&chart), ==, 1);
    Rect box = ink_of_mark(&chart);
    g_assert_cmpfloat(box.left, >, 400);
    g_assert_cmpfloat(box.top, >, 170);
    g_assert_cmpfloat(box.bottom, <, 240);
}

/* Very many marks take the time of the pixels, and no text spoils the legend. */
static void test_many(void)
{
    const size_t n = 200000;
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) y = column_new(TYPE_INT, n, NULL), holds = true_from(n, 0);
    for (size_t row = 0; row < n; row++) {
        y->ints[row] = (int64_t)(row * 7919 % 1000003);
    }
    Series series = {.y = y, .label = "y", .style = {blue, 1, LINE_NONE, MARKER_POINT}};
    const Column *rows[] = {holds};
    g_autofree char *text = g_strnfill(10000, '#');
    text[3] = '\xff';
    text[4] = '\n';
    Mark marks[MARKS_MAX];
    for (size_t i = 0; i < MARKS_MAX; i++) {
        marks[i] = (Mark){text, rows};
    }
    Chart chart = {.series = &series, .n_series = 1, .zone = utc};
    chart.marks = marks;
    chart.n_marks = MARKS_MAX;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) png = drawn_png(&chart, 800, 600, &error);
    g_assert_no_error(error);
    g_assert_nonnull(png);
    g_assert_cmpuint(marked(&chart), ==, n);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/marks/count", test_count);
    g_test_add_func("/marks/shared-rows", test_shared_rows);
    g_test_add_func("/marks/place", test_place);
    g_test_add_func("/marks/horizontal-bars", test_horizontal_bars);
    g_test_add_func("/marks/many", test_many);
    return g_test_run();
}
