/* Colours: eight bits a channel, alpha 255 is opaque. */
#ifndef TABSHARK_PLOT_COLOR_H
#define TABSHARK_PLOT_COLOR_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint8_t red, green, blue, alpha;
} Color;

#define COLOR_WHITE ((Color){255, 255, 255, 255})
#define COLOR_TEXT  ((Color){34, 34, 34, 255})    /* near black */
#define COLOR_MUTED ((Color){119, 119, 119, 255}) /* text that steps back */
#define COLOR_SPINE ((Color){136, 136, 136, 255})
#define COLOR_GRID  ((Color){228, 228, 228, 255})

static inline bool color_equal(Color a, Color b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
}

/* The same colour with its alpha times `factor`, 0 … 1. */
static inline Color color_fade(Color color, double factor)
{
    color.alpha = (uint8_t)(color.alpha * factor + 0.5);
    return color;
}

#endif
