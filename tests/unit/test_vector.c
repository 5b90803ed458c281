/* SVG and PDF files: whether they are whole, how large their pages are, and what is an image in
 * them. What they look like is the PNG's business: the drawing is the same. */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "plot/figure.h"
#include "plot/points.h"

#define BLACK ((Color){0, 0, 0, 255})

/* 6 x 4 inches. */
static Page page_of(PageFormat format)
{
    return (Page){900, 600, 150, format};
}

static GBytes *draw(PageFormat format, CanvasDraw paint)
{
    const Page page = page_of(format);
    GError *error = NULL;
    GBytes *bytes = canvas_render(&page, paint, NULL, &error);
    g_assert_no_error(error);
    return bytes;
}

/* A chart of so many rows, all in different places. */
static GBytes *chart(PageFormat format, size_t rows, Style style, const char *title)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(Column) x = column_new(TYPE_REAL, rows, NULL), y = column_new(TYPE_REAL, rows, NULL);
    for (size_t i = 0; i < rows; i++) {
        x->reals[i] = cos((double)i) * (double)i;
        y->reals[i] = sin((double)i) * (double)i;
    }
    Series series = {.x = x, .y = y, .label = title, .style = style};
    Chart drawn = {
        .series = &series, .n_series = 1, .title = title, .x_label = title, .y_label = title};
    drawn.zone = utc;
    const Figure figure = {
        .page = page_of(format), .charts = &drawn, .n_charts = 1, .grid = {1, 1}};
    GError *error = NULL;
    GBytes *bytes = figure_render(&figure, &error);
    g_assert_no_error(error);
    return bytes;
}

static const Style dots = {{0, 0, 255, 255}, 0.5, LINE_NONE, MARKER_POINT};
static const Style line = {{0, 0, 255, 255}, 1, LINE_SOLID, MARKER_NONE};

/* What GMarkup finds in an SVG file. */
typedef struct {
    char *width, *height, *view_box;
    size_t paths, uses, images, letters;
    GString *text;
} Svg;

static void note_element(GMarkupParseContext *context, const char *name, const char **names,
                         const char **values, void *data, GError **error)
{
    (void)context;
    (void)error;
    Svg *svg = data;
    svg->paths += strcmp(name, "path") == 0;
    svg->uses += strcmp(name, "use") == 0;
    svg->images += strcmp(name, "image") == 0;
    g_assert_cmpstr(name, !=, "script");
    for (size_t i = 0; names[i] != NULL; i++)
        svg->letters += strcmp(names[i], "id") == 0 && g_str_has_prefix(values[i], "glyph");
    for (size_t i = 0; strcmp(name, "svg") == 0 && names[i] != NULL; i++) {
        char **place = strcmp(names[i], "width") == 0     ? &svg->width
                       : strcmp(names[i], "height") == 0  ? &svg->height
                       : strcmp(names[i], "viewBox") == 0 ? &svg->view_box
                                                          : NULL;
        if (place != NULL) {
            *place = g_strdup(values[i]);
        }
    }
}

static void note_text(GMarkupParseContext *context, const char *text, size_t length, void *data,
                      GError **error)
{
    (void)context;
    (void)error;
    Svg *svg = data;
    g_string_append_len(svg->text, text, (gssize)length);
}

static Svg parse(GBytes *bytes)
{
    const GMarkupParser parser = {.start_element = note_element, .text = note_text};
    Svg svg = {.text = g_string_new(NULL)};
    size_t size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, &svg, NULL);
    GError *error = NULL;
    g_markup_parse_context_parse(context, data, (gssize)size, &error);
    g_assert_no_error(error);
    g_markup_parse_context_end_parse(context, &error);
    g_assert_no_error(error);
    g_markup_parse_context_free(context);
    return svg;
}

static void svg_clear(Svg *svg)
{
    g_free(svg->width);
    g_free(svg->height);
    g_free(svg->view_box);
    g_string_free(svg->text, TRUE);
}

static bool paint_line(Canvas *canvas, void *data, GError **error)
{
    (void)data;
    (void)error;
    const Stroke stroke = {3, LINE_SOLID, BLACK};
    const Point points[] = {{0, 300}, {900, 300}};
    canvas_line(canvas, points, 2, &stroke);
    return true;
}

/* The line across a page of 6 x 4 inches, whose coordinates PLplot rounds a little. */
static void test_svg_size(void)
{
    g_autoptr(GBytes) bytes = draw(PAGE_SVG, paint_line);
    Svg svg = parse(bytes);
    g_assert_cmpstr(svg.width, ==, "432pt");
    g_assert_cmpstr(svg.height, ==, "288pt");
    g_assert_cmpstr(svg.view_box, ==, "0 0 432 288");
    g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    g_assert_nonnull(strstr(text, "M 0 "));
    g_assert_nonnull(strstr(text, "L 899.9"));
    g_assert_nonnull(strstr(text, "matrix(0.48,"));
    svg_clear(&svg);
}

static bool paint_word(Canvas *canvas, void *data, GError **error)
{
    (void)error;
    (void)data;
    const TextStyle style = {20, false, BLACK};
    canvas_text(canvas, (Point){100, 100}, ALIGN_LEFT, &style, "abca");
    canvas_text_up(canvas, (Point){200, 300}, ALIGN_CENTER, &style, "b");
    return true;
}

/* A letter is there once, used wherever it stands. */
static void test_svg_letters(void)
{
    g_autoptr(GBytes) bytes = draw(PAGE_SVG, paint_word);
    Svg svg = parse(bytes);
    g_assert_cmpuint(svg.uses, ==, 5);
    g_assert_cmpuint(svg.letters, >=, 3);
    svg_clear(&svg);
}

/* Nothing that a label says gets into the markup. */
static void test_hostile(void)
{
    g_autofree char *long_text = g_strnfill(10000, '<');
    const char *const titles[] = {"<script>alert(1)</script>",
                                  "\"/><image id=\"surface1\" xlink:href=\"#image1\"/>",
                                  "]]>&amp;&#0;&lt;",
                                  "\xff\xfe<\x80",
                                  "\x1b[31m\a\n\t",
                                  "#g#u<#d%s%n",
                                  "",
                                  long_text};
    for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
        g_autoptr(GBytes) bytes = chart(PAGE_SVG, 10, line, titles[i]);
        Svg svg = parse(bytes);
        g_assert_cmpuint(svg.images, ==, 0);
        g_assert_cmpuint(svg.uses, >, titles[i][0] != '\0' ? 25 : 10);
        g_strstrip(svg.text->str);
        g_assert_cmpuint(strspn(svg.text->str, " \n"), ==, strlen(svg.text->str));
        svg_clear(&svg);
        g_autoptr(GBytes) pdf = chart(PAGE_PDF, 10, line, titles[i]);
        g_assert_cmpuint(g_bytes_get_size(pdf), >, 1000);
    }
}

/* Up to the limit every point is a path, past it all are one image. */
static void test_limit(void)
{
    g_autoptr(GBytes) bytes = chart(PAGE_SVG, POINTS_MAX_SINGLE, dots, NULL);
    Svg few = parse(bytes);
    g_assert_cmpuint(few.paths, >, POINTS_MAX_SINGLE);
    g_assert_cmpuint(few.images, ==, 0);
    g_autoptr(GBytes) more = chart(PAGE_SVG, POINTS_MAX_SINGLE + 1, dots, NULL);
    Svg many = parse(more);
    g_assert_cmpuint(many.paths, <, 500);
    g_assert_cmpuint(many.images, ==, 1);
    g_assert_cmpuint(g_bytes_get_size(more), <, g_bytes_get_size(bytes));
    svg_clear(&few);
    svg_clear(&many);
    /* A line back and forth over the page, too. */
    g_autoptr(GBytes) scribble = chart(PAGE_SVG, 50000, line, NULL);
    Svg drawn = parse(scribble);
    g_assert_cmpuint(drawn.images, ==, 1);
    g_assert_cmpuint(drawn.paths, <, 500);
    svg_clear(&drawn);
}

static bool paint_image(Canvas *canvas, void *data, GError **error)
{
    (void)error;
    (void)data;
    const Rect whole = {-50, -50, 2000, 2000}, outside = {1000, 700, 1100, 800};
    const Rect parts[] = {{10.5, 20.5, 30.2, 40.7}, whole, outside};
    const Point center = {20.5, 30.5};
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        canvas_begin_image(canvas, &parts[i]);
        canvas_discs(canvas, &center, 1, 5, BLACK);
        canvas_end_image(canvas);
    }
    return paint_line(canvas, data, error); /* shapes go on as before */
}

static void test_images(void)
{
    g_autoptr(GBytes) bytes = draw(PAGE_SVG, paint_image);
    g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    Svg svg = parse(bytes);
    g_assert_cmpuint(svg.images, ==, 2); /* one lies off the page */
    g_assert_nonnull(strstr(text, "width=\"21\" height=\"21\""));
    g_assert_nonnull(strstr(text, "width=\"900\" height=\"600\""));
    g_assert_nonnull(strstr(text, "L 899.9"));
    svg_clear(&svg);
    g_autoptr(GBytes) pdf = draw(PAGE_PDF, paint_image);
    g_assert_cmpuint(g_bytes_get_size(pdf), >, 1000);
}

static bool ends_with(GBytes *bytes, const char *end)
{
    size_t size = 0, length = strlen(end);
    const char *data = g_bytes_get_data(bytes, &size);
    return size >= length && memcmp(data + size - length, end, length) == 0;
}

static void test_pdf(void)
{
    g_autoptr(GBytes) bytes = chart(PAGE_PDF, 100, dots, "Title");
    size_t size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    g_assert_cmpuint(size, >, 1000);
    g_assert_cmpint(memcmp(data, "%PDF-1.", 7), ==, 0);
    g_assert_true(ends_with(bytes, "%%EOF\n"));
    g_assert_null(memmem(data, size, "/Image", 6));
    g_autoptr(GBytes) many = chart(PAGE_PDF, POINTS_MAX_SINGLE + 1, dots, "Title");
    data = g_bytes_get_data(many, &size);
    g_assert_nonnull(memmem(data, size, "/Image", 6));
}

/* No page depends on the time, or on those before it. */
static void test_again(void)
{
    const PageFormat formats[] = {PAGE_SVG, PAGE_PDF};
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_autoptr(GBytes) first = chart(formats[i], 30000, dots, "Title");
        g_usleep(1100000); /* a PDF would tell the second */
        g_autoptr(GBytes) other = draw(formats[i], paint_image);
        g_autoptr(GBytes) second = chart(formats[i], 30000, dots, "Title");
        g_assert_true(g_bytes_equal(first, second));
        g_assert_false(g_bytes_equal(first, other));
    }
}

static bool fail(Canvas *canvas, void *data, GError **error)
{
    (void)data;
    const Rect rect = {0, 0, 10, 10};
    canvas_begin_image(canvas, &rect);
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "no");
    return false;
}

static void test_failing_draw(void)
{
    const Page page = page_of(PAGE_SVG);
    g_autoptr(GError) error = NULL;
    g_assert_null(canvas_render(&page, fail, NULL, &error));
    g_assert_cmpstr(error->message, ==, "no");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/vector/svg-size", test_svg_size);
    g_test_add_func("/vector/svg-letters", test_svg_letters);
    g_test_add_func("/vector/hostile", test_hostile);
    g_test_add_func("/vector/limit", test_limit);
    g_test_add_func("/vector/images", test_images);
    g_test_add_func("/vector/pdf", test_pdf);
    g_test_add_func("/vector/again", test_again);
    g_test_add_func("/vector/failing-draw", test_failing_draw);
    return g_test_run();
}
