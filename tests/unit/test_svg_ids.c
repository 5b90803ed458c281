/* Numbers of surfaces and images do not depend on the pages before. */
#include "plot/svg_ids.h"

#include <string.h>

static void check(const char *svg, const char *expected)
{
    g_autoptr(GBytes) bytes = svg_renumber(svg, strlen(svg));
    size_t size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    g_assert_cmpmem(data, size, expected, strlen(expected));
}

static void test_numbers(void)
{
    check("<g id=\"surface7\"/><image id=\"image12\"/><use xlink:href=\"#image12\"/>",
          "<g id=\"part1\"/><image id=\"part2\"/><use xlink:href=\"#part2\"/>");
    check("\"#image3\" \"image3\" \"image4\" \"image3\"",
          "\"#part1\" \"part1\" \"part2\" \"part1\"");
    check("<image id=\"source-12\"/><use xlink:href=\"#source-12\"/>",
          "<image id=\"part1\"/><use xlink:href=\"#part1\"/>");
}

static void test_others(void)
{
    const char *const untouched[] = {"",
                                     "<svg>",
                                     "id=\"glyph0-1\"",
                                     "id=\"image\"",
                                     "id=\"image1x\"",
                                     "id=\"source-\"",
                                     "id=\"source-1-2\"",
                                     "id=\"myimage1\"",
                                     "image1",
                                     "\"",
                                     "\"#",
                                     "\"image",
                                     "\"image1",
                                     "data:image/png;base64,\"surfaceA\""};
    for (size_t i = 0; i < G_N_ELEMENTS(untouched); i++) {
        check(untouched[i], untouched[i]);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/svg-ids/numbers", test_numbers);
    g_test_add_func("/svg-ids/others", test_others);
    return g_test_run();
}
