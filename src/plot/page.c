#include "plot/page.h"

#include <string.h>

#include "base/error.h"

static const struct {
    const char *suffix;
    PageFormat format;
} formats[] = {
    {".png", PAGE_PNG},
    {".svg", PAGE_SVG},
    {".pdf", PAGE_PDF},
};

bool page_check_size(double width, double height, GError **error)
{
    if (width >= 1 && height >= 1 && width <= PAGE_MAX_SIDE && height <= PAGE_MAX_SIDE &&
        width * height <= PAGE_MAX_AREA) {
        return true;
    }
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                "a page of %.6g x %.6g pixels cannot be drawn: a side has 1 to %d pixels, and all "
                "together are at most %d million",
                width, height, PAGE_MAX_SIDE, PAGE_MAX_AREA / 1000000);
    return false;
}

bool page_format_of(const char *path, PageFormat *format, GError **error)
{
    const char *base = strrchr(path, '/');
    base = base != NULL ? base + 1 : path;
    const char *suffix = strrchr(base, '.');
    for (size_t i = 0; suffix != NULL && suffix != base && i < G_N_ELEMENTS(formats); i++) {
        if (g_ascii_strcasecmp(suffix, formats[i].suffix) == 0) {
            *format = formats[i].format;
            return true;
        }
    }
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                "pictures are .png, .svg or .pdf files, which '%s' is not", path);
    return false;
}
