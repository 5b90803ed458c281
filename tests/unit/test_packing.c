/* Numbers and bytes made small, and what damage does to them. */
#include <stdlib.h>
#include <string.h>

#include "kept.h"

/* More than are compressed at a time. */
#define MANY 150000

static void check_numbers(const void *numbers, size_t n, size_t size)
{
    Packed packed;
    uint8_t *memory;
    packed_begin(&packed);
    packer_numbers(packed.packer, numbers, n, size);
    packer_number(packed.packer, 42);
    packed_end(&packed);
    Unpacker unpacker = unpacker_over(packed.bytes, packed.length, &memory);
    uint64_t last;
    g_autofree void *again = unpacker_numbers(&unpacker, n, size);
    g_assert_nonnull(again);
    g_assert_cmpmem(again, n * size, numbers, n * size);
    g_assert_true(unpacker_number(&unpacker, &last) && last == 42);
    g_assert_true(unpacker.at == unpacker.end);
    g_assert_false(unpacker_number(&unpacker, &last));
    g_free(memory);
    free(packed.bytes);
}

static void test_numbers(void)
{
    g_autofree uint64_t *eight = g_new(uint64_t, MANY);
    g_autofree uint32_t *four = g_new(uint32_t, MANY);
    g_autofree uint8_t *one = g_new(uint8_t, MANY);
    static const size_t counts[] = {0, 1, 2, 65536, 65537, MANY};
    for (unsigned way = 0; way < 6; way++) {
        for (size_t i = 0; i < MANY; i++) {
            uint64_t noise = (uint64_t)g_test_rand_int() << 32 | (uint32_t)g_test_rand_int();
            const uint64_t values[] = {
                7, i, noise, noise >> 40, i * 1000000 + (noise >> 50), i % 2 ? UINT64_MAX - i : i};
            eight[i] = values[way];
            four[i] = (uint32_t)values[way];
            one[i] = (uint8_t)values[way];
        }
        for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
            check_numbers(eight, counts[i], sizeof *eight);
            check_numbers(four, counts[i], sizeof *four);
            check_numbers(one, counts[i], sizeof *one);
        }
    }
}

/* Numbers in a row, as of packets, take next to nothing. */
static void test_small(void)
{
    g_autofree uint64_t *numbers = g_new(uint64_t, MANY);
    Packed packed;
    for (size_t i = 0; i < MANY; i++)
        numbers[i] = i + 1;
    packed_begin(&packed);
    packer_numbers(packed.packer, numbers, MANY, sizeof *numbers);
    packed_end(&packed);
    g_assert_cmpuint(packed.length, <, 100);
    free(packed.bytes);
}

static void test_bytes(void)
{
    size_t length = ((size_t)2 << 20) + 5;
    g_autofree char *text = g_malloc(length);
    Packed packed;
    uint8_t *memory;
    for (size_t i = 0; i < length; i++)
        text[i] = (char)(i % 251);
    packed_begin(&packed);
    packer_bytes(packed.packer, text, length);
    packer_bytes(packed.packer, "", 0);
    packed_end(&packed);
    Unpacker unpacker = unpacker_over(packed.bytes, packed.length, &memory);
    g_autofree char *again = unpacker_bytes(&unpacker, length);
    g_autofree char *nothing = unpacker_bytes(&unpacker, 0);
    g_assert_cmpmem(again, length, text, length);
    g_assert_cmpstr(nothing, ==, "");
    g_assert_true(unpacker.at == unpacker.end);
    g_free(memory);
    free(packed.bytes);
}

/* A number does not become one that fits in fewer bytes. */
static void test_too_large(void)
{
    const uint64_t numbers[] = {1, (uint64_t)UINT32_MAX + 1};
    Packed packed;
    uint8_t *memory;
    packed_begin(&packed);
    packer_numbers(packed.packer, numbers, 2, sizeof *numbers);
    packed_end(&packed);
    for (size_t size = 1; size <= 4; size += 3) {
        Unpacker unpacker = unpacker_over(packed.bytes, packed.length, &memory);
        g_assert_null(unpacker_numbers(&unpacker, 2, size));
        g_free(memory);
    }
    free(packed.bytes);
}

/* Counts that the bytes cannot hold are refused before there is memory for them. */
static void test_huge(void)
{
    static const size_t counts[] = {SIZE_MAX, SIZE_MAX / 8, SIZE_MAX / 2, (size_t)1 << 50};
    static const uint8_t zeros[64] = {0};
    for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
        Unpacker unpacker = {zeros, zeros + sizeof zeros};
        g_assert_null(unpacker_bytes(&unpacker, counts[i]));
        unpacker.at = zeros;
        g_assert_null(unpacker_numbers(&unpacker, counts[i], 8));
    }
}

/* Whatever is changed or cut off, nothing is read or written that should not be. */
static void test_damage(void)
{
    uint64_t numbers[300];
    Packed packed;
    uint8_t *memory;
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
        numbers[i] = (uint64_t)g_test_rand_int() * 3;
    packed_begin(&packed);
    packer_numbers(packed.packer, numbers, G_N_ELEMENTS(numbers), sizeof *numbers);
    packed_end(&packed);
    for (size_t place = 0; place < packed.length; place++) {
        for (unsigned bit = 0; bit < 8; bit++) {
            Unpacker unpacker = unpacker_over(packed.bytes, packed.length, &memory);
            memory[place] ^= (uint8_t)(1u << bit);
            g_free(unpacker_numbers(&unpacker, G_N_ELEMENTS(numbers), sizeof *numbers));
            g_free(memory);
        }
        Unpacker cut = unpacker_over(packed.bytes, place, &memory);
        g_assert_null(unpacker_numbers(&cut, G_N_ELEMENTS(numbers), sizeof *numbers));
        g_free(memory);
    }
    free(packed.bytes);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/packing/numbers", test_numbers);
    g_test_add_func("/packing/small", test_small);
    g_test_add_func("/packing/bytes", test_bytes);
    g_test_add_func("/packing/too-large", test_too_large);
    g_test_add_func("/packing/huge", test_huge);
    g_test_add_func("/packing/damage", test_damage);
    return g_test_run();
}
