/* Writes a table to draw as TSV, the same from run to run: generate_values points|line ROWS > FILE.
 * Points are a cloud with a few far away; a line is a random walk over time. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Numerical Recipes' 64-bit linear congruence; 0 … 1. */
static double next_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (double)(*state >> 33) / 2147483648.0;
}

/* Nearly normal, of mean 0 and deviation 1: the sum of twelve even ones. */
static double next_normal(uint64_t *state)
{
    double sum = -6;
    for (int i = 0; i < 12; i++) {
        sum += next_random(state);
    }
    return sum;
}

static void write_points(uint64_t rows, uint64_t *state)
{
    puts("x\ty");
    for (uint64_t row = 0; row < rows; row++) {
        double far = row % 100000 == 99999 ? 5 : 1;
        double x = next_normal(state) * far, y = next_normal(state) * far;
        printf("%.6f\t%.6f\n", x, 0.6 * x + 0.8 * y);
    }
}

static void write_line(uint64_t rows, uint64_t *state)
{
    double level = 0;
    puts("seconds\tlevel");
    for (uint64_t row = 0; row < rows; row++) {
        level += next_normal(state);
        printf("%.6f\t%.6f\n", (double)row / 1000, level);
    }
}

int main(int argc, char **argv)
{
    uint64_t state = 1;
    if (argc != 3) {
        fputs("usage: generate_values points|line ROWS\n", stderr);
        return 2;
    }
    uint64_t rows = strtoull(argv[2], NULL, 10);
    if (strcmp(argv[1], "points") == 0) {
        write_points(rows, &state);
    } else {
        write_line(rows, &state);
    }
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
