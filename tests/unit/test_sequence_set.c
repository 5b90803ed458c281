#include "tcp/sequence_set.h"

#include <string.h>

#include "support.h"
#include "tcp/restore_sides.h"

static void test_join(void)
{
    g_autoptr(SequenceSet) set = sequence_set_new();
    g_assert_cmpint(sequence_set_join(set), ==, 0);
    g_assert_cmpint(sequence_set_size(set), ==, 0);
    sequence_set_add(set, 10, 20);
    sequence_set_add(set, 0, 5);
    sequence_set_add(set, 7, 7);
    sequence_set_add(set, 5, 8);
    sequence_set_add(set, 15, 30);
    sequence_set_add(set, 16, 17);
    g_assert_cmpint(sequence_set_join(set), ==, 6);
    g_assert_cmpuint(set->len, ==, 2);
    g_assert_cmpint(sequence_set_size(set), ==, 28);
    g_assert_cmpint(sequence_set_size_in(set, 6, 12), ==, 4);
    g_assert_cmpint(sequence_set_size_in(set, 8, 10), ==, 0);
    g_autoptr(SequenceSet) more = sequence_set_new();
    sequence_set_add(more, 8, 10);
    sequence_set_add_all(set, more);
    g_assert_cmpint(sequence_set_join(set), ==, 0);
    g_assert_cmpint(sequence_set_size(set), ==, 30);
}

/* Against a plain list of positions. */
static void test_random(void)
{
    for (int round = 0; round < 200; round++) {
        g_autoptr(SequenceSet) set = sequence_set_new();
        unsigned times[64] = {0};
        int64_t more = 0, size = 0;
        for (int i = g_test_rand_int_range(0, 12); i > 0; i--) {
            int from = g_test_rand_int_range(0, 64), to = g_test_rand_int_range(0, 65);
            sequence_set_add(set, from, to);
            for (int at = from; at < to; at++)
                times[at]++;
        }
        for (size_t at = 0; at < G_N_ELEMENTS(times); at++) {
            more += times[at] > 1 ? times[at] - 1 : 0;
            size += times[at] > 0;
        }
        g_assert_cmpint(sequence_set_join(set), ==, more);
        g_assert_cmpint(sequence_set_size(set), ==, size);
    }
}

static void add(GArray *segments, uint32_t sequence, uint32_t length, const char *flags)
{
    RestoreSegment segment = {
        .whole = true,
        .source_port = 1000,
        .destination_port = 80,
        .sequence = sequence,
        .length = length,
        .captured = length,
        .syn = strchr(flags, 'S') != NULL,
        .fin = strchr(flags, 'F') != NULL,
        .reset = strchr(flags, 'R') != NULL,
    };
    g_array_append_val(segments, segment);
}

/* What the segments so far amount to, as "length held repeated early". */
static void assert_extent(GArray *segments, int64_t length, int64_t held, int64_t repeated,
                          int64_t early)
{
    g_autoptr(RestoreSides) sides = restore_sides_new(segments);
    const RestoreSide *side = g_ptr_array_index(sides->sides, 0);
    g_auto(Extent) extent = extent_of(sides, side->segments);
    g_assert_cmpuint(sides->sides->len, ==, 1);
    g_assert_cmpint(extent.to - extent.from, ==, length);
    g_assert_cmpint(sequence_set_size(extent.held), ==, held);
    g_assert_cmpint(extent.repeated, ==, repeated);
    g_assert_cmpint(extent.early, ==, early);
}

static void test_extents(void)
{
    g_autoptr(GArray) segments = g_array_new(false, true, sizeof(RestoreSegment));
    add(segments, UINT32_MAX - 2, 0, "S");
    assert_extent(segments, 0, 0, 0, 0);
    add(segments, UINT32_MAX - 1, 10, ""); /* wraps */
    assert_extent(segments, 10, 10, 0, 0);
    add(segments, 4, 6, "");
    assert_extent(segments, 12, 12, 4, 0);
    add(segments, UINT32_MAX - 6, 6, ""); /* five of it before the first */
    assert_extent(segments, 12, 12, 5, 5);
    add(segments, 5000, 0, "R");
    assert_extent(segments, 12, 12, 5, 5);
    add(segments, 20, 0, "F");
    assert_extent(segments, 22, 12, 5, 5);
}

static void test_without_syn(void)
{
    g_autoptr(GArray) segments = g_array_new(false, true, sizeof(RestoreSegment));
    add(segments, 100, 0, "");
    add(segments, 103, 3, "");
    assert_extent(segments, 6, 3, 0, 0);
    add(segments, 90, 5, "");
    assert_extent(segments, 16, 8, 0, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sequence_set/join", test_join);
    g_test_add_func("/sequence_set/random", test_random);
    g_test_add_func("/restore_sides/extents", test_extents);
    g_test_add_func("/restore_sides/without_syn", test_without_syn);
    return g_test_run();
}
