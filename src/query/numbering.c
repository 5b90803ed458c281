#include "query/numbering.h"

#include <string.h>

#include "query/keys.h"

__extension__ typedef unsigned __int128 uint128;

struct Numbering {
    uint32_t count;
    uint32_t *by_key;  /* the array: a key's number; NULL if keys are hashed */
    uint32_t *slots;   /* the hash table: a number or NUMBER_NONE */
    size_t slot_count; /* a power of two */
    uint64_t *keys;    /* by number; room for half as many as slots */
    uint64_t seed, factor;
};

static uint32_t *new_slots(size_t n)
{
    uint32_t *slots = g_new(uint32_t, n);
    memset(slots, 0xff, n * sizeof *slots);
    return slots;
}

static uint64_t random_word(void)
{
    return (uint64_t)g_random_int() << 32 | g_random_int();
}

Numbering *numbering_new(uint64_t highest, size_t expected)
{
    Numbering *numbering = g_new0(Numbering, 1);
    if (highest / 4 < expected + 1024) {
        numbering->by_key = new_slots((size_t)highest + 1);
        return numbering;
    }
    numbering->slot_count = 1024;
    numbering->slots = new_slots(numbering->slot_count);
    numbering->keys = g_new(uint64_t, numbering->slot_count / 2);
    numbering->seed = random_word();
    numbering->factor = random_word() | 1;
    return numbering;
}

void numbering_free(Numbering *numbering)
{
    if (numbering == NULL)
        return;
    g_free(numbering->by_key);
    g_free(numbering->slots);
    g_free(numbering->keys);
    g_free(numbering);
}

uint32_t numbering_count(const Numbering *numbering)
{
    return numbering->count;
}

/* Where the search for a key begins: both halves of a long product, folded. */
static size_t first_slot(const Numbering *numbering, uint64_t key)
{
    uint128 product = (uint128)(key ^ numbering->seed) * numbering->factor;
    uint64_t hash = (uint64_t)(product >> 64) ^ (uint64_t)product;
    return (hash ^ hash >> 32) & (numbering->slot_count - 1);
}

static void grow(Numbering *numbering)
{
    g_free(numbering->slots);
    numbering->slot_count *= 2;
    numbering->slots = new_slots(numbering->slot_count);
    numbering->keys = g_renew(uint64_t, numbering->keys, numbering->slot_count / 2);
    for (uint32_t number = 0; number < numbering->count; number++) {
        size_t slot = first_slot(numbering, numbering->keys[number]);
        while (numbering->slots[slot] != NUMBER_NONE)
            slot = (slot + 1) & (numbering->slot_count - 1);
        numbering->slots[slot] = number;
    }
}

/* The number of a key whose search begins at `slot`. */
static uint32_t find_or_add(Numbering *numbering, uint64_t key, size_t slot)
{
    for (;; slot = (slot + 1) & (numbering->slot_count - 1)) {
        uint32_t number = numbering->slots[slot];
        if (number == NUMBER_NONE)
            break;
        if (numbering->keys[number] == key)
            return number;
    }
    g_assert(numbering->count < NUMBER_NONE - 1);
    uint32_t number = numbering->count++;
    numbering->slots[slot] = number;
    numbering->keys[number] = key;
    return number;
}

static void look_up_hashed(Numbering *numbering, const uint64_t *keys, uint32_t *numbers, size_t n)
{
    size_t slots[KEYS_AT_ONCE];
    /* Growing ahead of the batch keeps the slots good; fetching ahead hides the memory's delay. */
    while (numbering->count + n > numbering->slot_count / 2)
        grow(numbering);
    for (size_t i = 0; i < n; i++) {
        slots[i] = first_slot(numbering, keys[i]);
        __builtin_prefetch(&numbering->slots[slots[i]]);
    }
    for (size_t i = 0; i < n; i++) {
        if (numbers[i] != NUMBER_NONE)
            numbers[i] = find_or_add(numbering, keys[i], slots[i]);
    }
}

void numbering_look_up(Numbering *numbering, const uint64_t *keys, uint32_t *numbers, size_t n)
{
    g_assert(n <= KEYS_AT_ONCE);
    if (numbering->by_key == NULL) {
        look_up_hashed(numbering, keys, numbers, n);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        if (numbers[i] == NUMBER_NONE)
            continue;
        uint32_t *number = &numbering->by_key[keys[i]];
        if (*number == NUMBER_NONE)
            *number = numbering->count++;
        numbers[i] = *number;
    }
}
