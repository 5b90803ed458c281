/* Sizes that can be drawn, and file names that say what to draw. */
#include "plot/page.h"

#include <math.h>
#include <string.h>

#include "base/error.h"

static void test_size(void)
{
    g_assert_true(page_check_size(1, 1, NULL));
    g_assert_true(page_check_size(1500, 900, NULL));
    g_assert_true(page_check_size(16000, 3000, NULL));
    const double wrong[][2] = {{16001, 10}, {10, 16001}, {8000, 8000},  {0, 10},
                               {10, -1},    {NAN, 10},   {10, INFINITY}};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_false(page_check_size(wrong[i][0], wrong[i][1], &error));
        g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE);
    }
}

static void test_format(void)
{
    const struct {
        const char *path;
        PageFormat format;
    } cases[] = {{"a.png", PAGE_PNG},       {"a.SVG", PAGE_SVG},        {"a.Pdf", PAGE_PDF},
                 {"x.png/b.pdf", PAGE_PDF}, {"./-o.png.svg", PAGE_SVG}, {"a b\n.pdf", PAGE_PDF},
                 {"\xff.svg", PAGE_SVG}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        PageFormat format = PAGE_PNG;
        GError *error = NULL;
        g_assert_true(page_format_of(cases[i].path, &format, &error));
        g_assert_no_error(error);
        g_assert_cmpint(format, ==, cases[i].format);
    }
}

static void test_no_format(void)
{
    const char *const cases[] = {"",       "a",    "png",    "a.gif",   "a.png ", "a.png.gz",
                                 "a.svgz", ".pdf", "a/.svg", "a.svg/b", "a.",     "/dev/stdout"};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        PageFormat format = PAGE_PNG;
        g_autoptr(GError) error = NULL;
        g_assert_false(page_format_of(cases[i], &format, &error));
        g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE);
        g_assert_nonnull(strstr(error->message, ".png, .svg or .pdf"));
        g_assert_nonnull(strstr(error->message, cases[i]));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/page/size", test_size);
    g_test_add_func("/page/format", test_format);
    g_test_add_func("/page/no-format", test_no_format);
    return g_test_run();
}
