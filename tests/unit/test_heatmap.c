/* Heat maps: which pixels have which colour, and the bar that explains them. */
#include <math.h>
#include <string.h>

#include "drawn.h"
#include "pixels.h"
#include "plot/color_scale.h"
#include "support.h"

/* Is the pixel of that colour? */
static bool is_colored(const Pixels *pixels, int x, int y, Color color)
{
    const uint8_t *p = pixels->rgb + 3 * ((size_t)y * (size_t)pixels->width + (size_t)x);
    return abs(p[0] - color.red) <= 2 && abs(p[1] - color.green) <= 2 &&
           abs(p[2] - color.blue) <= 2;
}

static size_t count_colored(const Pixels *pixels, Color color)
{
    size_t n = 0;
    for (int y = 0; y < pixels->height; y++) {
        for (int x = 0; x < pixels->width; x++) {
            n += is_colored(pixels, x, y, color);
        }
    }
    return n;
}

/* Cells with a corner and an opposite one, in units of the axes. */
static Pixels drawn(const char *const *x, const char *const *x_end, const char *const *y,
                    const char *const *y_end, const char *const *z, Diagnostics *diagnostics,
                    bool log)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) x_column = column_of(TYPE_REAL, x);
    g_autoptr(Column) x_end_column = column_of(TYPE_REAL, x_end);
    g_autoptr(Column) y_column = column_of(TYPE_REAL, y);
    g_autoptr(Column) y_end_column = column_of(TYPE_REAL, y_end);
    g_autoptr(Column) z_column = column_of(TYPE_INT, z);
    Series series = {.x = x_column, .y = y_column, .label = "y", .kind = KIND_HEATMAP};
    series.x_end = x_end_column;
    series.y_end = y_end_column;
    series.z = z_column;
    Chart chart = {.series = &series, .n_series = 1, .diagnostics = diagnostics};
    chart.zone = utc;
    chart.log_color = log;
    chart.color_label = "z";
    g_autoptr(GBytes) png = drawn_png(&chart, 600, 400, NULL),
                      again = drawn_png(&chart, 600, 400, NULL);
    g_assert_true(g_bytes_equal(png, again));
    return pixels_decode(png);
}

/* Three cells of a square of four: the greatest value in the lower left corner, 0 to the right of
 * it, half above, and nothing in the upper right. */
static void test_cells(void)
{
    Pixels p =
        drawn(LIST("0.0", "1.0", "0.0"), LIST("1.0", "2.0", "1.0"), LIST("0.0", "0.0", "1.0"),
              LIST("1.0", "1.0", "2.0"), LIST("8", "0", "4"), NULL, false);
    /* The area of data is about 40 … 500 by 21 … 366. */
    g_assert_true(is_colored(&p, 100, 300, color_scale_at(1)));
    g_assert_true(is_colored(&p, 400, 300, color_scale_at(0)));
    g_assert_true(is_colored(&p, 100, 100, color_scale_at(0.5)));
    g_assert_cmpint(pixels_ink(&p, 403, 103), ==, 0);
    size_t most = count_colored(&p, color_scale_at(1)),
           least = count_colored(&p, color_scale_at(0));
    size_t middle = count_colored(&p, color_scale_at(0.5));
    g_assert_cmpuint(most, >, 35000);
    g_assert_cmpuint(most, <, 45000);
    g_assert_cmpfloat(fabs((double)most / (double)least - 1), <, 0.03);
    g_assert_cmpfloat(fabs((double)most / (double)middle - 1), <, 0.03);
    pixels_clear(&p);
}

/* Missing values are not drawn, nor those that have no logarithm, of which a warning tells. */
static void test_missing(void)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    Pixels p =
        drawn(LIST("0.0", "1.0", "2.0"), LIST("1.0", "2.0", "3.0"), LIST("0.0", "0.0", "0.0"),
              LIST("1.0", "1.0", "1.0"), LIST("1", "", "100"), diagnostics, true);
    g_assert_cmpuint(diagnostics->entries->len, ==, 0);
    g_assert_true(is_colored(&p, 100, 200, color_scale_at(0)));
    g_assert_true(is_colored(&p, 450, 200, color_scale_at(1)));
    g_assert_cmpint(pixels_ink(&p, 270, 203), ==, 0);
    pixels_clear(&p);
    p = drawn(LIST("0.0", "1.0", "2.0"), LIST("1.0", "2.0", "3.0"), LIST("0.0", "0.0", "0.0"),
              LIST("1.0", "1.0", "1.0"), LIST("1", "0", "100"), diagnostics, true);
    g_assert_cmpuint(count_entries(diagnostics, DIAGNOSTIC_WARNING, "1 row"), ==,
                     2); /* twice drawn */
    g_assert_cmpint(pixels_ink(&p, 270, 203), ==, 0);
    pixels_clear(&p);
}

/* A single great value among a million cells, many to a pixel, is seen. */
static void test_dense(void)
{
    const size_t side = 1000, n = side * side;
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) x = column_new(TYPE_INT, n, NULL), x_end = column_new(TYPE_INT, n, NULL);
    g_autoptr(Column) y = column_new(TYPE_INT, n, NULL), y_end = column_new(TYPE_INT, n, NULL);
    g_autoptr(Column) z = column_new(TYPE_INT, n, NULL);
    for (size_t i = 0; i < n; i++) {
        x->ints[i] = (int64_t)(i % side);
        y->ints[i] = (int64_t)(i / side);
        x_end->ints[i] = x->ints[i] + 1;
        y_end->ints[i] = y->ints[i] + 1;
        z->ints[i] = 1;
    }
    z->ints[123456] = 10;
    Series series = {.x = x, .y = y, .label = "y", .kind = KIND_HEATMAP};
    series.x_end = x_end;
    series.y_end = y_end;
    series.z = z;
    Chart chart = {.series = &series, .n_series = 1};
    chart.zone = utc;
    g_autoptr(GBytes) png = drawn_png(&chart, 400, 300, NULL);
    Pixels p = pixels_decode(png);
    bool seen = false;
    for (int px = 70; px < 320; px++) { /* without the bar at the right */
        for (int py = 30; py < 260; py++) {
            seen = seen || is_colored(&p, px, py, color_scale_at(1));
            g_assert_cmpint(pixels_ink(&p, px, py), >, 0); /* and there is no seam */
        }
    }
    g_assert_true(seen);
    pixels_clear(&p);
}

/* Between cells side by side there is neither a gap nor a mixture of their colours. */
static void test_no_seams(void)
{
    Pixels p = drawn(LIST("0.0", "0.7", "0.0", "0.7"), LIST("0.7", "3.1", "0.7", "3.1"),
                     LIST("0.0", "0.0", "1.3", "1.3"), LIST("1.3", "1.3", "1.7", "1.7"),
                     LIST("50", "5", "20", "35"), NULL, false);
    const Color colors[4] = {color_scale_at(1), color_scale_at(0.1), color_scale_at(0.4),
                             color_scale_at(0.7)};
    for (int x = 60; x < 490; x++) {
        for (int y = 40; y < 350; y++) {
            bool one = false;
            for (size_t i = 0; i < G_N_ELEMENTS(colors); i++) {
                one = one || is_colored(&p, x, y, colors[i]);
            }
            g_assert_true(one);
        }
    }
    pixels_clear(&p);
}

static void test_nothing(void)
{
    Pixels p = drawn(LIST(NULL), LIST(NULL), LIST(NULL), LIST(NULL), LIST(NULL), NULL, false);
    g_assert_true(pixels_any(&p, 200, 150, 400, 250)); /* it says so */
    g_assert_cmpuint(count_colored(&p, color_scale_at(1)), ==, 0);
    pixels_clear(&p);
    p = drawn(LIST("0.0"), LIST("1.0"), LIST("0.0"), LIST("1.0"), LIST(""), NULL, false);
    g_assert_cmpuint(count_colored(&p, color_scale_at(1)), ==, 0);
    pixels_clear(&p);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/heatmap/cells", test_cells);
    g_test_add_func("/heatmap/missing", test_missing);
    g_test_add_func("/heatmap/dense", test_dense);
    g_test_add_func("/heatmap/no-seams", test_no_seams);
    g_test_add_func("/heatmap/nothing", test_nothing);
    return g_test_run();
}
