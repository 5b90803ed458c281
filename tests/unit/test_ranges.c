/* Ranges: where their ink is. */
#include "drawn.h"
#include "pixels.h"
#include "plot/points.h"
#include "support.h"

static const Color red = {255, 0, 0, 255};

static bool is_red(const Pixels *pixels, int x, int y)
{
    const uint8_t *p = pixels->rgb + 3 * ((size_t)y * (size_t)pixels->width + (size_t)x);
    return p[0] - (p[1] + p[2]) / 2 > 60;
}

/* How many red pixels there are in the columns from left to right - 1, and over how many rows. */
static int count_red(const Pixels *pixels, int left, int right, int *rows)
{
    int n = 0;
    *rows = 0;
    for (int y = 0; y < pixels->height; y++) {
        int before = n;
        for (int x = left; x < right; x++) {
            n += is_red(pixels, x, y);
        }
        *rows += n > before;
    }
    return n;
}

/* Ranges on axes from 0 to 10. */
static Pixels drawn(const Column *x, const Column *y, const Column *y_end, bool heavy)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    const Series series = {.x = x,
                           .y = y,
                           .y_end = y_end,
                           .label = "y",
                           .kind = KIND_RANGES,
                           .style = {red, 1, LINE_NONE, MARKER_NONE},
                           .heavy = heavy};
    Chart chart = {.series = &series, .n_series = 1};
    chart.zone = utc;
    chart.x_limits = chart.y_limits =
        (Limits){{true, true, false, 0, 0}, {true, true, false, 10, 0}, false};
    g_autoptr(GBytes) png = drawn_png(&chart, 500, 300, NULL);
    return pixels_decode(png);
}

static Pixels drawn_cells(const char *const *x, const char *const *y, const char *const *y_end,
                          bool heavy)
{
    g_autoptr(Column) xs = column_of(TYPE_REAL, x), ys = column_of(TYPE_REAL, y);
    g_autoptr(Column) ends = column_of(TYPE_REAL, y_end);
    return drawn(xs, ys, ends, heavy);
}

/* As long as from end to end, either way round; short ones are seen, and what lacks a value is not.
 */
static void test_lengths(void)
{
    const char *const *cases[][2] = {
        {LIST("2.0"), LIST("8.0")}, {LIST("8.0"), LIST("2.0")}, {LIST("2.0"), LIST("5.0")},
        {LIST("5.0"), LIST("5.0")}, {LIST("5.0"), LIST("")},
    };
    int rows[5];
    for (size_t i = 0; i < 5; i++) {
        Pixels p = drawn_cells(LIST("5.0"), cases[i][0], cases[i][1], false);
        count_red(&p, 0, p.width, &rows[i]);
        g_free(p.rgb);
    }
    g_assert_cmpint(rows[0], >, 100);
    g_assert_cmpint(abs(rows[0] - rows[1]), <=, 1);
    g_assert_cmpint(abs(rows[0] - 2 * rows[2]), <=, 3);
    g_assert_cmpint(rows[3], >=, 3);
    g_assert_cmpint(rows[3], <=, 6);
    g_assert_cmpint(rows[4], ==, 0);
}

/* Whole pixels, all of one width; heavy ones are wider. */
static void test_widths(void)
{
    for (int heavy = 0; heavy < 2; heavy++) {
        int rows = 0;
        Pixels p = drawn_cells(LIST("5.0"), LIST("2.0"), LIST("8.0"), heavy == 1);
        double width = count_red(&p, 0, p.width, &rows) / (double)rows;
        g_assert_cmpfloat_with_epsilon(width, heavy == 1 ? 3 : 2, 0.1);
        g_free(p.rgb);
    }
}

/* So many that they are counted on pixels lie where few would. */
static void test_many(void)
{
    size_t n = POINTS_MAX_SINGLE + 10;
    g_autoptr(Column) x = column_new(TYPE_REAL, n, NULL), y = column_new(TYPE_REAL, n, NULL);
    g_autoptr(Column) end = column_new(TYPE_REAL, n, NULL);
    for (size_t i = 0; i < n; i++) {
        x->reals[i] = i % 2 == 0 ? 2 : 8;
        y->reals[i] = 2;
        end->reals[i] = i % 2 == 0 ? 5 : 8;
    }
    Pixels many = drawn(x, y, end, false);
    Pixels few = drawn_cells(LIST("2.0", "8.0"), LIST("2.0", "2.0"), LIST("5.0", "8.0"), false);
    for (int half = 0; half < 2; half++) {
        int rows[2], left = half * 250, right = left + 250;
        g_assert_cmpint(count_red(&many, left, right, &rows[0]), >, 0);
        count_red(&few, left, right, &rows[1]);
        g_assert_cmpint(abs(rows[0] - rows[1]), <=, 3);
    }
    g_free(many.rgb);
    g_free(few.rgb);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ranges/lengths", test_lengths);
    g_test_add_func("/ranges/widths", test_widths);
    g_test_add_func("/ranges/many", test_many);
    return g_test_run();
}
