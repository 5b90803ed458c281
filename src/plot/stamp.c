#include "plot/stamp.h"

#include <math.h>

/* A pixel's part in the disc is counted on so many points a side. */
#define SAMPLES 16

struct Stamp {
    int reach;         /* pixels from the centre's to the outermost */
    uint8_t *coverage; /* of 2 reach + 1 rows and columns, 255 where the disc covers a pixel */
};

static uint8_t coverage_at(int dx, int dy, double radius)
{
    int covered = 0;
    for (int i = 0; i < SAMPLES; i++) {
        for (int j = 0; j < SAMPLES; j++) {
            double x = dx - 0.5 + (i + 0.5) / SAMPLES, y = dy - 0.5 + (j + 0.5) / SAMPLES;
            covered += x * x + y * y <= radius * radius;
        }
    }
    return (uint8_t)(covered * 255 / (SAMPLES * SAMPLES));
}

Stamp *stamp_new_disc(double diameter)
{
    Stamp *stamp = g_new0(Stamp, 1);
    double radius = diameter / 2;
    stamp->reach = (int)ceil(fmax(radius - 0.5, 0));
    int side = 2 * stamp->reach + 1;
    stamp->coverage = g_new(uint8_t, (size_t)side * (size_t)side);
    for (int dy = -stamp->reach, i = 0; dy <= stamp->reach; dy++) {
        for (int dx = -stamp->reach; dx <= stamp->reach; dx++, i++) {
            stamp->coverage[i] = coverage_at(dx, dy, radius);
        }
    }
    return stamp;
}

void stamp_free(Stamp *stamp)
{
    if (stamp != NULL) {
        g_free(stamp->coverage);
        g_free(stamp);
    }
}

/* Two channels at once, 16 bits apart: `value` times `factor` / 255, rounded (Blinn, 1995). */
static inline uint32_t scale_pair(uint32_t value, uint32_t factor)
{
    uint32_t product = value * factor + 0x00800080;
    return ((product + ((product >> 8) & 0x00FF00FF)) >> 8) & 0x00FF00FF;
}

static inline uint32_t scale(uint32_t pixel, uint32_t factor)
{
    uint32_t low = scale_pair(pixel & 0x00FF00FF, factor);
    return low | scale_pair((pixel >> 8) & 0x00FF00FF, factor) << 8;
}

void stamp_blend(const Stamp *stamp, const StampTarget *target, int x, int y, Color color)
{
    int reach = stamp->reach, side = 2 * reach + 1;
    const uint32_t opaque =
        UINT32_C(255) << 24 | (uint32_t)color.red << 16 | (uint32_t)color.green << 8 | color.blue;
    int left = MAX(x - reach, 0), right = MIN(x + reach, target->width - 1);
    for (int row = MAX(y - reach, 0); row <= MIN(y + reach, target->height - 1); row++) {
        const uint8_t *coverage = stamp->coverage + (ptrdiff_t)(row - y + reach) * side + reach - x;
        uint32_t *pixels = target->pixels + (size_t)row * target->stride;
        for (int column = left; column <= right; column++) {
            uint32_t alpha = (coverage[column] * (uint32_t)color.alpha + 127) / 255;
            pixels[column] = scale(opaque, alpha) + scale(pixels[column], 255 - alpha);
        }
    }
}
