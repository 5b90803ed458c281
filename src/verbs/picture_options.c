#include "verbs/picture_options.h"

#include <math.h>

#include "base/error.h"

#define MIN_DPI 20
#define MAX_DPI 2400

static bool parse_size(const char *size, double *width, double *height)
{
    char *middle = NULL, *end = NULL;
    *width = g_ascii_strtod(size, &middle);
    bool split = middle != size && (*middle == 'x' || *middle == 'X');
    *height = split ? g_ascii_strtod(middle + 1, &end) : 0;
    return split && end != middle + 1 && *end == '\0' && *width > 0 && *height > 0;
}

bool picture_size_check(const char *size, double width_unasked, double height_unasked, int dpi,
                        Page *page, GError **error)
{
    double w = width_unasked, h = height_unasked;
    if (size != NULL && !parse_size(size, &w, &h)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "--size takes width x height in inches, as in 10x6, not '%s'", size);
        return false;
    }
    if (dpi < MIN_DPI || dpi > MAX_DPI) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "--dpi takes %d to %d pixels an inch, not %d", MIN_DPI, MAX_DPI, dpi);
        return false;
    }
    w = round(w * dpi);
    h = round(h * dpi);
    if (!page_check_size(w, h, error)) {
        return false;
    }
    page->width = (int)w;
    page->height = (int)h;
    page->dpi = dpi;
    return true;
}
