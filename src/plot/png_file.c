#include "plot/png_file.h"

#include <math.h>
#include <png.h>
#include <stdbool.h>

#include "base/error.h"

#define BYTES_A_PIXEL   3
#define METERS_A_INCH   0.0254
#define MOST_RESOLUTION ((double)PNG_UINT_31_MAX)

/* Charts are even areas with thin lines: with rows told by their difference to the row above, files
 * are 4 % larger than with the best of all filters for each row, and made in half the time. */
#define FILTER PNG_FILTER_UP

const char *png_file_library_version(void)
{
    return png_get_libpng_ver(NULL);
}

static void append(png_structp png, png_bytep bytes, size_t length)
{
    g_byte_array_append(png_get_io_ptr(png), bytes, (unsigned)length);
}

/* Nothing is kept back. */
static void flush(png_structp png)
{
    (void)png;
}

/* libpng's own would print it. */
static void fail(png_structp png, png_const_charp reason)
{
    GError **error = png_get_error_ptr(png);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "libpng could not write the PNG: %s",
                reason);
    png_longjmp(png, 1);
}

static void ignore(png_structp png, png_const_charp warning)
{
    (void)png;
    (void)warning;
}

static void write_header(png_structp png, png_infop info, const PngImage *image)
{
    png_uint_32 meter = (png_uint_32)fmin(round(image->dpi / METERS_A_INCH), MOST_RESOLUTION);
    png_set_IHDR(png, info, (png_uint_32)image->width, (png_uint_32)image->height, 8,
                 PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_pHYs(png, info, meter, meter, PNG_RESOLUTION_METER);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, FILTER);
    png_write_info(png, info);
}

static void write_row(png_structp png, const uint32_t *pixels, int width, uint8_t *row)
{
    for (size_t x = 0; x < (size_t)width; x++) {
        row[BYTES_A_PIXEL * x] = (uint8_t)(pixels[x] >> 16);
        row[BYTES_A_PIXEL * x + 1] = (uint8_t)(pixels[x] >> 8);
        row[BYTES_A_PIXEL * x + 2] = (uint8_t)pixels[x];
    }
    png_write_row(png, row);
}

/* What libpng finds wrong comes back here; nothing that is set behind setjmp is used then. */
static bool write_image(png_structp png, png_infop info, const PngImage *image, uint8_t *row)
{
    if (setjmp(png_jmpbuf(png)) != 0)
        return false;
    write_header(png, info, image);
    for (int y = 0; y < image->height; y++)
        write_row(png, image->pixels + (size_t)y * image->stride, image->width, row);
    png_write_end(png, info);
    return true;
}

GBytes *png_file_encode(const PngImage *image, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_autofree uint8_t *row = g_malloc_n((size_t)image->width, BYTES_A_PIXEL);
    g_autoptr(GError) failure = NULL;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &failure, fail, ignore);
    png_infop info = png != NULL ? png_create_info_struct(png) : NULL;
    bool ok = info != NULL;
    if (ok) {
        png_set_write_fn(png, bytes, append, flush);
        ok = write_image(png, info, image, row);
    }
    png_destroy_write_struct(&png, &info);
    if (ok)
        return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
    if (failure == NULL)
        g_set_error_literal(&failure, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                            "libpng could not start to write the PNG");
    g_propagate_error(error, g_steal_pointer(&failure));
    return NULL;
}
