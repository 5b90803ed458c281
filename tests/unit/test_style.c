/* Short strings for styles, and what columns are called. */
#include "base/error.h"
#include "plot/field_label.h"
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
        {"C1", true, 255, MARKER_NONE, LINE_SOLID},
        {"C3x", true, 214, MARKER_CROSS, LINE_NONE},
        {"^C9:", true, 23, MARKER_TRIANGLE_UP, LINE_DOTTED},
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

static void test_labels(void)
{
    const struct {
        const char *name;
        Type type;
        const char *label, *unit;
    } cases[] = {
        {"frame.len", TYPE_INT, "Frame length (bytes)", "bytes"},
        {"frame.number", TYPE_INT, "Frame number", NULL},
        {"frame.time_delta", TYPE_DURATION, "Time since previous captured frame (seconds)",
         "seconds"},
        {"wait", TYPE_DURATION, "wait (seconds)", "seconds"},
        {"sum:frame.len", TYPE_INT, "Sum of frame length (bytes)", "bytes"},
        {"mean:tcp.len", TYPE_REAL, "Mean of TCP segment length (bytes)", "bytes"},
        {"p95:ip.len", TYPE_REAL, "95th percentile of IP total length (bytes)", "bytes"},
        {"p1:x", TYPE_REAL, "1st percentile of x", NULL},
        {"p12:x", TYPE_REAL, "12th percentile of x", NULL},
        {"p99.9:x", TYPE_REAL, "99.9th percentile of x", NULL},
        {"count:frame.len", TYPE_INT, "Count of frame length", NULL},
        {"count", TYPE_INT, "Count", NULL},
        {"bytes", TYPE_INT, "bytes", NULL},
        {"px:frame.len", TYPE_INT, "px:frame.len", NULL},
        {"sum:", TYPE_INT, "sum:", NULL},
        {"sum:a", TYPE_INT, "Sum of a", NULL},
        {"sum::", TYPE_INT, "Sum of :", NULL},
        {"", TYPE_INT, "", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *label = field_label(cases[i].name, cases[i].type);
        g_assert_cmpstr(label, ==, cases[i].label);
        g_assert_cmpstr(field_unit(cases[i].name, cases[i].type), ==, cases[i].unit);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/style/short-strings", test_styles);
    g_test_add_func("/style/no-short-strings", test_no_styles);
    g_test_add_func("/style/field-labels", test_labels);
    return g_test_run();
}
