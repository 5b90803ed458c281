/* The page: where ink lies, what is left out, and what goes wrong. */
#include "plot/canvas.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "pixels.h"
#include "plot/label.h"

#define BLACK ((Color){0, 0, 0, 255})

/* A page of one drawing function that cannot fail. */
typedef void (*Paint)(Canvas *canvas);

static bool paint_page(Canvas *canvas, void *data, GError **error)
{
    const Paint *paint = data;
    (void)error;
    (*paint)(canvas);
    return true;
}

static const Page small = {120, 80, 100, PAGE_PNG};

static GBytes *page(Paint paint)
{
    GError *error = NULL;
    GBytes *png = canvas_render(&small, paint_page, &paint, &error);
    g_assert_no_error(error);
    return png;
}

static Pixels painted(Paint paint)
{
    g_autoptr(GBytes) png = page(paint);
    return pixels_decode(png);
}

static void paint_nothing(Canvas *canvas)
{
    (void)canvas;
}

static void test_empty(void)
{
    g_autoptr(GBytes) png = page(paint_nothing);
    g_assert_cmpint(memcmp(g_bytes_get_data(png, NULL), "\x89PNG\r\n\x1a\n", 8), ==, 0);
    Pixels pixels = pixels_decode(png);
    g_assert_cmpint(pixels.width, ==, 120);
    g_assert_cmpint(pixels.height, ==, 80);
    g_assert_false(pixels_any(&pixels, 0, 0, 120, 80));
    pixels_clear(&pixels);
}

static void paint_lines(Canvas *canvas)
{
    const Stroke stroke = {1, LINE_SOLID, BLACK};
    const Point across[] = {{10, 20.5}, {50, 20.5}}, down[] = {{70.5, 10}, {70.5, 60}};
    canvas_line(canvas, across, 2, &stroke);
    canvas_line(canvas, down, 2, &stroke);
}

/* A line of one pixel through the centres of pixels covers these, and no others. */
static void test_lines(void)
{
    Pixels pixels = painted(paint_lines);
    for (int x = 11; x < 49; x++) {
        g_assert_cmpint(pixels_ink(&pixels, x, 20), >, 700);
        g_assert_cmpint(pixels_ink(&pixels, x, 19), <, 64);
        g_assert_cmpint(pixels_ink(&pixels, x, 21), <, 64);
    }
    for (int y = 11; y < 59; y++) {
        g_assert_cmpint(pixels_ink(&pixels, 70, y), >, 700);
    }
    g_assert_false(pixels_any(&pixels, 0, 25, 60, 80));
    pixels_clear(&pixels);
}

static void paint_disc(Canvas *canvas)
{
    const Point center = {60.5, 30.5};
    canvas_discs(canvas, &center, 1, 9, BLACK);
}

static void test_disc(void)
{
    Pixels pixels = painted(paint_disc);
    g_assert_cmpint(pixels_ink(&pixels, 60, 30), ==, 765);
    g_assert_cmpint(pixels_ink(&pixels, 57, 30), ==, 765);
    g_assert_cmpint(pixels_ink(&pixels, 60, 33), ==, 765);
    g_assert_false(pixels_any(&pixels, 0, 0, 55, 80));
    g_assert_false(pixels_any(&pixels, 66, 0, 120, 80));
    g_assert_false(pixels_any(&pixels, 0, 0, 120, 25));
    g_assert_false(pixels_any(&pixels, 0, 36, 120, 80));
    pixels_clear(&pixels);
}

static void paint_translucent(Canvas *canvas)
{
    const Point square[] = {{20, 20}, {60, 20}, {60, 60}, {20, 60}};
    canvas_fill(canvas, square, 4, (Color){0, 0, 255, 51});
}

/* A fifth of blue on white, up to the edge. */
static void test_alpha(void)
{
    Pixels pixels = painted(paint_translucent);
    for (int x = 21; x < 59; x++) {
        g_assert_cmpint(pixels_ink(&pixels, x, 40), ==, 2 * 51);
    }
    g_assert_cmpint(pixels_ink(&pixels, 40, 21), ==, 2 * 51);
    pixels_clear(&pixels);
}

static void paint_missing(Canvas *canvas)
{
    const Stroke stroke = {2, LINE_SOLID, BLACK};
    const Stroke none = {2, LINE_NONE, BLACK};
    const Point lone[] = {{NAN, 20},       {20, NAN}, {INFINITY, 20},
                          {20, -INFINITY}, {40, 40},  {NAN, 1}};
    const Point real[] = {{10, 10}, {100, 70}};
    canvas_line(canvas, lone, G_N_ELEMENTS(lone), &stroke);
    canvas_line(canvas, real, 1, &stroke);
    canvas_line(canvas, NULL, 0, &stroke);
    canvas_line(canvas, real, 2, &none);
    canvas_discs(canvas, lone, 4, 5, BLACK);
    canvas_discs(canvas, NULL, 0, 5, BLACK);
}

static void test_missing(void)
{
    Pixels pixels = painted(paint_missing);
    g_assert_false(pixels_any(&pixels, 0, 0, 120, 80));
    pixels_clear(&pixels);
}

static void paint_gap(Canvas *canvas)
{
    const Stroke stroke = {1, LINE_SOLID, BLACK};
    const Point points[] = {{10, 40.5}, {30, 40.5}, {NAN, 40.5}, {60, 40.5}, {80, 40.5}};
    canvas_line(canvas, points, G_N_ELEMENTS(points), &stroke);
}

static void test_gap(void)
{
    Pixels pixels = painted(paint_gap);
    g_assert_true(pixels_any(&pixels, 12, 40, 28, 41));
    g_assert_false(pixels_any(&pixels, 32, 0, 58, 80));
    g_assert_true(pixels_any(&pixels, 62, 40, 78, 41));
    pixels_clear(&pixels);
}

static void paint_clipped(Canvas *canvas)
{
    const Rect rect = {40, 20, 80, 60};
    const Stroke stroke = {1, LINE_SOLID, BLACK}, dashed = {1, LINE_DASHED, BLACK};
    const Point far[] = {{-1e9, 40.5}, {1e9, 40.5}}, high[] = {{60.5, -1e9}, {60.5, 1e9}};
    const Point outside[] = {{10, 10}, {100, 70}};
    canvas_clip(canvas, &rect);
    canvas_line(canvas, far, 2, &stroke);
    canvas_line(canvas, high, 2, &dashed);
    canvas_discs(canvas, outside, 2, 5, BLACK);
    canvas_clip(canvas, NULL);
}

static void test_clip(void)
{
    Pixels pixels = painted(paint_clipped);
    g_assert_cmpint(pixels_ink(&pixels, 42, 40), >, 700);
    g_assert_cmpint(pixels_ink(&pixels, 78, 40), >, 700);
    g_assert_true(pixels_any(&pixels, 60, 21, 61, 38));
    g_assert_false(pixels_any(&pixels, 0, 0, 38, 80));
    g_assert_false(pixels_any(&pixels, 82, 0, 120, 80));
    g_assert_false(pixels_any(&pixels, 0, 0, 120, 18));
    g_assert_false(pixels_any(&pixels, 0, 62, 120, 80));
    pixels_clear(&pixels);
}

static void paint_dashes(Canvas *canvas)
{
    const LineStyle styles[] = {LINE_SOLID, LINE_DASHED, LINE_DOTTED, LINE_DASHDOT};
    for (int i = 0; i < 4; i++) {
        const Stroke stroke = {1, styles[i], BLACK};
        const Point line[] = {{5, 10.5 + 20 * i}, {115, 10.5 + 20 * i}};
        canvas_line(canvas, line, 2, &stroke);
    }
}

static int ink_of_row(const Pixels *pixels, int y)
{
    int sum = 0;
    for (int x = 0; x < pixels->width; x++) {
        sum += pixels_ink(pixels, x, y);
    }
    return sum;
}

/* Every broken line has less ink than the solid one, and some. */
static void test_dashes(void)
{
    Pixels pixels = painted(paint_dashes);
    int solid = ink_of_row(&pixels, 10);
    for (int y = 30; y <= 70; y += 20) {
        g_assert_cmpint(ink_of_row(&pixels, y), <, solid * 9 / 10);
        g_assert_cmpint(ink_of_row(&pixels, y), >, solid / 10);
    }
    pixels_clear(&pixels);
}

static const TextStyle text_style = {12, false, {0, 0, 0, 255}};

static void paint_text(Canvas *canvas)
{
    canvas_text(canvas, (Point){60, 40}, ALIGN_LEFT, &text_style, "HHH");
}

static void paint_text_right(Canvas *canvas)
{
    canvas_text(canvas, (Point){60, 40}, ALIGN_RIGHT, &text_style, "HHH");
}

static void paint_text_up(Canvas *canvas)
{
    canvas_text_up(canvas, (Point){60, 40}, ALIGN_LEFT, &text_style, "HHH");
}

static void test_text(void)
{
    Pixels left = painted(paint_text), right = painted(paint_text_right),
           up = painted(paint_text_up);
    g_assert_true(pixels_any(&left, 61, 34, 85, 47));
    g_assert_false(pixels_any(&left, 0, 0, 59, 80));
    g_assert_false(pixels_any(&left, 0, 0, 120, 34));
    g_assert_false(pixels_any(&left, 0, 47, 120, 80));
    g_assert_true(pixels_any(&right, 35, 34, 59, 47));
    g_assert_false(pixels_any(&right, 61, 0, 120, 80));
    g_assert_true(pixels_any(&up, 54, 10, 67, 39));
    g_assert_false(pixels_any(&up, 0, 41, 120, 80));
    g_assert_false(pixels_any(&up, 0, 0, 53, 80));
    g_assert_false(pixels_any(&up, 68, 0, 120, 80));
    pixels_clear(&left);
    pixels_clear(&right);
    pixels_clear(&up);
}

static void measure(Canvas *canvas)
{
    const TextStyle *style = &text_style;
    const TextStyle bold = {12, true, {0, 0, 0, 255}}, large = {24, false, {0, 0, 0, 255}};
    double one = canvas_text_width(canvas, style, "H");
    g_assert_cmpfloat(one, >, 4);
    g_assert_cmpfloat(one, <, 14);
    g_assert_cmpfloat(fabs(canvas_text_width(canvas, style, "HHHHHHHHHH") - 10 * one), <, 10);
    g_assert_cmpfloat(fabs(canvas_text_width(canvas, &large, "H") - 2 * one), <, 3);
    g_assert_cmpfloat(canvas_text_width(canvas, &bold, "HHHH"), >=,
                      canvas_text_width(canvas, style, "HHHH"));
    /* "#" is no command, and "#g" no Greek letter. */
    g_assert_cmpfloat(canvas_text_width(canvas, style, "#g#u#d##"), >,
                      canvas_text_width(canvas, style, "gud"));
    /* What cannot be shown is shown as an escape. */
    g_assert_cmpfloat(canvas_text_width(canvas, style, "\xff"), ==,
                      canvas_text_width(canvas, style, "\\xff"));
    g_assert_cmpfloat(canvas_text_width(canvas, style, ""), ==, 0);
}

static void paint_measured(Canvas *canvas)
{
    measure(canvas);
    g_autofree char *whole = label_fit(canvas, &text_style, "short", 100);
    g_assert_cmpstr(whole, ==, "short");
    g_autofree char *long_text = g_strnfill(10000, 'x');
    g_autofree char *cut = label_fit(canvas, &text_style, long_text, 100);
    g_assert_true(g_str_has_suffix(cut, "x…"));
    g_assert_cmpfloat(canvas_text_width(canvas, &text_style, cut), <=, 100);
    g_assert_cmpfloat(canvas_text_width(canvas, &text_style, cut), >, 80);
}

static void test_measure(void)
{
    Pixels pixels = painted(paint_measured);
    g_assert_false(pixels_any(&pixels, 0, 0, 120, 80));
    pixels_clear(&pixels);
}

static void paint_hostile(Canvas *canvas)
{
    const char *const texts[] = {
        "#",         "##g#fr#", "\xff\xfe\x80", "\xe2\x82", "\x1b[31m\a\n\t", "<b>&amp;</b>",
        "\u202eabc", "",        "#[0x0041]",    "%s%n%d"};
    g_autofree char *long_text = g_strnfill(10000, '#');
    canvas_text(canvas, (Point){5, 40}, ALIGN_LEFT, &text_style, long_text);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        canvas_text(canvas, (Point){5, 8 + 7 * (double)i}, ALIGN_LEFT, &text_style, texts[i]);
        canvas_text_up(canvas, (Point){100, 70}, ALIGN_LEFT, &text_style, texts[i]);
    }
    canvas_text(canvas, (Point){NAN, 40}, ALIGN_LEFT, &text_style, "nowhere");
}

static void test_hostile_text(void)
{
    Pixels pixels = painted(paint_hostile);
    g_assert_true(pixels_any(&pixels, 0, 0, 40, 16));
    g_assert_true(pixels_any(&pixels, 0, 66, 60, 80));
    pixels_clear(&pixels);
}

static void test_too_large(void)
{
    const int sizes[][2] = {{100000, 100}, {100, 100000}, {15000, 15000}, {0, 100}, {100, -5}};
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        g_autoptr(GError) error = NULL;
        Paint paint = paint_nothing;
        const Page large = {sizes[i][0], sizes[i][1], 100, PAGE_PNG};
        g_assert_null(canvas_render(&large, paint_page, &paint, &error));
        g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE);
    }
}

static bool fail_to_draw(Canvas *canvas, void *data, GError **error)
{
    (void)canvas;
    (void)data;
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "no");
    return false;
}

static void test_failing_draw(void)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(canvas_render(&small, fail_to_draw, NULL, &error));
    g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED);
    g_assert_cmpstr(error->message, ==, "no");
}

/* Two pages one after another, with a failure between them, have the same bytes. */
static void test_again(void)
{
    g_autoptr(GBytes) first = page(paint_text);
    test_failing_draw();
    g_autoptr(GBytes) other = page(paint_lines);
    g_autoptr(GBytes) second = page(paint_text);
    g_assert_true(g_bytes_equal(first, second));
    g_assert_false(g_bytes_equal(first, other));
}

/* -- In a process of its own, since libraries look at the environment once ----------------------
 */

/* What canvas_render fails with; ends the process without asking what PLplot has left behind.
 */
static void report_failure(void)
{
    g_autoptr(GError) error = NULL;
    Paint paint = paint_text;
    g_autoptr(GBytes) png = canvas_render(&small, paint_page, &paint, &error);
    g_printerr("%s", png != NULL ? "drawn" : error->message);
}

static void test_no_font(void)
{
    if (g_test_subprocess()) {
        g_autofree char *path = NULL;
        close(g_file_open_tmp("fonts-XXXXXX", &path, NULL));
        g_file_set_contents(path, "<fontconfig></fontconfig>", -1, NULL);
        g_setenv("FONTCONFIG_FILE", path, true);
        report_failure();
        unlink(path);
        _exit(0);
    }
    g_test_trap_subprocess(NULL, 0, 0);
    g_test_trap_assert_passed();
    g_test_trap_assert_stderr("*fonts-dejavu-core*");
}

static void test_no_driver(void)
{
    if (g_test_subprocess()) {
        g_setenv("PLPLOT_DRV_DIR", "/nonexistent", true);
        report_failure();
        _exit(0);
    }
    g_test_trap_subprocess(NULL, 0, 0);
    g_test_trap_assert_passed();
    g_test_trap_assert_stderr("*plplot-driver-cairo*");
}

static void paint_blocks(Canvas *canvas)
{
    const Rect left = {7, 11, 53, 67}, right = {53, 11, 101, 67}, cut = {20, 70, 40, 79};
    canvas_fill_block(canvas, &left, (Color){200, 10, 30, 255});
    canvas_fill_block(canvas, &right, (Color){10, 90, 250, 255});
    const Rect clip = {30, 0, 120, 75};
    canvas_clip(canvas, &clip);
    canvas_fill_block(canvas, &cut, BLACK);
    canvas_clip(canvas, NULL);
    const Rect faint = {110, 11, 115, 16};
    canvas_fill_block(canvas, &faint, (Color){0, 0, 0, 51});
    /* What PLplot draws after that is in place. */
    const Stroke stroke = {1, LINE_SOLID, BLACK};
    const Point across[] = {{10, 5.5}, {50, 5.5}};
    canvas_line(canvas, across, 2, &stroke);
}

/* Blocks are exact: so many pixels of just that colour, and none in between. */
static void test_blocks(void)
{
    Pixels pixels = painted(paint_blocks);
    g_assert_cmpuint(pixels_count(&pixels, 200, 10, 30), ==, (53 - 7) * (67 - 11));
    g_assert_cmpuint(pixels_count(&pixels, 10, 90, 250), ==, (101 - 53) * (67 - 11));
    g_assert_cmpuint(pixels_count(&pixels, 204, 204, 204), ==, 25);
    g_assert_cmpint(pixels_ink(&pixels, 35, 72), ==, 765);
    g_assert_false(pixels_any(&pixels, 20, 70, 30, 80));
    g_assert_false(pixels_any(&pixels, 20, 75, 60, 80));
    g_assert_cmpint(pixels_ink(&pixels, 30, 5), >, 700);
    g_assert_false(pixels_any(&pixels, 0, 11, 7, 70));
    pixels_clear(&pixels);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/canvas/empty", test_empty);
    g_test_add_func("/canvas/lines", test_lines);
    g_test_add_func("/canvas/disc", test_disc);
    g_test_add_func("/canvas/alpha", test_alpha);
    g_test_add_func("/canvas/blocks", test_blocks);
    g_test_add_func("/canvas/missing", test_missing);
    g_test_add_func("/canvas/gap", test_gap);
    g_test_add_func("/canvas/clip", test_clip);
    g_test_add_func("/canvas/dashes", test_dashes);
    g_test_add_func("/canvas/text", test_text);
    g_test_add_func("/canvas/measure", test_measure);
    g_test_add_func("/canvas/hostile-text", test_hostile_text);
    g_test_add_func("/canvas/too-large", test_too_large);
    g_test_add_func("/canvas/failing-draw", test_failing_draw);
    g_test_add_func("/canvas/again", test_again);
    g_test_add_func("/canvas/no-font", test_no_font);
    g_test_add_func("/canvas/no-driver", test_no_driver);
    return g_test_run();
}
