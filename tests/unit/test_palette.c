/* The colours of series, as people see them who confuse some colours, and on paper. */
#include <math.h>

#include "plot/style.h"

#define COLORS 10
/* Distances in OKLab; two patches that differ by 0.02 can just be told apart side by side, lines
 * and dots need several times that. */
#define APART 0.07
/* Of the luminance of white paper to that of the colour (WCAG 2.1's formula). */
#define CONTRAST 2.3

typedef struct {
    double v[3];
} Triple;

static Triple multiply(const double matrix[3][3], Triple in)
{
    Triple out = {{0}};
    for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
            out.v[i] += matrix[i][j] * in.v[j];
        }
    }
    return out;
}

static double linear(uint8_t channel)
{
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static Triple linear_of(Color color)
{
    return (Triple){{linear(color.red), linear(color.green), linear(color.blue)}};
}

/* OKLab (Ottosson, 2020) of linear sRGB. */
static Triple oklab(Triple rgb)
{
    static const double to_cones[3][3] = {{0.4122214708, 0.5363325363, 0.0514459929},
                                          {0.2119034982, 0.6806995451, 0.1073969566},
                                          {0.0883024619, 0.2817188376, 0.6299787005}};
    static const double to_lab[3][3] = {{0.2104542553, 0.7936177850, -0.0040720468},
                                        {1.9779984951, -2.4285922050, 0.4505937099},
                                        {0.0259040371, 0.7827717662, -0.8086757660}};
    for (int i = 0; i < 3; i++) {
        rgb.v[i] = fmin(fmax(rgb.v[i], 0), 1);
    }
    Triple cones = multiply(to_cones, rgb);
    for (int i = 0; i < 3; i++) {
        cones.v[i] = cbrt(cones.v[i]);
    }
    return multiply(to_lab, cones);
}

/* Machado, Oliveira and Fernandes (2009), severity 1: without one kind of cone. The first is
 * everybody else. */
static const double views[][3][3] = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    {{0.152286, 1.052583, -0.204868},
     {0.114503, 0.786281, 0.099216},
     {-0.003882, -0.048116, 1.051998}},
    {{0.367322, 0.860646, -0.227968},
     {0.280085, 0.672501, 0.047413},
     {-0.011820, 0.042940, 0.968881}},
    {{1.255528, -0.076749, -0.178779},
     {-0.078411, 0.930809, 0.147602},
     {0.004733, 0.691367, 0.303900}},
};

static double distance(const double view[3][3], Color a, Color b)
{
    Triple one = oklab(multiply(view, linear_of(a))), other = oklab(multiply(view, linear_of(b)));
    return hypot(hypot(one.v[0] - other.v[0], one.v[1] - other.v[1]), one.v[2] - other.v[2]);
}

static void test_apart(void)
{
    for (size_t view = 0; view < G_N_ELEMENTS(views); view++) {
        for (size_t i = 0; i < COLORS; i++) {
            for (size_t j = 0; j < i; j++) {
                double apart = distance(views[view], style_palette(i), style_palette(j));
                g_assert_cmpfloat(apart, >, APART);
            }
        }
    }
}

static void test_on_paper(void)
{
    for (size_t i = 0; i < COLORS; i++) {
        Triple c = linear_of(style_palette(i));
        double luminance = 0.2126 * c.v[0] + 0.7152 * c.v[1] + 0.0722 * c.v[2];
        g_assert_cmpfloat(1.05 / (luminance + 0.05), >, CONTRAST);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/palette/apart", test_apart);
    g_test_add_func("/palette/on-paper", test_on_paper);
    return g_test_run();
}
