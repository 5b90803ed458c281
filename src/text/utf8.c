#include "text/utf8.h"

#include <glib.h>

bool utf8_is_valid(const char *bytes, size_t length)
{
    const char *end = bytes + length;
    while (bytes < end) {
        const char *stop;
        if (g_utf8_validate_len(bytes, (gsize)(end - bytes), &stop))
            return true;
        if (*stop != '\0')
            return false;
        bytes = stop + 1;
    }
    return true;
}
