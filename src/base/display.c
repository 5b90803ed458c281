#include "base/display.h"

static bool is_plain_ascii(char c)
{
    return c >= 0x20 && c < 0x7f;
}

bool display_is_control(gunichar c)
{
    /* The joiners are letters' business in Indic scripts, Persian and emoji. */
    if (c == 0x200c || c == 0x200d)
        return false;
    GUnicodeType type = g_unichar_type(c);
    return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
           type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

static void append_ascii_control(GString *out, char c)
{
    if (c == '\t')
        g_string_append(out, "\\t");
    else if (c == '\n')
        g_string_append(out, "\\n");
    else if (c == '\r')
        g_string_append(out, "\\r");
    else
        g_string_append_printf(out, "\\x%02x", (unsigned)c);
}

/* Appends the character at `text`, which is not ASCII, and returns how many bytes it took. */
static size_t append_character(GString *out, const char *text, size_t length)
{
    gunichar c = g_utf8_get_char_validated(text, (gssize)length);
    if (c == (gunichar)-1 || c == (gunichar)-2) {
        g_string_append_printf(out, "\\x%02x", (unsigned)(unsigned char)text[0]);
        return 1;
    }
    size_t size = (size_t)g_utf8_skip[(unsigned char)text[0]];
    if (!display_is_control(c))
        g_string_append_len(out, text, (gssize)size);
    else
        g_string_append_printf(out, c <= 0xffff ? "\\u%04x" : "\\U%08x", c);
    return size;
}

void display_append(GString *out, const char *text, size_t length)
{
    size_t i = 0;
    while (i < length) {
        size_t run = i;
        while (run < length && is_plain_ascii(text[run]))
            run++;
        g_string_append_len(out, text + i, (gssize)(run - i));
        i = run;
        if (i == length)
            break;
        if ((unsigned char)text[i] < 0x80)
            append_ascii_control(out, text[i++]);
        else
            i += append_character(out, text + i, length - i);
    }
}

static size_t character_width(gunichar c)
{
    if (g_unichar_iszerowidth(c))
        return 0;
    return g_unichar_iswide(c) ? 2 : 1;
}

size_t display_width(const char *text, size_t length)
{
    size_t width = 0;
    for (const char *p = text; p < text + length; p += g_utf8_skip[(unsigned char)*p])
        width += character_width(g_utf8_get_char(p));
    return width;
}

size_t display_append_cut(GString *out, const char *text, size_t length, size_t columns)
{
    size_t whole = display_width(text, length);
    if (whole <= columns) {
        g_string_append_len(out, text, (gssize)length);
        return whole;
    }
    if (columns == 0)
        return 0;
    size_t width = 0;
    const char *p = text;
    for (; p < text + length; p += g_utf8_skip[(unsigned char)*p]) {
        size_t next = character_width(g_utf8_get_char(p));
        if (width + next > columns - 1)
            break;
        width += next;
    }
    g_string_append_len(out, text, p - text);
    g_string_append(out, "…");
    return width + 1;
}
