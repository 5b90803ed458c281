#include "plot/surface.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <math.h>

#include "base/error.h"
#include "plot/png_file.h"
#include "plot/svg_ids.h"

#define POINTS_PER_INCH 72

struct Surface {
    Page page;
    GByteArray *bytes; /* written so far */
    cairo_surface_t *target;
    cairo_t *context;
    /* The image that is being drawn, if there is one. */
    cairo_surface_t *image;
    cairo_t *image_context;
    double left, top; /* where it will be, in pixels */
};

static cairo_status_t append(void *data, const unsigned char *bytes, unsigned n)
{
    g_byte_array_append(data, bytes, n);
    return CAIRO_STATUS_SUCCESS;
}

static double points_per_pixel(const Surface *surface)
{
    return surface->page.format == PAGE_PNG ? 1 : POINTS_PER_INCH / surface->page.dpi;
}

static cairo_surface_t *new_target(const Page *page, double width, double height, GByteArray *bytes)
{
    if (page->format == PAGE_SVG) {
        cairo_surface_t *svg = cairo_svg_surface_create_for_stream(append, bytes, width, height);
        /* 1.18 would leave the unit out, and then sizes count as smaller pixels. */
        cairo_svg_surface_set_document_unit(svg, CAIRO_SVG_UNIT_PT);
        return svg;
    }
    if (page->format == PAGE_PDF) {
        cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream(append, bytes, width, height);
        /* With the time of day no two files would be equal. */
        cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, NULL);
        return pdf;
    }
    return cairo_image_surface_create(CAIRO_FORMAT_RGB24, page->width, page->height);
}

/* Pixels from the top left corner. */
static void reset_matrix(const Surface *surface)
{
    double scale = points_per_pixel(surface);
    cairo_identity_matrix(surface->context);
    cairo_scale(surface->context, scale, scale);
}

const char *surface_library_version(void)
{
    return cairo_version_string();
}

Surface *surface_new(const Page *page)
{
    Surface *surface = g_new0(Surface, 1);
    surface->page = *page;
    surface->bytes = g_byte_array_new();
    double scale = points_per_pixel(surface);
    surface->target = new_target(page, page->width * scale, page->height * scale, surface->bytes);
    surface->context = cairo_create(surface->target);
    cairo_set_source_rgb(surface->context, 1, 1, 1);
    cairo_paint(surface->context);
    reset_matrix(surface);
    return surface;
}

static void drop_image(Surface *surface)
{
    g_clear_pointer(&surface->image_context, cairo_destroy);
    g_clear_pointer(&surface->image, cairo_surface_destroy);
}

void surface_free(Surface *surface)
{
    if (surface == NULL) {
        return;
    }
    drop_image(surface);
    cairo_destroy(surface->context);
    cairo_surface_finish(surface->target); /* writes the last bytes */
    cairo_surface_destroy(surface->target);
    g_byte_array_unref(surface->bytes);
    g_free(surface);
}

void *surface_context(const Surface *surface)
{
    return surface->image_context != NULL ? surface->image_context : surface->context;
}

void surface_fill_block(const Surface *surface, const Rect *block, Color color)
{
    cairo_t *context = surface_context(surface);
    double scale = surface->image_context != NULL ? 1 : points_per_pixel(surface);
    cairo_save(context); /* the driver has made it its own */
    cairo_identity_matrix(context);
    cairo_scale(context, scale, scale);
    if (surface->image_context != NULL) {
        cairo_translate(context, -surface->left, -surface->top);
    }
    cairo_rectangle(context, block->left, block->top, rect_width(block), rect_height(block));
    cairo_set_source_rgba(context, color.red / 255.0, color.green / 255.0, color.blue / 255.0,
                          color.alpha / 255.0);
    cairo_fill(context);
    cairo_restore(context);
}

void surface_stamp(const Surface *surface, const Stamp *stamp, const Point *centers, size_t n,
                   Color color)
{
    cairo_surface_t *target = surface->image != NULL ? surface->image : surface->target;
    cairo_surface_flush(target);
    const StampTarget pixels = {
        .pixels = (uint32_t *)(void *)cairo_image_surface_get_data(target),
        .width = cairo_image_surface_get_width(target),
        .height = cairo_image_surface_get_height(target),
        .stride = (size_t)cairo_image_surface_get_stride(target) / sizeof(uint32_t),
    };
    for (size_t i = 0; pixels.pixels != NULL && i < n; i++) {
        stamp_blend(stamp, &pixels, (int)floor(centers[i].x - surface->left),
                    (int)floor(centers[i].y - surface->top), color);
    }
    cairo_surface_mark_dirty(target);
}

bool surface_begin_image(Surface *surface, const Rect *rect)
{
    g_assert(surface->image == NULL);
    if (surface->page.format == PAGE_PNG) {
        return false;
    }
    surface->left = fmax(floor(rect->left), 0);
    surface->top = fmax(floor(rect->top), 0);
    double width = fmin(ceil(rect->right), surface->page.width) - surface->left;
    double height = fmin(ceil(rect->bottom), surface->page.height) - surface->top;
    surface->image =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)fmax(width, 1), (int)fmax(height, 1));
    surface->image_context = cairo_create(surface->image);
    cairo_translate(surface->image_context, -surface->left, -surface->top);
    return true;
}

bool surface_end_image(Surface *surface)
{
    if (surface->image == NULL) {
        return false;
    }
    reset_matrix(surface);
    /* An image that could not be made passes its error on. */
    cairo_set_source_surface(surface->context, surface->image, surface->left, surface->top);
    cairo_paint(surface->context);
    drop_image(surface);
    surface->left = surface->top = 0;
    return true;
}

static GBytes *encode_pixels(const Surface *surface, GError **error)
{
    cairo_surface_flush(surface->target);
    const PngImage image = {
        .pixels = (const uint32_t *)(void *)cairo_image_surface_get_data(surface->target),
        .stride = (size_t)cairo_image_surface_get_stride(surface->target) / sizeof(uint32_t),
        .width = surface->page.width,
        .height = surface->page.height,
        .dpi = surface->page.dpi,
    };
    return png_file_encode(&image, error);
}

GBytes *surface_finish(Surface *surface, GError **error)
{
    cairo_show_page(surface->context);
    cairo_status_t status = cairo_status(surface->context);
    if (surface->page.format == PAGE_PNG && status == CAIRO_STATUS_SUCCESS) {
        return encode_pixels(surface, error);
    }
    cairo_surface_finish(surface->target);
    if (status == CAIRO_STATUS_SUCCESS) {
        status = cairo_surface_status(surface->target);
    }
    if (status != CAIRO_STATUS_SUCCESS) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "cairo could not draw the page: %s", cairo_status_to_string(status));
        return NULL;
    }
    if (surface->page.format == PAGE_SVG) {
        return svg_renumber((const char *)surface->bytes->data, surface->bytes->len);
    }
    return g_byte_array_free_to_bytes(g_byte_array_ref(surface->bytes));
}
