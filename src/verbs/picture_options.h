/* The options that all who draw pictures share: size and dots an inch. */
#ifndef TABSHARK_VERBS_PICTURE_OPTIONS_H
#define TABSHARK_VERBS_PICTURE_OPTIONS_H

#include <glib.h>
#include <stdbool.h>

#include "plot/page.h"

/* Unless --dpi says otherwise. */
#define PICTURE_DPI 150

/* Gives a page its pixels: of --size, or of so many inches where `size` is NULL. Errors are
 * TABSHARK_ERROR_USAGE. */
bool picture_size_check(const char *size, double width_unasked, double height_unasked, int dpi,
                        Page *page, GError **error);

#endif
