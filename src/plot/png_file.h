/* The bytes of a PNG. The one place that writes with libpng. */
#ifndef TABSHARK_PLOT_PNG_FILE_H
#define TABSHARK_PLOT_PNG_FILE_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    const uint32_t *pixels; /* row after row from the top; each is 0x00RRGGBB */
    size_t stride;          /* pixels from the start of a row to that of the next */
    int width, height;      /* in pixels */
    double dpi;             /* pixels an inch, which the file tells whoever prints it */
} PngImage;

/* Of libpng. */
const char *png_file_library_version(void);

/* The file as bytes, which depend on the image alone. It can fail only for want of memory. */
GBytes *png_file_encode(const PngImage *image, GError **error);

#endif
