/* Stamps: how much of which pixel a disc covers, and what is left of the pixels beneath. */
#include "plot/stamp.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#define SIDE  21
#define WHITE UINT32_C(0xffffffff)

static const Color black = {0, 0, 0, 255};

static void stamp_once(uint32_t *pixels, double diameter, int x, int y, Color color)
{
    g_autoptr(Stamp) stamp = stamp_new_disc(diameter);
    const StampTarget target = {pixels, SIDE, SIDE, SIDE};
    stamp_blend(stamp, &target, x, y, color);
}

static void fill(uint32_t *pixels, uint32_t value)
{
    for (size_t i = 0; i < SIDE * SIDE; i++) {
        pixels[i] = value;
    }
}

/* The ink is that of a circle, and as much to the left as to the right. */
static void test_area(void)
{
    static const double diameters[] = {1, 2, 3, 4.5, 7.25, 12};
    for (size_t i = 0; i < G_N_ELEMENTS(diameters); i++) {
        uint32_t pixels[SIDE * SIDE];
        double ink = 0;
        fill(pixels, WHITE);
        stamp_once(pixels, diameters[i], SIDE / 2, SIDE / 2, black);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                uint32_t pixel = pixels[y * SIDE + x];
                g_assert_cmpuint(pixel, ==, pixels[y * SIDE + SIDE - 1 - x]);
                g_assert_cmpuint(pixel, ==, pixels[(SIDE - 1 - y) * SIDE + x]);
                ink += (255 - (pixel & 255)) / 255.0;
            }
        }
        double area = G_PI * diameters[i] * diameters[i] / 4;
        g_assert_cmpfloat(fabs(ink - area), <, 0.03 * area + 0.05);
    }
}

/* Two layers of opacity a let through (1 - a)^2, and an empty image gets colour and opacity. */
static void test_layers(void)
{
    uint32_t pixels[SIDE * SIDE];
    const Color faint = {0, 0, 0, 51}; /* a fifth */
    fill(pixels, WHITE);
    stamp_once(pixels, 9, 10, 10, faint);
    stamp_once(pixels, 9, 10, 10, faint);
    g_assert_cmpint(abs((int)(pixels[10 * SIDE + 10] & 255) - 163), <=, 1);
    g_assert_cmpuint(pixels[10 * SIDE + 10] >> 24, ==, 255);
    fill(pixels, 0);
    stamp_once(pixels, 9, 10, 10, (Color){255, 0, 0, 51});
    g_assert_cmpuint(pixels[10 * SIDE + 10], ==, UINT32_C(0x33330000));
}

/* What hangs over the edges does not come back on the other side. */
static void test_edges(void)
{
    static const int places[][2] = {{0, 0}, {SIDE - 1, SIDE - 1}, {-3, 10}, {10, SIDE + 2}};
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        uint32_t pixels[SIDE * SIDE];
        fill(pixels, WHITE);
        stamp_once(pixels, 9, places[i][0], places[i][1], black);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                bool near = hypot(x - places[i][0], y - places[i][1]) < 5.3;
                g_assert_true(near || pixels[y * SIDE + x] == WHITE);
            }
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/stamp/area", test_area);
    g_test_add_func("/stamp/layers", test_layers);
    g_test_add_func("/stamp/edges", test_edges);
    return g_test_run();
}
