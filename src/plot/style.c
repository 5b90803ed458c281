#include "plot/style.h"

#include <string.h>

#include "base/error.h"

/* Chosen so that any two stay apart also for people who confuse red and green, or blue and yellow,
 * and so that each can be seen on white paper: tests/unit/test_palette.c has the measures. */
static const Color palette[10] = {
    {31, 119, 180, 255},  {232, 120, 10, 255}, {0, 158, 115, 255},   {150, 50, 60, 255},
    {88, 40, 160, 255},   {152, 104, 0, 255},  {144, 120, 248, 255}, {176, 56, 136, 255},
    {224, 136, 248, 255}, {120, 0, 96, 255},
};

/* The letters mean the palette's shades: pure red, green and blue hurt the eyes. */
static const struct {
    char letter;
    Color color;
} letters[] = {
    {'r', {214, 39, 40, 255}},  {'g', {44, 160, 44, 255}},   {'b', {31, 119, 180, 255}},
    {'c', {23, 190, 207, 255}}, {'m', {227, 119, 194, 255}}, {'y', {188, 189, 34, 255}},
    {'k', {34, 34, 34, 255}},
};

/* Longer ones first. */
static const struct {
    const char *text;
    LineStyle line;
} lines[] = {{"--", LINE_DASHED}, {"-.", LINE_DASHDOT}, {"-", LINE_SOLID}, {":", LINE_DOTTED}};

static const struct {
    char letter;
    Marker marker;
} markers[] = {
    {'.', MARKER_POINT},   {',', MARKER_PIXEL},       {'o', MARKER_CIRCLE},
    {'s', MARKER_SQUARE},  {'^', MARKER_TRIANGLE_UP}, {'v', MARKER_TRIANGLE_DOWN},
    {'d', MARKER_DIAMOND}, {'+', MARKER_PLUS},        {'x', MARKER_CROSS},
    {'*', MARKER_STAR},
};

Color style_palette(size_t n)
{
    return palette[n % G_N_ELEMENTS(palette)];
}

/* A colour, a line or a marker. */
typedef struct {
    bool has_color;
    Color color;
    LineStyle line;
    Marker marker;
} Part;

/* Reads the part at `text`; the number of characters it took, or 0. */
static size_t read_part(const char *text, Part *part)
{
    if (text[0] == 'C' && g_ascii_isdigit(text[1])) {
        *part = (Part){.has_color = true, .color = style_palette((size_t)(text[1] - '0'))};
        return 2;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(letters); i++) {
        if (text[0] == letters[i].letter) {
            *part = (Part){.has_color = true, .color = letters[i].color};
            return 1;
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        if (g_str_has_prefix(text, lines[i].text)) {
            *part = (Part){.line = lines[i].line};
            return strlen(lines[i].text);
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(markers); i++) {
        if (text[0] == markers[i].letter) {
            *part = (Part){.marker = markers[i].marker};
            return 1;
        }
    }
    return 0;
}

static bool fail(const char *text, const char *reason, const char *place, GError **error)
{
    g_set_error(
        error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
        "style \"%s\": %s%s%s; a style is a colour (r g b c m y k, C0 to C9), a marker (. , "
        "o s ^ v d + x *) and a line (- -- : -.), each at most once: \".\", \"r-o\", "
        "\"b--\"",
        text, reason, place[0] != '\0' ? " at " : "", place);
    return false;
}

bool style_parse(const char *text, Style *style, bool *has_color, GError **error)
{
    Style read = {.color = style->color, .alpha = style->alpha};
    *has_color = false;
    if (text[0] == '\0') {
        return fail(text, "is empty", "", error);
    }
    for (const char *p = text; *p != '\0';) {
        Part part = {0};
        size_t taken = read_part(p, &part);
        if (taken == 0) {
            return fail(text, "not understood", p, error);
        }
        if ((part.has_color && *has_color) || (part.line != LINE_NONE && read.line != LINE_NONE) ||
            (part.marker != MARKER_NONE && read.marker != MARKER_NONE)) {
            return fail(text, "a second colour, marker or line", p, error);
        }
        if (part.has_color) {
            read.color = part.color;
            *has_color = true;
        }
        read.line = part.line != LINE_NONE ? part.line : read.line;
        read.marker = part.marker != MARKER_NONE ? part.marker : read.marker;
        p += taken;
    }
    if (read.line == LINE_NONE && read.marker == MARKER_NONE) {
        read.line = LINE_SOLID;
    }
    *style = read;
    return true;
}
