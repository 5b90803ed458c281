/* Kinds of charts: where their ink is. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "drawn.h"
#include "pixels.h"
#include "support.h"

static const Color red = {255, 0, 0, 255};

static bool is_red(const Pixels *pixels, int x, int y)
{
    const uint8_t *p = pixels->rgb + 3 * ((size_t)y * (size_t)pixels->width + (size_t)x);
    return p[0] > 250 && p[1] < 150 && p[2] < 150;
}

/* Draws reals over their row numbers between 0 and `n` + 1, and 0 and 10. */
static Pixels drawn(const double *values, size_t n, Kind kind)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) y = column_new(TYPE_REAL, n, NULL);
    for (size_t row = 0; row < n; row++) {
        y->reals[row] = isnan(values[row]) ? 0 : values[row];
        if (isnan(values[row])) {
            column_set_missing(y, row);
        }
    }
    Series series = {.y = y, .label = "y", .style = {red, 1, LINE_SOLID, MARKER_NONE}};
    series.kind = kind;
    Chart chart = {.series = &series, .n_series = 1};
    chart.zone = utc;
    chart.x_limits =
        (Limits){{true, true, false, 0, 0}, {true, true, false, (double)n + 1, 0}, false};
    chart.y_limits = (Limits){{true, true, false, 0, 0}, {true, true, false, 10, 0}, false};
    g_autoptr(GBytes) png = drawn_png(&chart, 500, 300, NULL),
                      again = drawn_png(&chart, 500, 300, NULL);
    g_assert_true(g_bytes_equal(png, again));
    return pixels_decode(png);
}

/* The red pixels of a column. */
static int red_in_column(const Pixels *pixels, int x)
{
    int n = 0;
    for (int y = 0; y < pixels->height; y++) {
        n += is_red(pixels, x, y);
    }
    return n;
}

/* How many runs of columns have at least `least` red pixels, and the widest of these. */
static int red_blocks(const Pixels *pixels, int least, int *widest)
{
    int blocks = 0, width = 0;
    *widest = 0;
    for (int x = 0; x < pixels->width; x++) {
        bool filled = red_in_column(pixels, x) >= least;
        blocks += filled && width == 0;
        width = filled ? width + 1 : 0;
        *widest = MAX(*widest, width);
    }
    return blocks;
}

/* Three bars as high as the page, one missing, one of 0. */
static void test_bars(void)
{
    int widest = 0;
    Pixels pixels = drawn((const double[]){10, 1e300, NAN, 0, 10}, 5, KIND_BARS);
    g_assert_cmpint(red_blocks(&pixels, 200, &widest), ==, 3);
    g_assert_cmpint(widest, >, 50); /* 0.8 of a sixth of some 440 */
    g_assert_cmpint(widest, <, 65);
    pixels_clear(&pixels);
    pixels = drawn((const double[]){10, 10, 10}, 3, KIND_HISTOGRAM);
    g_assert_cmpint(red_blocks(&pixels, 200, &widest), ==, 3); /* hairs between */
    g_assert_cmpint(widest, >, 100);
    pixels_clear(&pixels);
}

/* A bar over a time begins there: two bins of ten seconds fill twenty. */
static void test_bars_of_times(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) x = column_new(TYPE_TIME, 2, NULL), y = column_new(TYPE_INT, 2, NULL);
    for (int64_t row = 0; row < 2; row++) {
        x->ints[row] = row * INT64_C(10000000000);
        y->ints[row] = 10;
    }
    Series series = {.x = x, .y = y, .label = "y", .style = {red, 1, LINE_SOLID, MARKER_NONE}};
    series.kind = KIND_BARS;
    Chart chart = {.series = &series, .n_series = 1, .zone = utc};
    chart.x_limits.from = (Limit){true, false, true, 0, 0};
    chart.x_limits.to = (Limit){true, false, true, 0, INT64_C(20000000000)};
    g_autoptr(GBytes) png = drawn_png(&chart, 500, 300, NULL);
    Pixels pixels = pixels_decode(png);
    int widest = 0, columns = 0;
    g_assert_cmpint(red_blocks(&pixels, 200, &widest), ==, 2);
    for (int column = 0; column < pixels.width; column++) {
        columns += red_in_column(&pixels, column) >= 200;
    }
    g_assert_cmpint(abs(columns - 2 * widest), <=, 1); /* neither is cut */
    g_assert_cmpint(widest, >, 150);                   /* 0.8 of a half of some 440 */
    pixels_clear(&pixels);
}

/* A single high bar among very many is there. */
static void test_thin_bars(void)
{
    const size_t n = 100000;
    int widest = 0;
    g_autofree double *values = g_new(double, n);
    for (size_t i = 0; i < n; i++) {
        values[i] = 1;
    }
    values[n / 2] = 9.9;
    Pixels pixels = drawn(values, n, KIND_BARS);
    g_assert_cmpint(red_blocks(&pixels, 200, &widest), ==, 1);
    g_assert_cmpint(widest, ==, 1);
    pixels_clear(&pixels);
}

/* Steps are level or upright: a level stretch is as long as the way from one x to the next. */
static void test_steps(void)
{
    Pixels steps = drawn((const double[]){0.5, 9.5}, 2, KIND_STEPS);
    Pixels line = drawn((const double[]){0.5, 9.5}, 2, KIND_LINE);
    int upright = 0, most = 0;
    for (int x = 0; x < steps.width; x++) {
        upright = MAX(upright, red_in_column(&steps, x));
        most = MAX(most, red_in_column(&line, x));
    }
    g_assert_cmpint(upright, >, 150);
    g_assert_cmpint(most, <, 20);
    pixels_clear(&steps);
    pixels_clear(&line);
}

/* Below the line of an area there is a tint, above there is none, and none at a gap. */
static void test_area(void)
{
    Pixels area = drawn((const double[]){5, 5, 5, NAN, 1, 1e300, 1}, 7, KIND_AREA);
    size_t tinted = pixels_count(&area, 255, 204, 204);
    g_assert_cmpuint(tinted, >, 8000); /* two eighths of 440 x half of 250 */
    g_assert_cmpuint(tinted, <, 45000);
    pixels_clear(&area);
}

/* Bars of categories: the first on top, each as long as its value. */
static void test_horizontal(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Categories) categories = categories_new();
    g_autoptr(Column) names =
        column_of(TYPE_TEXT, LIST("[2001:0db8:85a3:1234:5678:8a2e:0370:7334]:65535", "b", "", "d"));
    g_autoptr(Column) places = categories_add(categories, names, "name", NULL);
    g_autoptr(Column) values = column_of(TYPE_INT, LIST("4", "1", "9", ""));
    Series series = {
        .x = values, .y = places, .label = "y", .style = {red, 1, LINE_SOLID, MARKER_NONE}};
    series.kind = KIND_BARS;
    Chart chart = {.series = &series, .n_series = 1};
    chart.zone = utc;
    chart.y_categories = categories;
    g_autoptr(GBytes) png = drawn_png(&chart, 900, 300, NULL);
    Pixels pixels = pixels_decode(png);
    const int middles[3] = {61, 142, 223}; /* of the bars */
    int lengths[3] = {0}, left = pixels.width;
    for (int i = 0; i < 3; i++) {
        for (int x = 0; x < pixels.width; x++) {
            bool found = is_red(&pixels, x, middles[i]);
            lengths[i] += found;
            left = found ? MIN(left, x) : left;
        }
    }
    g_assert_cmpint(abs(lengths[0] - 4 * lengths[1]), <=, 6);
    g_assert_cmpint(lengths[1], >, 50);
    g_assert_cmpint(lengths[2], ==, 0);
    g_assert_cmpint(left, >, 250); /* the whole name has room */
    g_assert_cmpint(left, <, 420);
    pixels_clear(&pixels);
}

/* A limit cuts bars that run to the right, and does not leave them out. */
static void test_cut_bars(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Categories) categories = categories_new();
    g_autoptr(Column) names = column_of(TYPE_TEXT, LIST("a"));
    g_autoptr(Column) places = categories_add(categories, names, "name", NULL);
    g_autoptr(Column) values = column_of(TYPE_INT, LIST("1000"));
    Series series = {
        .x = values, .y = places, .label = "y", .style = {red, 1, LINE_SOLID, MARKER_NONE}};
    series.kind = KIND_BARS;
    Chart chart = {.series = &series, .n_series = 1};
    chart.zone = utc;
    chart.y_categories = categories;
    chart.x_limits.to = (Limit){true, true, false, 10, 0};
    g_autoptr(GBytes) png = drawn_png(&chart, 500, 300, NULL);
    Pixels pixels = pixels_decode(png);
    int widest = 0;
    g_assert_cmpint(red_blocks(&pixels, 150, &widest), ==, 1);
    g_assert_cmpint(widest, >, 400);
    pixels_clear(&pixels);
}

/* Bars need all of their names, points do not; a million names are refused. */
static void test_many_categories(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Categories) categories = categories_new();
    g_autoptr(Dictionary) dictionary = dictionary_new();
    g_autoptr(Column) names = column_new(TYPE_TEXT, CATEGORIES_MAX + 1, dictionary);
    for (size_t row = 0; row < names->rows; row++) {
        g_autofree char *name = g_strdup_printf("host %zu", row);
        names->codes[row] = dictionary_intern(dictionary, name, strlen(name));
    }
    g_autoptr(Column) some = column_slice(names, 0, CATEGORIES_MAX);
    g_autoptr(Column) places = categories_add(categories, some, "host", NULL);
    g_assert_cmpuint(categories_count(categories), ==, CATEGORIES_MAX);
    g_assert_cmpstr(categories_label(categories, 7), ==, "host 7");
    Series series = {
        .x = places, .y = places, .label = "y", .style = {red, 1, LINE_NONE, MARKER_POINT}};
    Chart chart = {.series = &series, .n_series = 1};
    chart.zone = utc;
    chart.y_categories = categories;
    chart.x_categories = categories;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) points = drawn_png(&chart, 900, 300, &error);
    g_assert_no_error(error);
    g_assert_nonnull(points);
    chart.x_categories = NULL;
    series.kind = KIND_BARS;
    g_assert_null(drawn_png(&chart, 900, 300, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "inches high");
    g_assert_null(categories_add(categories, names, "host", &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "'host' has more than 500");
}

static void test_names(void)
{
    Kind kind = KIND_LINE;
    g_autoptr(GError) error = NULL;
    g_assert_true(kind_from_name("ecdf", &kind, NULL));
    g_assert_cmpint(kind, ==, KIND_ECDF);
    g_assert_false(kind_from_name("pie", &kind, &error));
    g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/kinds/bars", test_bars);
    g_test_add_func("/kinds/bars-of-times", test_bars_of_times);
    g_test_add_func("/kinds/thin-bars", test_thin_bars);
    g_test_add_func("/kinds/steps", test_steps);
    g_test_add_func("/kinds/area", test_area);
    g_test_add_func("/kinds/horizontal", test_horizontal);
    g_test_add_func("/kinds/many-categories", test_many_categories);
    g_test_add_func("/kinds/cut-bars", test_cut_bars);
    g_test_add_func("/kinds/names", test_names);
    return g_test_run();
}
