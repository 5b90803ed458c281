/* The page of a picture: its size, and the format of the file it goes to. */
#ifndef TABSHARK_PLOT_PAGE_H
#define TABSHARK_PLOT_PAGE_H

#include <glib.h>
#include <stdbool.h>

/* The largest page: beyond, PLplot's coordinates get coarser than half a pixel, or memory goes. */
#define PAGE_MAX_SIDE 16000
#define PAGE_MAX_AREA 50000000

typedef enum {
    PAGE_PNG,
    PAGE_SVG, /* letters are outlines: the file needs no font, and holds no text to search */
    PAGE_PDF,
} PageFormat;

/* SVG and PDF have no pixels, but their pages are laid out in them all the same: one of 1500 x 900
 * pixels at 150 dots an inch is a page of 10 x 6 inches, whose parts have the places they have in
 * the PNG. */
typedef struct {
    int width, height; /* in pixels */
    double dpi;
    PageFormat format;
} Page;

/* Is a page of that size, in pixels, possible? If not, the error is TABSHARK_ERROR_USAGE. */
bool page_check_size(double width, double height, GError **error);

/* The format that the suffix of a file name asks for, in letters of either case. A name with
 * another suffix or none is an error, TABSHARK_ERROR_USAGE, that lists the known ones. */
bool page_format_of(const char *path, PageFormat *format, GError **error);

#endif
