/* Short strings for styles, and what columns are called. */
#include "base/error.h"
#include "plot/style.h"

static void test_styles(void)
{
    const struct {
        const char *text;
        bool has_color;
        uint8_t red;
        Marker marker;
        LineStyle line;
    } cases[] = {
        {".", false, 1, MARKER_POINT, LINE_NONE},
        {",", false, 1, MARKER_PIXEL, LINE_NONE},
        {"r-o", true, 214, MARKER_CIRCLE, LINE_SOLID},
        {"b--", true, 31, MARKER_NONE, LINE_DASHED},
        {"or-", true, 214, MARKER_CIRCLE, LINE_SOLID},
        {"-.", false, 1, MARKER_NONE, LINE_DASHDOT},
        {".-", false, 1, MARKER_POINT, LINE_SOLID},
        {"--.", false, 1, MARKER_POINT, LINE_DASHED},
        {"-..", false, 1, MARKER_POINT, LINE_DASHDOT},
        {":", false, 1, MARKER_NONE, LINE_DOTTED},
        {"k", true, 34, MARKER_NONE, LINE_SOLID},
        {"C1", true, 232, MARKER_NONE, LINE_SOLID},
        {"C3x", true, 150, MARKER_CROSS, LINE_NONE},
        {"^C9:", true, 120, MARKER_TRIANGLE_UP, LINE_DOTTED},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Style style = {.color = {1, 1, 1, 255}, .alpha = 0.5};
        bool has_color = false;
        g_autoptr(GError) error = NULL;
        g_assert_true(style_parse(cases[i].text, &style, &has_color, &error));
        g_assert_no_error(error);
        g_assert_cmpint(has_color, ==, cases[i].has_color);
        g_assert_cmpint(style.color.red, ==, cases[i].red);
        g_assert_cmpint(style.marker, ==, cases[i].marker);
        g_assert_cmpint(style.line, ==, cases[i].line);
        g_assert_cmpfloat(style.alpha, ==, 0.5);
    }
}

static void test_no_styles(void)
{
    const char *const texts[] = {"",    "q",  "C",   "Cx",  "rb",   "C1C2", "oo", "..",
                                 "---", "-:", "red", "r o", "\xff", "é",    "C10"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        Style style = {.alpha = 1};
        bool has_color = false;
        g_autoptr(GError) error = NULL;
        g_assert_false(style_parse(texts[i], &style, &has_color, &error));
        g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/style/short-strings", test_styles);
    g_test_add_func("/style/no-short-strings", test_no_styles);
    return g_test_run();
}
