#include "plot/color_scale.h"

#include <math.h>
#include <stddef.h>

#define ANCHORS 5

/* A colour in OKLab: lightness, green to red, blue to yellow. */
typedef struct {
    double l, a, b;
} Lab;

/* Yellow, green, teal, blue, violet: all of the way between them lies in what sRGB can show. */
static const Lab anchors[ANCHORS] = {
    {0.93, -0.033, 0.115}, {0.78, -0.110, 0.059}, {0.60, -0.078, -0.045},
    {0.43, -0.004, -0.12}, {0.24, 0.057, -0.082},
};

static double distance(const Lab *from, const Lab *to)
{
    double l = to->l - from->l, a = to->a - from->a, b = to->b - from->b;
    return sqrt(l * l + a * a + b * b);
}

static Lab between(const Lab *from, const Lab *to, double part)
{
    return (Lab){from->l + part * (to->l - from->l), from->a + part * (to->a - from->a),
                 from->b + part * (to->b - from->b)};
}

/* The colour so far along the way through all anchors. */
static Lab along(double part)
{
    double total = 0;
    for (size_t i = 1; i < ANCHORS; i++) {
        total += distance(&anchors[i - 1], &anchors[i]);
    }
    double rest = fmin(fmax(part, 0), 1) * total;
    for (size_t i = 1; i < ANCHORS; i++) {
        double step = distance(&anchors[i - 1], &anchors[i]);
        if (rest <= step) {
            return between(&anchors[i - 1], &anchors[i], rest / step);
        }
        rest -= step;
    }
    return anchors[ANCHORS - 1];
}

/* A channel of light as sRGB keeps it (IEC 61966-2-1). */
static uint8_t channel(double linear)
{
    double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * pow(linear, 1 / 2.4) - 0.055;
    return (uint8_t)lround(fmin(fmax(value, 0), 1) * 255);
}

static double cube(double x)
{
    return x * x * x;
}

Color color_scale_at(double part)
{
    Lab lab = along(part);
    double l = cube(lab.l + 0.3963377774 * lab.a + 0.2158037573 * lab.b);
    double m = cube(lab.l - 0.1055613458 * lab.a - 0.0638541728 * lab.b);
    double s = cube(lab.l - 0.0894841775 * lab.a - 1.2914855480 * lab.b);
    return (Color){
        channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
        channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
        channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s),
        255,
    };
}
