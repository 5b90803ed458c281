/* PNG files: every pixel, and the resolution they are made for. */
#include "plot/png_file.h"

#include <string.h>

#include "pixels.h"

#define UNUSED 0x123456

static GBytes *encode(const PngImage *image)
{
    GError *error = NULL;
    GBytes *png = png_file_encode(image, &error);
    g_assert_no_error(error);
    return png;
}

static void assert_pixel(const Pixels *pixels, int x, int y, uint32_t color)
{
    const uint8_t *p = pixels->rgb + 3 * ((size_t)y * (size_t)pixels->width + (size_t)x);
    g_assert_cmphex((uint32_t)(p[0] << 16 | p[1] << 8 | p[2]), ==, color);
}

/* Rows are further apart than they are long, and the highest byte of a pixel means nothing. */
static void test_pixels(void)
{
    const uint32_t rows[] = {0xff0000, 0x00ff00,   0x0000ff, UNUSED,
                             0xffffff, 0xab010203, 0x000000, UNUSED};
    const PngImage image = {.pixels = rows, .stride = 4, .width = 3, .height = 2, .dpi = 150};
    g_autoptr(GBytes) png = encode(&image);
    Pixels pixels = pixels_decode(png);
    g_assert_cmpint(pixels.width, ==, 3);
    g_assert_cmpint(pixels.height, ==, 2);
    for (int y = 0; y < 2; y++)
        for (int x = 0; x < 3; x++)
            assert_pixel(&pixels, x, y, rows[4 * y + x] & 0xffffff);
    pixels_clear(&pixels);
}

/* The three values of the chunk pHYs: pixels a unit across and down, and 1 for metres. */
static void assert_resolution(double dpi, uint32_t meter)
{
    const uint32_t white = 0xffffff;
    const PngImage image = {.pixels = &white, .stride = 1, .width = 1, .height = 1, .dpi = dpi};
    g_autoptr(GBytes) png = encode(&image);
    size_t size;
    const char *bytes = g_bytes_get_data(png, &size);
    const char *chunk = memmem(bytes, size, "pHYs", 4);
    g_assert_nonnull(chunk);
    const uint32_t across = GUINT32_TO_BE(meter);
    g_assert_cmpmem(chunk + 4, 4, &across, 4);
    g_assert_cmpmem(chunk + 8, 4, &across, 4);
    g_assert_cmpint(chunk[12], ==, 1);
}

/* An inch is 0.0254 metres. */
static void test_resolution(void)
{
    assert_resolution(72, 2835);
    assert_resolution(150, 5906);
    assert_resolution(25.4, 1000);
    assert_resolution(1e300, 0x7fffffff);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/png-file/pixels", test_pixels);
    g_test_add_func("/png-file/resolution", test_resolution);
    return g_test_run();
}
