#include "plot/label.h"

#include <string.h>

#include "base/display.h"

char *label_visible(const char *text, size_t max)
{
    GString *visible = g_string_new(NULL);
    /* No character takes more than four bytes; the first `max` of them are enough. */
    display_append(visible, text, strnlen(text, 4 * max + 4));
    if ((size_t)g_utf8_strlen(visible->str, -1) > max) {
        char *end = g_utf8_offset_to_pointer(visible->str, (glong)max);
        g_string_truncate(visible, (gsize)(end - visible->str));
        g_string_append(visible, "…");
    }
    return g_string_free(visible, FALSE);
}

char *label_fit(Canvas *canvas, const TextStyle *style, const char *text, double width)
{
    if (canvas_text_width(canvas, style, text) <= width) {
        return label_visible(text, LABEL_MAX);
    }
    size_t fits = 0, too_long = LABEL_MAX;
    while (too_long - fits > 1) {
        size_t middle = fits + (too_long - fits) / 2;
        g_autofree char *cut = label_visible(text, middle);
        bool good = canvas_text_width(canvas, style, cut) <= width;
        *(good ? &fits : &too_long) = middle;
    }
    return label_visible(text, fits);
}
