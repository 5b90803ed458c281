#include "plot/density.h"

#include <math.h>
#include <stdint.h>

#define LEVELS 256 /* of opacity: the eight bits of a colour */
#define BATCH  4096

struct Density {
    Rect area;
    int64_t left, top; /* the first pixel */
    size_t width, height;
    uint32_t *hits; /* row by row */
};

Density *density_new(const Rect *area)
{
    Density *density = g_new0(Density, 1);
    density->area = *area;
    density->left = (int64_t)floor(area->left);
    density->top = (int64_t)floor(area->top);
    density->width = (size_t)((int64_t)floor(area->right) - density->left + 1);
    density->height = (size_t)((int64_t)floor(area->bottom) - density->top + 1);
    density->hits = g_new0(uint32_t, density->width * density->height);
    return density;
}

void density_free(Density *density)
{
    if (density != NULL) {
        g_free(density->hits);
        g_free(density);
    }
}

void density_add(Density *density, Point point)
{
    if (!rect_contains(&density->area, point)) {
        return;
    }
    size_t column = (size_t)((int64_t)floor(point.x) - density->left);
    size_t row = (size_t)((int64_t)floor(point.y) - density->top);
    uint32_t *hits = &density->hits[row * density->width + column];
    *hits += *hits < UINT32_MAX;
}

void density_add_segment(Density *density, Point from, Point to)
{
    if (!isfinite(from.x + from.y + to.x + to.y) ||
        !rect_clip_segment(&density->area, &from, &to)) {
        return;
    }
    double dx = to.x - from.x, dy = to.y - from.y;
    size_t steps = (size_t)ceil(fmax(fabs(dx), fabs(dy)));
    for (size_t i = 0; i < MAX(steps, 1); i++) {
        double part = (double)i / (double)MAX(steps, 1);
        density_add(density, (Point){from.x + part * dx, from.y + part * dy});
    }
}

/* The opacity of `hits` points upon each other, 1 … 255; 0 for none. */
static unsigned level_of(uint32_t hits, double alpha)
{
    if (hits == 0 || alpha <= 0) {
        return 0;
    }
    double together = -expm1(hits * log1p(-alpha)); /* 1 - (1 - alpha)^hits */
    return MAX((unsigned)lround(together * (LEVELS - 1)), 1);
}

static void emit_level(const Density *density, const uint32_t *pixels, size_t n, double alpha,
                       DensityEmit emit, void *data)
{
    Point centers[BATCH];
    for (size_t done = 0; done < n; done += BATCH) {
        size_t batch = MIN(n - done, BATCH);
        for (size_t i = 0; i < batch; i++) {
            uint32_t pixel = pixels[done + i];
            int64_t column = pixel % (int64_t)density->width;
            int64_t row = pixel / (int64_t)density->width;
            centers[i] =
                (Point){(double)(density->left + column) + 0.5, (double)(density->top + row) + 0.5};
        }
        emit(data, centers, batch, alpha);
    }
}

void density_emit(const Density *density, double alpha, DensityEmit emit, void *data)
{
    /* A counting sort of the pixels by level. */
    size_t n = density->width * density->height;
    size_t start[LEVELS + 1] = {0}, next[LEVELS];
    for (size_t i = 0; i < n; i++) {
        start[level_of(density->hits[i], alpha) + 1]++;
    }
    start[1] = 0; /* pixels that nothing shows on are left out */
    for (unsigned level = 1; level < LEVELS; level++) {
        start[level + 1] += start[level];
        next[level] = start[level];
    }
    g_autofree uint32_t *pixels = g_new(uint32_t, start[LEVELS]);
    for (size_t i = 0; i < n; i++) {
        unsigned level = level_of(density->hits[i], alpha);
        if (level > 0) {
            pixels[next[level]++] = (uint32_t)i;
        }
    }
    for (unsigned level = 1; level < LEVELS; level++) {
        emit_level(density, pixels + start[level], start[level + 1] - start[level],
                   level / (double)(LEVELS - 1), emit, data);
    }
}
