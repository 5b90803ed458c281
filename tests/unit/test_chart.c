/* Charts from columns: what of the data is to be seen. */
#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "drawn.h"
#include "pixels.h"
#include "support.h"

#define START (INT64_C(1700000000000000000)) /* 2023-11-14T22:13:20Z */

static const Color red = {255, 0, 0, 255};

static Column *ramp(size_t rows)
{
    Column *column = column_new(TYPE_INT, rows, NULL);
    for (size_t row = 0; row < rows; row++) {
        column->ints[row] = (int64_t)row;
    }
    return column;
}

static GBytes *render(const Series *series, size_t n)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    Chart chart = {.series = series, .n_series = n};
    chart.zone = utc;
    GError *error = NULL;
    GBytes *png = drawn_png(&chart, 500, 300, &error);
    g_assert_no_error(error);
    return png;
}

static Pixels drawn(const Series *series, size_t n)
{
    g_autoptr(GBytes) png = render(series, n);
    return pixels_decode(png);
}

static bool is_reddish(const Pixels *pixels, int x, int y)
{
    const uint8_t *p = pixels->rgb + 3 * ((size_t)y * (size_t)pixels->width + (size_t)x);
    return p[0] > p[1] + 20 && p[0] > p[2] + 20;
}

/* How many columns of pixels have some red, and the rows between which all red is. */
static int red_columns(const Pixels *pixels, int *top, int *bottom)
{
    int columns = 0;
    *top = pixels->height;
    *bottom = -1;
    for (int x = 0; x < pixels->width; x++) {
        bool found = false;
        for (int y = 0; y < pixels->height; y++) {
            if (is_reddish(pixels, x, y)) {
                found = true;
                *top = MIN(*top, y);
                *bottom = MAX(*bottom, y);
            }
        }
        columns += found;
    }
    return columns;
}

static void test_line(void)
{
    g_autoptr(Column) y = ramp(50);
    Series series = {NULL, y, "y", {red, 1, LINE_SOLID, MARKER_NONE}};
    Pixels pixels = drawn(&series, 1);
    int top = 0, bottom = 0;
    g_assert_cmpint(red_columns(&pixels, &top, &bottom), >, 350);
    g_assert_cmpint(bottom - top, >, 150);
    pixels_clear(&pixels);
}

/* No row, one row, no value, values that are no numbers: a picture without red, or with a dot. */
static void test_little(void)
{
    int top = 0, bottom = 0;
    g_autoptr(Column) none = ramp(0), one = ramp(1), all_missing = ramp(2);
    all_missing->ints[1] = 0;
    column_set_missing(all_missing, 0);
    column_set_missing(all_missing, 1);
    g_autoptr(Column) infinite = column_new(TYPE_REAL, 2, NULL);
    infinite->reals[0] = INFINITY;
    infinite->reals[1] = -INFINITY;
    g_autoptr(Column) no_times = column_new(TYPE_TIME, 0, NULL);
    const Series nothing[] = {
        {NULL, none, "y", {red, 1, LINE_SOLID, MARKER_POINT}},
        {no_times, none, "y", {red, 1, LINE_SOLID, MARKER_CIRCLE}},
        {NULL, all_missing, "y", {red, 1, LINE_SOLID, MARKER_POINT}},
        {infinite, infinite, "y", {red, 1, LINE_SOLID, MARKER_POINT}},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(nothing); i++) {
        Pixels pixels = drawn(&nothing[i], 1);
        g_assert_cmpint(red_columns(&pixels, &top, &bottom), ==, 0);
        g_assert_true(pixels_any(&pixels, 200, 100, 350, 200)); /* says so */
        pixels_clear(&pixels);
    }
    Series single = {NULL, one, "y", {red, 1, LINE_SOLID, MARKER_NONE}};
    Pixels pixels = drawn(&single, 1);
    g_assert_cmpint(red_columns(&pixels, &top, &bottom), >=, 3);
    pixels_clear(&pixels);
}

static void test_gap(void)
{
    g_autoptr(Column) y = ramp(11);
    for (size_t row = 4; row <= 6; row++) {
        y->ints[row] = 0;
        column_set_missing(y, row);
    }
    Series series = {NULL, y, "y", {red, 1, LINE_SOLID, MARKER_NONE}};
    Pixels pixels = drawn(&series, 1);
    int top = 0, bottom = 0;
    int columns = red_columns(&pixels, &top, &bottom);
    g_assert_cmpint(columns, >, 200);
    g_assert_cmpint(columns, <, 330); /* six of ten parts of some 440 */
    pixels_clear(&pixels);
}

/* One value in 200,000 that sticks out is there, in a line as among points. */
static void test_outlier(void)
{
    const size_t rows = 200000;
    g_autoptr(Column) y = column_new(TYPE_REAL, rows, NULL);
    for (size_t row = 0; row < rows; row++) {
        y->reals[row] = 1 + (double)(row % 7) / 100;
    }
    const Style styles[] = {{red, 1, LINE_SOLID, MARKER_NONE},
                            {red, 1, LINE_DASHDOT, MARKER_NONE},
                            {red, 1, LINE_NONE, MARKER_POINT},
                            {red, 1, LINE_NONE, MARKER_DIAMOND}};
    for (size_t i = 0; i < G_N_ELEMENTS(styles); i++) {
        int top_before = 0, top = 0, bottom = 0;
        Series series = {NULL, y, "y", styles[i]};
        y->reals[123456] = 50;
        y->reals[77] = 100;
        Pixels pixels = drawn(&series, 1);
        red_columns(&pixels, &top_before, &bottom);
        g_assert_cmpint(top_before, <, 40);
        g_assert_cmpint(bottom, >, 200);
        y->reals[77] = 1;
        pixels_clear(&pixels);
        pixels = drawn(&series, 1);
        red_columns(&pixels, &top, &bottom);
        g_assert_cmpint(abs(top - top_before), <=, 4);
        pixels_clear(&pixels);
    }
}

/* Two hundred thousand translucent points in one place are opaque, one is not. */
static void test_density(void)
{
    const size_t rows = 200000;
    g_autoptr(Column) x = column_new(TYPE_INT, rows, NULL), y = column_new(TYPE_INT, rows, NULL);
    for (size_t row = 0; row < rows; row++) {
        x->ints[row] = 10;
        y->ints[row] = 10;
    }
    x->ints[0] = 0;
    Series series = {x, y, "y", {red, 0.2, LINE_NONE, MARKER_POINT}};
    Pixels pixels = drawn(&series, 1);
    g_assert_cmpuint(pixels_count(&pixels, 255, 0, 0), >=, 1);
    g_assert_cmpuint(pixels_count(&pixels, 255, 0, 0), <, 15);
    bool faint = false;
    for (int y_left = 0; y_left < pixels.height; y_left++) {
        for (int x_left = 0; x_left < pixels.width / 2; x_left++) {
            faint = faint || is_reddish(&pixels, x_left, y_left);
        }
    }
    g_assert_true(faint);
    pixels_clear(&pixels);
}

/* How many columns of pixels have a colour of that channel. */
static int columns_of(const Pixels *pixels, int channel)
{
    int columns = 0;
    for (int x = 0; x < pixels->width; x++) {
        bool found = false;
        for (int y = 50; y < pixels->height && !found; y++) { /* below the legend */
            const uint8_t *p = pixels->rgb + 3 * ((size_t)y * (size_t)pixels->width + (size_t)x);
            found =
                p[channel] > p[(channel + 1) % 3] + 20 && p[channel] > p[(channel + 2) % 3] + 20;
        }
        columns += found;
    }
    return columns;
}

/* The point of a series of one row is as large as those of a series of thousands. */
static void test_one_size(void)
{
    const size_t rows = 6000;
    g_autoptr(Column) x = column_new(TYPE_INT, rows, NULL), y = column_new(TYPE_INT, rows, NULL);
    g_autoptr(Column) one = column_new(TYPE_INT, 1, NULL);
    for (size_t row = 0; row < rows; row++) {
        x->ints[row] = 10;
        y->ints[row] = 10;
    }
    Series series[] = {{x, y, "many", {red, 1, LINE_NONE, MARKER_POINT}},
                       {one, one, "one", {{0, 0, 255, 255}, 1, LINE_NONE, MARKER_POINT}}};
    Pixels pixels = drawn(series, 2);
    g_assert_cmpint(columns_of(&pixels, 0), >=, 3);
    g_assert_cmpint(abs(columns_of(&pixels, 0) - columns_of(&pixels, 2)), <=, 1);
    pixels_clear(&pixels);
}

/* A line that goes back and forth is too much for strokes; it still joins what it joins. */
static void test_scribble(void)
{
    const size_t rows = 100000;
    g_autoptr(Column) x = column_new(TYPE_INT, rows, NULL), y = column_new(TYPE_INT, rows, NULL);
    for (size_t row = 0; row < rows; row++) {
        x->ints[row] = row % 2 == 0 ? 0 : 100;
        y->ints[row] = row % 2 == 0 ? 5 : 95;
    }
    column_set_missing(y, 501);
    y->ints[501] = 0;
    Series series = {x, y, "y", {red, 1, LINE_SOLID, MARKER_NONE}};
    Pixels pixels = drawn(&series, 1);
    int top = 0, bottom = 0;
    g_assert_cmpint(red_columns(&pixels, &top, &bottom), >, 400);
    g_assert_cmpuint(pixels_count(&pixels, 255, 0, 0), <, 2000);
    pixels_clear(&pixels);
}

static void test_times_and_legend(void)
{
    const size_t rows = 100;
    g_autoptr(Column) x = column_new(TYPE_TIME, rows, NULL), y = ramp(rows);
    for (size_t row = 0; row < rows; row++) {
        x->ints[row] = START + (int64_t)row; /* nanoseconds apart: a double would lose them */
    }
    Series series[] = {{x, y, "first #1", {red, 1, LINE_NONE, MARKER_PIXEL}},
                       {x, y, "\xff", {red, 1, LINE_NONE, MARKER_PIXEL}}};
    Pixels pixels = drawn(series, 1);
    int top = 0, bottom = 0;
    g_assert_cmpint(red_columns(&pixels, &top, &bottom), >=, 90);
    pixels_clear(&pixels);
    g_autoptr(GBytes) one = render(series, 1), again = render(series, 1), two = render(series, 2);
    g_assert_true(g_bytes_equal(one, again));
    g_assert_false(g_bytes_equal(one, two));
}

static void test_extreme_values(void)
{
    const double pairs[][2] = {
        {-1.7e308, 1.7e308}, {1e-300, 2e-300}, {1e15, 1e15 + 1}, {-5, -5},      {0, 0},
        {1e-9, 1e12},        {5e-324, 1e-323}, {-1e299, 1e299},  {1e300, 1e300}};
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        g_autoptr(Column) y = column_new(TYPE_REAL, 2, NULL);
        y->reals[0] = pairs[i][0];
        y->reals[1] = pairs[i][1];
        Series series = {y, y, "y", {red, 1, LINE_DASHED, MARKER_STAR}};
        g_bytes_unref(render(&series, 1));
    }
    g_autoptr(Column) time = column_new(TYPE_TIME, 3, NULL);
    time->ints[0] = INT64_MIN;
    time->ints[1] = INT64_MAX;
    Series series = {time, time, "y", {red, 1, LINE_DASHED, MARKER_STAR}};
    g_bytes_unref(render(&series, 1));
}

/* What lies beyond the limits is cut off, and what lies within has the whole page. */
static void test_limits(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) y = column_new(TYPE_REAL, 1000, NULL);
    for (size_t row = 0; row < 1000; row++) {
        y->reals[row] = row >= 400 && row < 410 ? (double)(row % 2) : 1e300;
    }
    const Style styles[] = {{red, 1, LINE_SOLID, MARKER_NONE}, {red, 1, LINE_NONE, MARKER_SQUARE}};
    for (size_t i = 0; i < G_N_ELEMENTS(styles); i++) {
        Series series = {NULL, y, "y", styles[i]};
        Chart chart = {&series, 1, NULL, "x", "y", utc};
        chart.x_limits = (Limits){{true, true, false, 401, 0}, {true, true, false, 410, 0}, false};
        chart.y_limits = (Limits){{true, true, false, -1, 0}, {true, true, false, 2, 0}, false};
        g_autoptr(GBytes) png = drawn_png(&chart, 500, 300, NULL);
        Pixels pixels = pixels_decode(png);
        int top = 0, bottom = 0;
        g_assert_cmpint(red_columns(&pixels, &top, &bottom), >, i == 0 ? 350 : 60);
        g_assert_cmpint(top, >, 60); /* a third of the page is above */
        g_assert_cmpint(bottom, <, 200);
        pixels_clear(&pixels);
    }
}

/* Powers of ten lie on a straight line; what is not above 0 is counted. */
static void test_log(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Column) y = column_new(TYPE_REAL, 11, NULL);
    for (int row = 0; row < 9; row++) {
        y->reals[row] = pow(10, row);
    }
    y->reals[9] = 0;
    y->reals[10] = -5;
    Series series = {NULL, y, "y", {red, 1, LINE_SOLID, MARKER_NONE}};
    Chart chart = {&series, 1, NULL, "x", "y", utc};
    chart.y_limits.log = true;
    chart.diagnostics = diagnostics;
    g_autoptr(GBytes) png = drawn_png(&chart, 500, 300, NULL);
    Pixels pixels = pixels_decode(png);
    int left = pixels.width, right = 0, left_row = 0, right_row = 0;
    for (int x = 0; x < pixels.width; x++) {
        for (int row = 0; row < pixels.height; row++) {
            if (is_reddish(&pixels, x, row)) {
                left_row = x < left ? row : left_row;
                left = MIN(left, x);
                right = x;
                right_row = row;
            }
        }
    }
    int middle = (left + right) / 2, middle_row = (left_row + right_row) / 2;
    bool found = false;
    for (int row = middle_row - 3; row <= middle_row + 3; row++) {
        found = found || is_reddish(&pixels, middle, row);
    }
    g_assert_true(found);
    g_assert_cmpuint(count_entries(diagnostics, DIAGNOSTIC_WARNING, "2 rows"), ==, 1);
    pixels_clear(&pixels);
}

static void test_long_labels(void)
{
    g_autofree char *text = g_strnfill(10000, 'W');
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) y = ramp(10);
    Series series[] = {{NULL, y, text, {red, 1, LINE_SOLID, MARKER_NONE}},
                       {NULL, y, text, {red, 1, LINE_SOLID, MARKER_NONE}}};
    Chart chart = {series, 2, text, text, text, utc};
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) png = drawn_png(&chart, 500, 300, &error);
    g_assert_no_error(error);
    Pixels pixels = pixels_decode(png);
    for (int y_edge = 0; y_edge < 300; y_edge++) {
        g_assert_cmpint(pixels_ink(&pixels, 0, y_edge), ==, 0);
        g_assert_cmpint(pixels_ink(&pixels, 499, y_edge), ==, 0);
    }
    pixels_clear(&pixels);
}

static void test_small_page(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) y = ramp(10);
    Series series = {NULL, y, "y", {red, 1, LINE_SOLID, MARKER_NONE}};
    for (int side = 1; side < 400; side = side * 5 / 4 + 1) {
        Chart chart = {&series, 1, "title", "x", "y", utc};
        g_autoptr(GError) error = NULL;
        g_autoptr(GBytes) png = drawn_png(&chart, side, side, &error);
        g_assert_true((png == NULL) == (error != NULL));
        g_assert_true(png != NULL || side < 200);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/chart/line", test_line);
    g_test_add_func("/chart/little", test_little);
    g_test_add_func("/chart/gap", test_gap);
    g_test_add_func("/chart/outlier", test_outlier);
    g_test_add_func("/chart/density", test_density);
    g_test_add_func("/chart/one-size", test_one_size);
    g_test_add_func("/chart/scribble", test_scribble);
    g_test_add_func("/chart/times-and-legend", test_times_and_legend);
    g_test_add_func("/chart/extreme-values", test_extreme_values);
    g_test_add_func("/chart/limits", test_limits);
    g_test_add_func("/chart/log", test_log);
    g_test_add_func("/chart/long-labels", test_long_labels);
    g_test_add_func("/chart/small-page", test_small_page);
    return g_test_run();
}
