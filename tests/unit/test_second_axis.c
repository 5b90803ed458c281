/* A second y axis: where its series stand, what its ticks are, and what the legend says. */
#include <math.h>

#include "drawn.h"
#include "pixels.h"
#include "plot/layout.h"
#include "plot/second_axis.h"
#include "plot/ticks.h"
#include "support.h"

static const Color red = {255, 0, 0, 255}, blue = {0, 0, 255, 255};

/* Ten rows from 0 up to `last`. */
static Column *ramp(double last)
{
    Column *column = column_new(TYPE_REAL, 10, NULL);
    for (size_t row = 0; row < 10; row++) {
        column->reals[row] = last * (double)row / 9;
    }
    return column;
}

static const Page page_of_test = {600, 400, 100, PAGE_PNG};

typedef struct {
    Series series[2];
    Chart chart;
} Example;

/* Both over the row number; the second one on the right. */
static void make(Example *example, const Column *left, const Column *right, GTimeZone *zone)
{
    *example = (Example){
        .series = {{NULL, left, "left", {red, 1, LINE_SOLID, MARKER_NONE}},
                   {NULL, right, "right", {blue, 1, LINE_SOLID, MARKER_NONE}}},
    };
    example->series[1].right = true;
    example->chart = (Chart){.series = example->series, .n_series = 2, .zone = zone};
}

/* The rows of pixels between which a colour is. */
static void rows_of(const Pixels *pixels, int channel, int *top, int *bottom)
{
    *top = pixels->height;
    *bottom = -1;
    for (int y = 45; y < pixels->height; y++) { /* below the legend */
        for (int x = 60; x < pixels->width - 90; x++) {
            const uint8_t *p = pixels->rgb + 3 * ((size_t)y * (size_t)pixels->width + (size_t)x);
            if (p[channel] > p[(channel + 1) % 3] + 60 && p[channel] > p[(channel + 2) % 3] + 60) {
                *top = MIN(*top, y);
                *bottom = MAX(*bottom, y);
            }
        }
    }
}

/* Values a million times as large reach as high on an axis of their own. */
static void test_place(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) left = ramp(1), right = ramp(1e6);
    for (size_t row = 0; row < 10; row++) {
        right->reals[row] = 1e6 - right->reals[row]; /* else one line would hide the other */
    }
    Example example;
    make(&example, left, right, utc);
    g_autoptr(GBytes) png = drawn_png(&example.chart, 600, 400, NULL),
                      again = drawn_png(&example.chart, 600, 400, NULL);
    g_assert_true(g_bytes_equal(png, again));
    Pixels pixels = pixels_decode(png);
    int red_top = 0, red_bottom = 0, blue_top = 0, blue_bottom = 0;
    rows_of(&pixels, 0, &red_top, &red_bottom);
    rows_of(&pixels, 2, &blue_top, &blue_bottom);
    g_assert_cmpint(red_bottom - red_top, >, 200);
    g_assert_cmpint(blue_bottom - blue_top, >, 200);
    pixels_clear(&pixels);
}

/* Its own limits cut the right series and leave the left one alone. */
static void test_limits(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) left = ramp(1), right = ramp(8);
    Example example;
    make(&example, left, right, utc);
    example.chart.y2_limits.to = (Limit){true, true, false, 80, 0};
    g_autoptr(GBytes) png = drawn_png(&example.chart, 600, 400, NULL);
    Pixels pixels = pixels_decode(png);
    int red_top = 0, red_bottom = 0, blue_top = 0, blue_bottom = 0;
    rows_of(&pixels, 0, &red_top, &red_bottom);
    rows_of(&pixels, 2, &blue_top, &blue_bottom);
    g_assert_cmpint(red_bottom - red_top, >, 200);
    g_assert_cmpint(blue_bottom - blue_top, <, 40);
    g_assert_cmpint(blue_bottom - blue_top, >, 20);
    pixels_clear(&pixels);
}

/* The ticks of a chart of 600 x 400 pixels. */
typedef struct {
    ChartDrawing drawing;
    Layout layout;
    size_t aligned; /* ticks of the right that are as high as one of the left */
} Ticks;

static bool lay_out(Canvas *canvas, void *data, GError **error)
{
    Ticks *ticks = data;
    const Place page = {.frame = {0, 0, 600, 400}, .width = 600};
    if (!layout_place(&ticks->layout, canvas, &page, &ticks->drawing, error)) {
        return false;
    }
    second_axis_follow(&ticks->drawing);
    for (guint i = 0; i < ticks->layout.y2_ticks->len; i++) {
        double right =
            plane_y(&ticks->drawing.right, ticks_at(ticks->layout.y2_ticks, i)->position);
        for (guint j = 0; j < ticks->layout.y_ticks->len; j++) {
            double left =
                plane_y(&ticks->drawing.plane, ticks_at(ticks->layout.y_ticks, j)->position);
            ticks->aligned += fabs(left - right) < 1e-6;
        }
    }
    return true;
}

/* Over all sizes of values: ticks are aligned or the axis is full; never both badly. */
static void test_aligned(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) left = ramp(70);
    size_t all_aligned = 0, charts = 0;
    for (double last = 1e-12; last < 1e15; last *= 1.7) {
        g_autoptr(Column) right = ramp(last);
        Example example;
        make(&example, left, right, utc);
        Ticks ticks = {.aligned = 0};
        chart_measure(&ticks.drawing, &example.chart, 1);
        chart_finish(&ticks.drawing);
        g_autoptr(GError) error = NULL;
        g_autoptr(GBytes) png = canvas_render(&page_of_test, lay_out, &ticks, &error);
        g_assert_no_error(error);
        g_assert_nonnull(png);
        const Axis *axis = &ticks.drawing.right.y;
        guint n = ticks.layout.y2_ticks->len;
        g_assert_cmpuint(n, >=, 2);
        g_assert_cmpuint(n, <=, 10);
        g_assert_cmpfloat(last, >=, 0.55 * axis->max);
        g_assert_cmpfloat(last, <=, axis->max);
        all_aligned += ticks.aligned == n;
        charts++;
        layout_clear(&ticks.layout);
    }
    g_assert_cmpuint(all_aligned, >, charts * 2 / 3);
}

/* Where the axes do not begin at 0, both fill the height. */
static void test_not_aligned(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) left = ramp(70), right = ramp(1);
    for (size_t row = 0; row < 10; row++) {
        right->reals[row] += 1000;
    }
    Example example;
    make(&example, left, right, utc);
    Ticks ticks = {.aligned = 0};
    chart_measure(&ticks.drawing, &example.chart, 1);
    chart_finish(&ticks.drawing);
    g_autoptr(GBytes) png = canvas_render(&page_of_test, lay_out, &ticks, NULL);
    g_assert_nonnull(png);
    g_assert_cmpfloat(ticks.drawing.right.y.min, >, 999);
    g_assert_cmpfloat(ticks.drawing.right.y.max, <, 1002);
    layout_clear(&ticks.layout);
}

/* Lines over bars of times stand at their middles. */
static void test_over_bars(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) time = column_new(TYPE_TIME, 10, NULL), values = ramp(5);
    for (int64_t row = 0; row < 10; row++) {
        time->ints[row] = row * INT64_C(5000000000);
    }
    Example example;
    make(&example, values, values, utc);
    example.series[0].x = example.series[1].x = time;
    example.series[0].kind = KIND_BARS;
    ChartDrawing drawing;
    chart_measure(&drawing, &example.chart, 1);
    chart_finish(&drawing);
    g_assert_cmpfloat(drawing.plane.slot, ==, 5);
    g_assert_cmpfloat(drawing.plane.x.min, <=, 0);
    g_assert_cmpfloat(drawing.plane.x.max, >=, 50); /* the end of the last bin */
    drawing.plane.area = (Rect){0, 0, 1000, 100};
    second_axis_follow(&drawing);
    double bar = plane_x(&drawing.plane, 20 + 2.5);
    double point = plane_point(&drawing.right, &example.series[1], 4).x;
    g_assert_cmpfloat(fabs(bar - point), <, 1e-9);
}

static double channel(double value)
{
    value /= 255;
    return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

/* The texts of an axis have its series' colour, and can be read. */
static void test_text_color(void)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) values = ramp(5);
    Example example;
    make(&example, values, values, utc);
    for (size_t i = 0; i < 10; i++) {
        example.series[1].style.color = style_palette(i);
        Color color = second_axis_text_color(&example.chart, true);
        double luminance = 0.2126 * channel(color.red) + 0.7152 * channel(color.green) +
                           0.0722 * channel(color.blue);
        g_assert_cmpfloat(1.05 / (luminance + 0.05), >=, 4.5);
    }
    Color left = second_axis_text_color(&example.chart, false);
    g_assert_true(left.red > 150 && left.green == 0 && left.blue == 0);
    example.series[1].right = false;
    g_assert_true(color_equal(second_axis_text_color(&example.chart, false), COLOR_TEXT));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/second-axis/place", test_place);
    g_test_add_func("/second-axis/limits", test_limits);
    g_test_add_func("/second-axis/aligned", test_aligned);
    g_test_add_func("/second-axis/not-aligned", test_not_aligned);
    g_test_add_func("/second-axis/over-bars", test_over_bars);
    g_test_add_func("/second-axis/text-color", test_text_color);
    return g_test_run();
}
