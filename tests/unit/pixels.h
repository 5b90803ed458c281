/* For tests of pictures: a PNG as pixels. */
#ifndef TABSHARK_TESTS_PIXELS_H
#define TABSHARK_TESTS_PIXELS_H

#include <glib.h>
#include <png.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    int width, height;
    uint8_t *rgb; /* three bytes a pixel, row by row */
} Pixels;

static inline Pixels pixels_decode(GBytes *png)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    size_t size = 0;
    const void *bytes = g_bytes_get_data(png, &size);
    g_assert_true(png_image_begin_read_from_memory(&image, bytes, size));
    image.format = PNG_FORMAT_RGB;
    Pixels pixels = {(int)image.width, (int)image.height, g_malloc(PNG_IMAGE_SIZE(image))};
    g_assert_true(png_image_finish_read(&image, NULL, pixels.rgb, 0, NULL));
    return pixels;
}

static inline void pixels_clear(Pixels *pixels)
{
    g_clear_pointer(&pixels->rgb, g_free);
}

/* How much darker than white a pixel is: 0 … 765. */
static inline int pixels_ink(const Pixels *pixels, int x, int y)
{
    const uint8_t *p = pixels->rgb + 3 * ((size_t)y * (size_t)pixels->width + (size_t)x);
    return 765 - p[0] - p[1] - p[2];
}

/* Is there ink in columns x0 … x1-1 of rows y0 … y1-1? */
static inline bool pixels_any(const Pixels *pixels, int x0, int y0, int x1, int y1)
{
    for (int y = y0; y < y1; y++)
        for (int x = x0; x < x1; x++)
            if (pixels_ink(pixels, x, y) > 0)
                return true;
    return false;
}

/* How many pixels have exactly that colour. */
static inline size_t pixels_count(const Pixels *pixels, uint8_t r, uint8_t g, uint8_t b)
{
    size_t n = 0;
    for (size_t i = 0; i < (size_t)pixels->width * (size_t)pixels->height; i++) {
        const uint8_t *p = pixels->rgb + 3 * i;
        n += p[0] == r && p[1] == g && p[2] == b;
    }
    return n;
}

#endif
