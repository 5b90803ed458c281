#include "query/kll.h"

#include <math.h>

#include "query/hash.h"
#include "query/order.h"

void kll_init(Kll *kll, uint64_t seed)
{
    *kll = (Kll){.seed = seed};
    kll->levels[0] = g_array_new(false, false, sizeof(uint64_t));
}

void kll_clear(Kll *kll)
{
    for (unsigned level = 0; level <= kll->top; level++)
        g_clear_pointer(&kll->levels[level], g_array_unref);
}

/* How many keys a level may hold: an even number. */
static unsigned capacity(const Kll *kll, unsigned level)
{
    double keys = KLL_WIDTH;
    for (; level < kll->top && keys > 2; level++)
        keys = keys * 2 / 3;
    return MAX(2, (unsigned)ceil(keys / 2) * 2);
}

static void rise_to(Kll *kll, unsigned level)
{
    while (kll->top < level)
        kll->levels[++kll->top] = g_array_new(false, false, sizeof(uint64_t));
}

/* Sends every other key of a level up; of an odd number the largest stays. */
static void halve(Kll *kll, unsigned level)
{
    GArray *keys = kll->levels[level];
    uint64_t *at = (uint64_t *)(void *)keys->data;
    unsigned n = keys->len / 2 * 2;
    unsigned odd = hash_number(kll->seed ^ hash_number(kll->halvings++)) >> 63;
    order_numbers(at, keys->len, 0);
    rise_to(kll, level + 1);
    for (unsigned i = odd; i < n; i += 2)
        g_array_append_val(kll->levels[level + 1], at[i]);
    g_array_remove_range(keys, 0, n);
}

void kll_add(Kll *kll, unsigned level, uint64_t key)
{
    rise_to(kll, level);
    g_array_append_val(kll->levels[level], key);
    for (; level + 1 < KLL_LEVELS && kll->levels[level]->len >= capacity(kll, level); level++)
        halve(kll, level);
}
