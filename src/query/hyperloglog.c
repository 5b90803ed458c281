#include "query/hyperloglog.h"

#include <math.h>

/* Ertl's σ: x + Σ x^(2^k) 2^(k-1), until no more is added. */
static double sigma(double x)
{
    double factor = 1;
    double sum = x;
    double before = -1;
    if (x >= 1)
        return HUGE_VAL;
    while (sum > before) {
        before = sum;
        x *= x;
        sum += x * factor;
        factor *= 2;
    }
    return sum;
}

/* Ertl's τ: (1 - x - Σ (1 - x^(2^-k))^2 2^-k) / 3, until no more is taken away. */
static double tau(double x)
{
    double factor = 1;
    double rest = 1 - x;
    double before = 2;
    if (x <= 0 || x >= 1)
        return 0;
    while (rest < before) {
        before = rest;
        x = sqrt(x);
        factor /= 2;
        rest -= (1 - x) * (1 - x) * factor;
    }
    return rest / 3;
}

double hll_estimate(const size_t counts[HLL_MOST + 1])
{
    const double m = HLL_REGISTERS;
    double sum = m * tau(1 - (double)counts[HLL_MOST] / m);
    for (size_t run = HLL_MOST - 1; run > 0; run--)
        sum = (sum + (double)counts[run]) / 2;
    sum += m * sigma((double)counts[0] / m);
    return m * m / (2 * log(2) * sum);
}
