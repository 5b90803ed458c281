#include "plot/font.h"

#include "base/error.h"

/* Without a font every character is drawn as the same box, and so is one of no font (U+E000, for
 * private use). */
bool font_check(Canvas *canvas, GError **error)
{
    const TextStyle style = {.size = 100, .color = COLOR_TEXT};
    double box = canvas_text_width(canvas, &style, "\uE000");
    if (canvas_text_width(canvas, &style, "i") != box ||
        canvas_text_width(canvas, &style, "W") != box) {
        return true;
    }
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        "no font is installed, so charts could have no labels (on Debian: apt "
                        "install fonts-dejavu-core)");
    return false;
}
