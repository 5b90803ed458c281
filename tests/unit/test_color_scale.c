/* Numbers as colours: order, evenness and ends. */
#include <math.h>

#include <glib.h>

#include "plot/color_scale.h"

#define STEPS 200

static double linear(uint8_t channel)
{
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

typedef struct {
    double l, a, b;
} Lab;

/* CIELAB (D65), which the scale is not made in. */
static Lab lab_of(Color c)
{
    double r = linear(c.red), g = linear(c.green), b = linear(c.blue);
    double xyz[3] = {(0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
                     0.2126 * r + 0.7152 * g + 0.0722 * b,
                     (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.0890};
    for (int i = 0; i < 3; i++) {
        xyz[i] = xyz[i] > 0.008856 ? cbrt(xyz[i]) : 7.787 * xyz[i] + 16.0 / 116;
    }
    return (Lab){116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
}

/* From light to dark, each step as far as the next. */
static void test_even(void)
{
    double least = INFINITY, most = 0;
    const int stride = STEPS / 10;
    for (int i = 0; i < STEPS; i++) {
        Lab here = lab_of(color_scale_at(i / (double)STEPS));
        Lab next = lab_of(color_scale_at((i + 1) / (double)STEPS));
        g_assert_cmpfloat(next.l, <, here.l + 1e-9);
    }
    for (int i = 0; i + stride <= STEPS; i += stride) {
        Lab from = lab_of(color_scale_at(i / (double)STEPS));
        Lab to = lab_of(color_scale_at((i + stride) / (double)STEPS));
        double step = hypot(to.l - from.l, hypot(to.a - from.a, to.b - from.b));
        g_assert_cmpfloat(from.l - to.l, >, 3);
        least = fmin(least, step);
        most = fmax(most, step);
    }
    g_assert_cmpfloat(most / least, <, 2.2);
}

/* Nothing is white, so that what is white has no value; the other end is nearly black. */
static void test_ends(void)
{
    Color first = color_scale_at(0), last = color_scale_at(1);
    g_assert_cmpfloat(lab_of(first).l, >, 85);
    g_assert_cmpfloat(lab_of(first).b, >, 40); /* yellow */
    g_assert_cmpfloat(lab_of(last).l, <, 15);
    g_assert_cmpint(first.alpha, ==, 255);
    Color below = color_scale_at(-1), above = color_scale_at(1e300);
    g_assert_cmpmem(&below, sizeof below, &first, sizeof first);
    g_assert_cmpmem(&above, sizeof above, &last, sizeof last);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/color_scale/even", test_even);
    g_test_add_func("/color_scale/ends", test_ends);
    return g_test_run();
}
