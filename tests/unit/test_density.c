/* What many points and long lines are cut down to. */
#include "plot/density.h"

#include <math.h>

#include "plot/reduce.h"

typedef struct {
    size_t pixels;
    double least, last;
    bool ascending;
    Point at;
} Seen;

static void see(void *data, const Point *centers, size_t n, double alpha)
{
    Seen *seen = data;
    seen->least = seen->pixels == 0 ? alpha : seen->least;
    seen->ascending = seen->ascending && alpha >= seen->last;
    seen->last = alpha;
    seen->pixels += n;
    seen->at = centers[n - 1];
}

static void test_hits(void)
{
    const Rect area = {10.5, 20.5, 60.5, 50.5};
    g_autoptr(Density) density = density_new(&area);
    density_add(density, (Point){30.2, 30.9});
    for (int i = 0; i < 3; i++) {
        density_add(density, (Point){40.7, 50.5});
    }
    const Point outside[] = {{10.4, 30}, {60.6, 30},     {30, 20.4},      {30, 50.6},    {NAN, 30},
                             {30, NAN},  {INFINITY, 30}, {30, -INFINITY}, {1e300, 1e300}};
    for (size_t i = 0; i < G_N_ELEMENTS(outside); i++) {
        density_add(density, outside[i]);
    }
    Seen seen = {.ascending = true};
    density_emit(density, 0.2, see, &seen);
    g_assert_cmpuint(seen.pixels, ==, 2);
    g_assert_true(seen.ascending);
    g_assert_cmpfloat(fabs(seen.least - 0.2), <, 1.0 / 255);
    g_assert_cmpfloat(fabs(seen.last - (1 - 0.8 * 0.8 * 0.8)), <, 1.0 / 255);
    g_assert_cmpfloat(seen.at.x, ==, 40.5);
    g_assert_cmpfloat(seen.at.y, ==, 50.5);
}

static void test_opacities(void)
{
    const Rect area = {0.5, 0.5, 9.5, 9.5};
    g_autoptr(Density) density = density_new(&area);
    Seen none = {0}, faint = {0}, opaque = {0};
    density_emit(density, 1, see, &none);
    g_assert_cmpuint(none.pixels, ==, 0);
    density_add(density, (Point){5, 5});
    density_emit(density, 0, see, &none);
    g_assert_cmpuint(none.pixels, ==, 0);
    density_emit(density, 1e-9, see, &faint);
    g_assert_cmpuint(faint.pixels, ==, 1);
    density_emit(density, 1, see, &opaque);
    g_assert_cmpfloat(opaque.last, ==, 1);
}

/* A way of ten pixels is ten hits, wherever it is cut; ways that are joined hit no pixel twice. */
static void test_segments(void)
{
    const Rect area = {0.5, 0.5, 50.5, 50.5};
    g_autoptr(Density) density = density_new(&area);
    density_add_segment(density, (Point){10.5, 10.5}, (Point){20.5, 15.5});
    density_add_segment(density, (Point){20.5, 15.5}, (Point){20.5, 25.5});
    density_add_segment(density, (Point){20.5, 25.5}, (Point){NAN, 25.5});
    density_add_segment(density, (Point){INFINITY, 25.5}, (Point){20.5, 25.5});
    density_add_segment(density, (Point){-1e6, -10}, (Point){1e6, -10});
    Seen seen = {.ascending = true};
    density_emit(density, 0.5, see, &seen);
    g_assert_cmpuint(seen.pixels, ==, 20);
    g_assert_cmpfloat(seen.least, ==, seen.last);
    density_add_segment(density, (Point){-1e6, 40.5}, (Point){1e6, 40.5});
    density_emit(density, 0.5, see, &seen);
    g_assert_cmpuint(seen.pixels, ==, 20 + 20 + 50);
}

static GArray *reduced(const Point *points, size_t n)
{
    GArray *out = g_array_new(FALSE, FALSE, sizeof(Point));
    Reduction reduction = {.out = out, .left = -1e9, .right = 1e9};
    for (size_t i = 0; i < n; i++) {
        reduction_add(&reduction, points[i]);
    }
    reduction_end(&reduction);
    return out;
}

static void check_reduced(const Point *points, size_t n, const double *ys, size_t n_ys)
{
    g_autoptr(GArray) out = reduced(points, n);
    g_assert_cmpuint(out->len, ==, n_ys);
    for (guint i = 0; i < out->len; i++) {
        double y = g_array_index(out, Point, i).y;
        g_assert_true(y == ys[i] || (isnan(y) && isnan(ys[i])));
    }
}

static void test_reduce(void)
{
    const Point one[] = {{1.5, 3}};
    check_reduced(one, 1, (const double[]){3}, 1);
    const Point column[] = {{1.1, 3}, {1.2, 9}, {1.3, 5}, {1.4, 1}, {1.5, 4}, {1.6, 6}};
    check_reduced(column, 6, (const double[]){3, 9, 1, 6}, 4);
    const Point two[] = {{1.1, 3}, {1.2, 9}, {2.3, 5}, {2.4, 1}};
    check_reduced(two, 4, (const double[]){3, 9, 5, 1}, 4);
    const Point gap[] = {{1.1, 3}, {1.2, NAN}, {1.3, 5}};
    check_reduced(gap, 3, (const double[]){3, NAN, 5}, 3);
    const Point flat[] = {{1.1, 3}, {1.2, 3}, {1.3, 3}, {1.4, 3}};
    check_reduced(flat, 4, (const double[]){3, 3}, 2);
    check_reduced(NULL, 0, NULL, 0);
}

/* However many points, no more than four a column, and the extremes among them. */
static void test_reduce_many(void)
{
    g_autoptr(GArray) out = g_array_new(FALSE, FALSE, sizeof(Point));
    Reduction reduction = {.out = out, .left = -1e9, .right = 1e9};
    for (int i = 0; i < 1000000; i++) {
        reduction_add(&reduction, (Point){i / 10000.0, i == 345678 ? 99 : i % 13});
    }
    reduction_end(&reduction);
    g_assert_cmpuint(out->len, <=, 400);
    bool extreme = false;
    for (guint i = 0; i < out->len; i++) {
        extreme = extreme || g_array_index(out, Point, i).y == 99;
    }
    g_assert_true(extreme);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/density/hits", test_hits);
    g_test_add_func("/density/opacities", test_opacities);
    g_test_add_func("/density/segments", test_segments);
    g_test_add_func("/density/reduce", test_reduce);
    g_test_add_func("/density/reduce-many", test_reduce_many);
    return g_test_run();
}
