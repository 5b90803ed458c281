/* A sketch of many values from which quantiles can be told: KLL (Z. Karnin, K. Lang and E. Liberty,
 * "Optimal Quantile Approximation in Streams", FOCS 2016), of sorted keys (query/keys.h).
 *
 * A key of level h stands for 2^h values. When a level has as many keys as it may hold, they are
 * sorted and every other one goes up a level; whether the even or the odd ones, is left to chance.
 * A level may hold KLL_WIDTH * (2/3)^d keys, d levels below the highest, and 2 at least. Sketches
 * are merged by adding one's keys to the other, at their levels.
 *
 * The error of a rank is at most KLL_ERROR times the number of values, but for a chance of less
 * than KLL_CHANCE. For levels up to H were halved, n >= k 2^H (k is KLL_WIDTH); at level h, at most
 * n / (2^h c_h) times, with c_h >= k (2/3)^(H+1-h) keys each; each time shifts a rank by at most
 * w = 2^h, up or down with equal chance. The sum of all w^2 is at most n Σ 2^h / c_h <= 6 n^2 /
 * k^2, so by Hoeffding's inequality the chance of an error above ε n is at most 2 exp(-ε^2 k^2 /
 * 12): 2 exp(-12) = 0.0000123 for ε = 0.01 and k = 1200. Below k values nothing is lost.
 */
#ifndef TABSHARK_QUERY_KLL_H
#define TABSHARK_QUERY_KLL_H

#include <glib.h>
#include <stdint.h>

#define KLL_WIDTH  1200
#define KLL_ERROR  0.01
#define KLL_CHANCE 0.0000123

/* Levels there can be: 2^48 values are more than anybody has. */
#define KLL_LEVELS 48

typedef struct {
    GArray *levels[KLL_LEVELS]; /* of uint64_t; NULL above `top` */
    unsigned top;               /* the highest level that has had keys */
    uint64_t seed;              /* what is left to chance follows from it */
    uint64_t halvings;
} Kll;

/* An empty sketch. Those that will be merged must have different seeds. */
void kll_init(Kll *kll, uint64_t seed);
void kll_clear(Kll *kll);

/* Adds a key that stands for 2^level values. */
void kll_add(Kll *kll, unsigned level, uint64_t key);

#endif
