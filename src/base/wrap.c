#include "base/wrap.h"

#include <stdbool.h>
#include <string.h>

#include "base/display.h"

void wrap_append(GString *out, const char *text, size_t column, size_t indent)
{
    bool first = true;
    for (const char *word = text; *word != '\0';) {
        size_t length = strcspn(word, " ");
        size_t width = display_width(word, length);
        if (first) {
            column += width;
        } else if (column + 1 + width <= WRAP_WIDTH) {
            g_string_append_c(out, ' ');
            column += 1 + width;
        } else {
            g_string_append_printf(out, "\n%*s", (int)indent, "");
            column = indent + width;
        }
        g_string_append_len(out, word, (gssize)length);
        first = false;
        word += length;
        word += strspn(word, " ");
    }
}
