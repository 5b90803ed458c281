#include "plot/heatmap.h"

#include <string.h>

#include "plot/color_scale.h"

/* Steps of colour; level 0 is nothing. */
#define LEVELS 255

/* The pixels that lie wholly within the area of data, and what is on them. */
typedef struct {
    double left, top; /* the first pixel */
    size_t width, height;
    uint8_t *levels; /* row by row */
} Raster;

/* A rectangle of pixels: columns from left to right - 1, rows from top to bottom - 1. */
typedef struct {
    size_t left, top, right, bottom;
} Block;

static Raster raster_new(const Rect *area)
{
    Raster raster = {.left = ceil(area->left), .top = ceil(area->top)};
    raster.width = (size_t)fmax(0, floor(area->right) - raster.left);
    raster.height = (size_t)fmax(0, floor(area->bottom) - raster.top);
    raster.levels = g_new0(uint8_t, raster.width * raster.height);
    return raster;
}

/* The whole pixels from a to b, which may be in either order: one at least. False when none is in
 * 0 … n-1. */
static bool cover(double a, double b, size_t n, size_t *first, size_t *end)
{
    double from = round(fmin(a, b)), to = fmax(round(fmax(a, b)), from + 1);
    if (!(to > 0) || !(from < (double)n)) {
        return false;
    }
    *first = (size_t)fmax(from, 0);
    *end = (size_t)fmin(to, (double)n);
    return true;
}

/* From where to where a row reaches on an axis. */
static void reach(const Axis *axis, const Column *from, const Column *to, size_t row, double ends[])
{
    ends[0] = axis_position(axis, from, row);
    ends[1] = to != NULL ? axis_position(axis, to, row) : ends[0] + 0.5;
    ends[0] -= to != NULL ? 0 : 0.5;
}

static bool find_block(const Raster *raster, const Plane *plane, const Series *series, size_t row,
                       Block *block)
{
    double x[2], y[2];
    reach(&plane->x, series->x, series->x_end, row, x);
    reach(&plane->y, series->y, series->y_end, row, y);
    return isfinite(x[0] + x[1] + y[0] + y[1]) &&
           cover(plane_x(plane, x[0]) - raster->left, plane_x(plane, x[1]) - raster->left,
                 raster->width, &block->left, &block->right) &&
           cover(plane_y(plane, y[0]) - raster->top, plane_y(plane, y[1]) - raster->top,
                 raster->height, &block->top, &block->bottom);
}

static uint8_t level_of(const Axis *axis, double z)
{
    double part = fmin(fmax((z - axis->min) / (axis->max - axis->min), 0), 1);
    return (uint8_t)(1 + lround(part * (LEVELS - 1)));
}

static void paint(Raster *raster, const Block *block, uint8_t level)
{
    for (size_t y = block->top; y < block->bottom; y++) {
        uint8_t *line = raster->levels + y * raster->width;
        for (size_t x = block->left; x < block->right; x++) {
            line[x] = MAX(line[x], level);
        }
    }
}

static void fill(Canvas *canvas, const Raster *raster, const Block *block, uint8_t level)
{
    const Rect r = {raster->left + (double)block->left, raster->top + (double)block->top,
                    raster->left + (double)block->right, raster->top + (double)block->bottom};
    canvas_fill_block(canvas, &r, color_scale_at((level - 1) / (double)(LEVELS - 1)));
}

/* The largest block of one level that begins at a pixel: to the right first, then down. */
static Block block_at(const Raster *raster, size_t x, size_t y)
{
    const uint8_t *line = raster->levels + y * raster->width;
    Block block = {x, y, x + 1, y + 1};
    while (block.right < raster->width && line[block.right] == line[x]) {
        block.right++;
    }
    for (; block.bottom < raster->height; block.bottom++) {
        const uint8_t *below = raster->levels + block.bottom * raster->width;
        if (memcmp(line + x, below + x, block.right - x) != 0) {
            break;
        }
    }
    return block;
}

static void emit(Canvas *canvas, Raster *raster)
{
    for (size_t y = 0; y < raster->height; y++) {
        for (size_t x = 0; x < raster->width; x++) {
            uint8_t level = raster->levels[y * raster->width + x];
            if (level == 0) {
                continue;
            }
            Block block = block_at(raster, x, y);
            fill(canvas, raster, &block, level);
            for (size_t row = block.top; row < block.bottom; row++) { /* done with these */
                memset(raster->levels + row * raster->width + x, 0, block.right - x);
            }
        }
    }
}

void heatmap_draw(Canvas *canvas, const Plane *plane, const Series *series)
{
    Raster raster = raster_new(&plane->area);
    for (size_t row = 0; row < series_rows(series); row++) {
        Block block;
        double z = axis_position(&plane->z, series->z, row);
        if (isfinite(z) && find_block(&raster, plane, series, row, &block)) {
            paint(&raster, &block, level_of(&plane->z, z));
        }
    }
    canvas_begin_image(canvas, &plane->area); /* shapes side by side have seams in SVG and PDF */
    emit(canvas, &raster);
    canvas_end_image(canvas);
    g_free(raster.levels);
}
