/* Pages of many sizes with whatever texts there may be: nothing is cut at the edge of the page, and
 * nothing is left blank. */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "drawn.h"
#include "pixels.h"
#include "support.h"

#define START (INT64_C(1700000000000000000)) /* 2023-11-14T22:13:20Z */
#define ROWS  40

/* What an axis may have to show. */
typedef struct {
    Type type;
    double from, to; /* of the values; seconds of a time */
} Values;

static const Values all_values[] = {
    {TYPE_INT, 0, 1600},         {TYPE_REAL, -1e-12, 3e-12},  {TYPE_REAL, 1e14, 1e15},
    {TYPE_REAL, 1e-300, 1e300},  {TYPE_TIME, 0, 1e-6},        {TYPE_TIME, 0, 9e4},
    {TYPE_TIME, 0, 86400 * 3e3}, {TYPE_INT, 1e9, 1e9 + 3000}, {TYPE_REAL, 5, 5},
};

static Column *make_column(const Values *values)
{
    Column *column = column_new(values->type, ROWS, NULL);
    for (size_t row = 0; row < ROWS; row++) {
        double part = (double)(row * 17 % ROWS) / (ROWS - 1);
        double value = values->from + part * (values->to - values->from);
        if (values->type == TYPE_REAL) {
            column->reals[row] = value;
        } else if (values->type == TYPE_TIME) {
            column->ints[row] = START + (int64_t)(value * 1e9);
        } else {
            column->ints[row] = (int64_t)value;
        }
    }
    return column;
}

static void check_edges(GBytes *png, int width, int height)
{
    Pixels pixels = pixels_decode(png);
    g_assert_cmpint(pixels.width, ==, width);
    g_assert_cmpint(pixels.height, ==, height);
    g_assert_false(pixels_any(&pixels, 0, 0, width, 1));
    g_assert_false(pixels_any(&pixels, 0, height - 1, width, height));
    g_assert_false(pixels_any(&pixels, 0, 0, 1, height));
    g_assert_false(pixels_any(&pixels, width - 1, 0, width, height));
    g_assert_true(pixels_any(&pixels, 1, 1, width - 1, height - 1));
    pixels_clear(&pixels);
}

/* Draws it, or is told in words that there is no room; where there is, twice the same. */
static bool check(const Chart *chart, int width, int height, double dpi)
{
    const Figure figure = {
        .page = {width, height, dpi, PAGE_PNG}, .charts = chart, .n_charts = 1, .grid = {1, 1}};
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) png = figure_render(&figure, &error);
    if (png == NULL) {
        assert_failed(&error, TABSHARK_ERROR_FAILED, "room");
        return false;
    }
    check_edges(png, width, height);
    g_autoptr(GBytes) again = figure_render(&figure, NULL);
    g_assert_true(g_bytes_equal(png, again));
    return true;
}

static const Style line = {{31, 119, 180, 255}, 1, LINE_SOLID, MARKER_CIRCLE};

/* Axes of all kinds of values, on pages from a stamp to a poster. */
static void test_ticks(void)
{
    const int sizes[][2] = {{260, 200}, {300, 900}, {1200, 220}, {1000, 600}, {431, 397}};
    const double dpis[] = {60, 100, 173};
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    size_t drawn = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(all_values); i++) {
        g_autoptr(Column) x = make_column(&all_values[i]);
        for (size_t j = 0; j < G_N_ELEMENTS(all_values); j++) {
            const Values *right_values = &all_values[(i + j) % G_N_ELEMENTS(all_values)];
            g_autoptr(Column) y = make_column(&all_values[j]), right = make_column(right_values);
            Series series[] = {{x, y, "left", line}, {x, right, "right", line}};
            series[1].right = true;
            Chart chart = {.series = series, .n_series = 1 + (i + j) % 2, .zone = utc};
            chart.x_label = "x";
            chart.y_label = "y";
            chart.y2_label = "z";
            const int *size = sizes[(i + 2 * j) % G_N_ELEMENTS(sizes)];
            drawn += check(&chart, size[0], size[1], dpis[(i * 3 + j) % G_N_ELEMENTS(dpis)]);
        }
    }
    g_assert_cmpuint(drawn, >, 60); /* of 81: the others are a stamp with large print */
}

/* Any text in every place where one can stand. */
static void test_texts(void)
{
    g_autofree char *wide = g_strnfill(10000, 'W'), *hashes = g_strnfill(10000, '#');
    g_autofree char *bytes = g_strnfill(300, '\xff');
    const char *const texts[] = {wide,
                                 hashes,
                                 bytes,
                                 "",
                                 "#gq#u##d\\frac{a}{b}$x$",
                                 "\n\t\x1b[2J\x01",
                                 "\xe2\x80\xae"
                                 "desrever",
                                 "日本語 ÄÖÜ 🙂 e\xcc\x81",
                                 "\xf0\x9f\x99"};
    const int sizes[][2] = {{400, 300}, {1000, 600}, {700, 280}};
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) values = make_column(&all_values[0]);
    g_autoptr(Column) holds = column_new(TYPE_BOOL, ROWS, NULL);
    holds->bools[3] = 1;
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        Series series[] = {{NULL, values, texts[i], line}, {NULL, values, texts[i], line}};
        series[1].right = true;
        const Column *rows[] = {holds, holds};
        const Mark mark = {texts[i], rows};
        Chart chart = {.series = series, .n_series = 2, .zone = utc, .title = texts[i]};
        chart.legend_title = chart.x_label = chart.y_label = chart.y2_label = texts[i];
        chart.marks = &mark;
        chart.n_marks = 1;
        for (size_t j = 0; j < G_N_ELEMENTS(sizes); j++) {
            g_assert_true(check(&chart, sizes[j][0], sizes[j][1], 100));
        }
    }
}

/* The same as names on both axes, also below bars. */
static void test_names(void)
{
    g_autofree char *wide = g_strnfill(10000, 'W');
    g_autofree char *bytes = g_strnfill(300, '\xff');
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Categories) categories = categories_new();
    g_autoptr(Column) names =
        column_of(TYPE_TEXT, LIST(wide, "a", "#", bytes, "\x1b", wide + 1, "日本語"));
    g_autoptr(Column) places = categories_add(categories, names, "name", NULL);
    g_autoptr(Column) values = column_of(TYPE_INT, LIST("1", "2", "3", "4", "5", "6", "7"));
    for (int width = 300; width < 1500; width = width * 3 / 2) {
        Series series = {places, places, "y", line};
        Chart chart = {.series = &series, .n_series = 1, .zone = utc};
        chart.x_categories = chart.y_categories = categories;
        g_assert_true(check(&chart, width, 300, 100));
        chart.y_categories = NULL;
        series.y = values;
        g_assert_true(check(&chart, width, 300, 100));
        series.y = places;
        chart.y_categories = categories;
        chart.x_categories = NULL;
        series.x = values;
        series.kind = KIND_BARS;
        g_assert_true(check(&chart, width, 300, 100));
    }
}

/* Values that are no numbers leave the others as they are, in every kind. */
static void test_no_numbers(void)
{
    const Kind kinds[] = {KIND_LINE, KIND_POINTS, KIND_STEPS, KIND_AREA, KIND_BARS};
    const double odd[] = {NAN, INFINITY, -INFINITY, 1.7e308, -1.7e308, 5e-324};
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    for (size_t i = 0; i < G_N_ELEMENTS(kinds) * 4; i++) {
        g_autoptr(Column) x = make_column(&all_values[1]), y = make_column(&all_values[2]);
        for (size_t j = 0; j < G_N_ELEMENTS(odd); j++) {
            x->reals[3 * j] = odd[j];
            y->reals[5 * j + 1] = odd[j];
        }
        Series series[] = {{x, y, "left", line}, {x, y, "right", line}};
        series[0].kind = series[1].kind = kinds[i % G_N_ELEMENTS(kinds)];
        series[1].right = true;
        series[1].kind = kind_is_bars(series[1].kind) ? KIND_LINE : series[1].kind;
        Chart chart = {.series = series, .n_series = 1 + i / 10, .zone = utc};
        chart.y_limits.log = chart.y2_limits.log = i / 5 % 2 == 1;
        g_assert_true(check(&chart, 600, 400, 100));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/page-edges/ticks", test_ticks);
    g_test_add_func("/page-edges/texts", test_texts);
    g_test_add_func("/page-edges/names", test_names);
    g_test_add_func("/page-edges/no-numbers", test_no_numbers);
    return g_test_run();
}
