/* Spans: where their ink is. */
#include <string.h>

#include "drawn.h"
#include "pixels.h"
#include "support.h"

static const Color red = {255, 0, 0, 255};

/* How red a pixel is beside the others: 0 … 255. */
static int redness(const Pixels *pixels, int x, int y)
{
    const uint8_t *p = pixels->rgb + 3 * ((size_t)y * (size_t)pixels->width + (size_t)x);
    return p[0] - (p[1] + p[2]) / 2;
}

static int red_in_row(const Pixels *pixels, int y)
{
    int n = 0;
    for (int x = 0; x < pixels->width; x++) {
        n += redness(pixels, x, y) > 20;
    }
    return n;
}

/* Spans in the places of their names on an axis from 0 to 10. */
static Pixels drawn(const char *const *start, const char *const *end, const char *const *name,
                    double alpha)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Categories) categories = categories_new();
    g_autoptr(Column) x = column_of(TYPE_REAL, start), x_end = column_of(TYPE_REAL, end);
    g_autoptr(Column) names = column_of(TYPE_TEXT, name);
    g_autoptr(Column) y = categories_add(categories, names, "name", NULL);
    Series series = {.x = x, .y = y, .label = "y", .style = {red, alpha, LINE_SOLID, MARKER_NONE}};
    series.kind = KIND_SPANS;
    series.x_end = x_end;
    Chart chart = {.series = &series, .n_series = 1};
    chart.zone = utc;
    chart.y_categories = categories;
    chart.x_limits = (Limits){{true, true, false, 0, 0}, {true, true, false, 10, 0}, false};
    g_autoptr(GBytes) png = drawn_png(&chart, 500, 300, NULL);
    return pixels_decode(png);
}

/* The first name is on top; bars are as long as they last; an instant is seen, also at the end of
 * the axis; what is missing is not. */
static void test_places(void)
{
    Pixels p =
        drawn(LIST("0.0", "4.0", "5.0", "", "10.0", "2.0"),
              LIST("5.0", "6.0", "5.0", "3.0", "10.0", ""), LIST("a", "b", "c", "d", "e", "f"), 1);
    int lengths[6] = {0};
    for (int place = 0; place < 6; place++) {
        lengths[place] = red_in_row(&p, 21 + 246 * (2 * place + 1) / 12);
    }
    g_assert_cmpint(abs(2 * lengths[0] - 5 * lengths[1]), <=, 8);
    g_assert_cmpint(lengths[1], >, 35);
    g_assert_cmpint(lengths[2], >=, 2);
    g_assert_cmpint(lengths[2], <=, 4);
    g_assert_cmpint(lengths[3], ==, 0);
    g_assert_cmpint(lengths[4], >=, 2);
    g_assert_cmpint(lengths[5], ==, 0);
    g_assert_cmpint(red_in_row(&p, 21 + 246 / 6), ==, 0); /* between two places */
    pixels_clear(&p);
}

/* A span that begins before the axis and ends after it is seen in between. */
static void test_beyond(void)
{
    Pixels p = drawn(LIST("-1e300", "-5.0", "11.0"), LIST("1e300", "-4.0", "12.0"),
                     LIST("a", "b", "c"), 1);
    g_assert_cmpint(red_in_row(&p, 21 + 246 / 6), >, 400);
    g_assert_cmpint(red_in_row(&p, 21 + 246 / 2), ==, 0);
    g_assert_cmpint(red_in_row(&p, 21 + 246 * 5 / 6), ==, 0);
    pixels_clear(&p);
}

/* Where translucent spans of one place overlap they are darker; where they only touch, not. */
static void test_overlap(void)
{
    Pixels p =
        drawn(LIST("0.0", "2.0", "6.0"), LIST("4.0", "6.0", "8.0"), LIST("a", "a", "a"), 0.5);
    int y = 144, levels[2] = {0};
    for (int x = 0; x < p.width; x++) {
        int here = redness(&p, x, y);
        levels[0] += abs(here - 128) < 4;
        levels[1] += abs(here - 191) < 4;
    }
    g_assert_cmpint(abs(levels[0] - 3 * levels[1]), <=, 6);
    g_assert_cmpint(levels[1], >, 70);
    pixels_clear(&p);
}

/* More places than pixels: each is in a row of pixels, and so is the long one among them. */
static void test_many(void)
{
    const size_t n = 20000;
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Categories) categories = categories_new_up_to(n);
    g_autoptr(Dictionary) dictionary = dictionary_new();
    g_autoptr(Column) names = column_new(TYPE_TEXT, n, dictionary);
    g_autoptr(Column) x = column_new(TYPE_REAL, n, NULL), x_end = column_new(TYPE_REAL, n, NULL);
    for (size_t row = 0; row < n; row++) {
        g_autofree char *name = g_strdup_printf("%zu", row);
        names->codes[row] = dictionary_intern(dictionary, name, strlen(name));
        x_end->reals[row] = row == 7777 ? 10 : 1;
    }
    g_autoptr(Column) y = categories_add(categories, names, "name", NULL);
    Series series = {.x = x, .y = y, .label = "y", .style = {red, 1, LINE_SOLID, MARKER_NONE}};
    series.kind = KIND_SPANS;
    series.x_end = x_end;
    Chart chart = {.series = &series, .n_series = 1};
    chart.zone = utc;
    chart.y_categories = categories;
    g_autoptr(GBytes) png = drawn_png(&chart, 500, 300, NULL);
    Pixels p = pixels_decode(png);
    int full = 0, longer = 0;
    for (int row = 24; row < 260; row++) {
        int length = red_in_row(&p, row);
        full += length > 30;
        longer += length > 300;
    }
    g_assert_cmpint(full, ==, 236);
    g_assert_cmpint(longer, ==, 1);
    pixels_clear(&p);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/spans/places", test_places);
    g_test_add_func("/spans/beyond", test_beyond);
    g_test_add_func("/spans/overlap", test_overlap);
    g_test_add_func("/spans/many", test_many);
    return g_test_run();
}
