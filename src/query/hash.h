/* Values as 64 bits that look like chance, the same on every machine and in every run. */
#ifndef TABSHARK_QUERY_HASH_H
#define TABSHARK_QUERY_HASH_H

#include <stddef.h>
#include <stdint.h>

/* Every bit of the result depends on every bit of the number, and different numbers give different
 * results: G. L. Steele, D. Lea and C. H. Flood, "Fast Splittable Pseudorandom Number Generators",
 * 2014, with the constants of splitmix64. */
static inline uint64_t hash_number(uint64_t number)
{
    number += UINT64_C(0x9e3779b97f4a7c15);
    number = (number ^ number >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    number = (number ^ number >> 27) * UINT64_C(0x94d049bb133111eb);
    return number ^ number >> 31;
}

/* FNV-1a (RFC 9923) of bytes, mixed once more, since its high bits depend little on the last ones.
 */
static inline uint64_t hash_bytes(const void *bytes, size_t n)
{
    const uint8_t *at = bytes;
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < n; i++)
        hash = (hash ^ at[i]) * UINT64_C(0x100000001b3);
    return hash_number(hash);
}

#endif
