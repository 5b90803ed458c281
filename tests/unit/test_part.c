/* Partial results: as bytes and back, merged, and bytes that nobody should have written. */
#include "query/part.h"

#include <string.h>

#include "expressions.h"
#include "query/aggregate_kinds.h"
#include "query/hash.h"
#include "query/hyperloglog.h"
#include "query/kll.h"
#include "query/order.h"
#include "query/part_check.h"
#include "query/wide.h"
#include "table/pack.h"

/* A column of every type, with and without missing values, of extremes. */
static Table *make_table(void)
{
    Table *table = table_new(4);
    add_split(table, "flag", TYPE_BOOL, "true||false|true");
    add_split(table, "i", TYPE_INT, "-9223372036854775808|9223372036854775807||0");
    add_split(table, "hex", TYPE_INT, "0x0018|0x0002||");
    add_split(table, "u", TYPE_UINT, "18446744073709551615|0|9223372036854775808|1");
    add_split(table, "r", TYPE_REAL, "1.5||-inf|2.2250738585072014e-308");
    add_split(table, "t", TYPE_TIME, "2024-03-14T09:26:53.000000001Z|||1969-12-31T23:59:59Z");
    add_split(table, "d", TYPE_DURATION, "-0.000000001|5.000000000||1.000000000");
    add_split(table, "a", TYPE_ADDRESS, "10.0.0.1|::1|10.0.0.1|00:1b:21:3c:9d:f8");
    add_split(table, "s", TYPE_TEXT, "b|a||b");
    return table;
}

static void assert_same(const Table *a, const Table *b)
{
    g_assert_cmpuint(a->rows, ==, b->rows);
    g_assert_cmpuint(table_width(a), ==, table_width(b));
    for (size_t i = 0; i < table_width(a); i++) {
        g_autofree char *one = column_text(table_column(a, i));
        g_autofree char *other = column_text(table_column(b, i));
        g_assert_cmpstr(table_name(a, i), ==, table_name(b, i));
        g_assert_cmpstr(one, ==, other);
    }
}

static void test_pack(void)
{
    g_autoptr(Table) whole = make_table();
    for (size_t rows = 0; rows <= whole->rows; rows++) {
        g_autoptr(Table) table = table_slice(whole, whole->rows - rows, rows);
        g_autoptr(GByteArray) bytes = g_byte_array_new();
        pack_table(bytes, table);
        Unpacking from = {bytes->data, bytes->data + bytes->len};
        g_autoptr(Table) back = unpack_table(&from);
        g_assert_nonnull(back);
        g_assert_true(from.at == from.end);
        assert_same(table, back);
        for (size_t cut = 0; cut < bytes->len; cut++) {
            Unpacking less = {bytes->data, bytes->data + cut};
            g_assert_null(unpack_table(&less));
        }
    }
}

/* A column that could not have been written: whoever takes its digits for those of an integer reads
 * addresses eight bytes at a time. */
static void test_digits_of_addresses(void)
{
    g_autoptr(Table) table = table_new(1);
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    add_split(table, "a", TYPE_ADDRESS, "10.0.0.1");
    table_column(table, 0)->hex_digits = 4;
    pack_table(bytes, table);
    Unpacking from = {bytes->data, bytes->data + bytes->len};
    g_assert_null(unpack_table(&from));
}

static void test_wide(void)
{
    static const long double values[] = {
        0.0L,      1.0L,      -1.0L / 3,     0x1.fffffffffffffffep+1030L,
        0x1p-900L, -INFINITY, 4951760157.0L, 0x1.8p-16000L};
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
        uint64_t mantissa;
        int64_t exponent;
        wide_split(values[i], &mantissa, &exponent);
        g_assert_true(wide_join(mantissa, exponent) == values[i]);
    }
    static const int64_t halves[] = {INT64_MIN, -1, 0, 1, INT64_MAX};
    for (size_t i = 0; i < G_N_ELEMENTS(halves); i++) {
        int64_t high;
        uint64_t low;
        int128 value = (int128)halves[i] * INT64_MAX - 3;
        wide_halve(value, &high, &low);
        g_assert_true(wide_whole(high, low) == value);
    }
}

static void replace(Table **table, const char *name, Type type, size_t rows, const char *cells)
{
    table_unref(*table);
    *table = table_new(rows);
    add_split(*table, name, type, cells);
}

/* The part of one capture: all kinds of states of the table above, by its column of text. */
static Part *make_part(const char *capture, const Table *in)
{
    static const char *const made[] = {"i", "u", "r", "t", "d", "flag"};
    Part *part = part_new();
    const Column *key;
    size_t index;
    table_find(in, "s", &index);
    key = table_column(in, index);
    g_autoptr(Grouping) grouping = grouping_new(&key, 1, in->rows);
    replace(&part->captures, "capture", TYPE_TEXT, 1, capture);
    add_split(part->captures, "rows", TYPE_INT, "4");
    add_split(part->captures, "damaged", TYPE_BOOL, "false");
    replace(&part->fields, "field", TYPE_TEXT, 1, "s");
    add_split(part->fields, "type", TYPE_TEXT, "text");
    replace(&part->warnings, "warning", TYPE_TEXT, 1, "so");
    replace(&part->left_out, "rows", TYPE_INT, 1, "1");
    part->seen = in->rows;
    Column *places = column_new(TYPE_INT, grouping->groups, NULL);
    for (uint32_t group = 0; group < grouping->groups; group++)
        places->ints[group] = (int64_t)grouping->first_row[group];
    table_unref(part->places);
    part->places = table_new(grouping->groups);
    table_add(part->places, "row", places);
    table_unref(part->keys);
    part->keys = table_new(grouping->groups);
    table_add(part->keys, "s", column_take(key, grouping->first_row, grouping->groups));
    for (size_t i = 0; i < G_N_ELEMENTS(made); i++) {
        table_find(in, made[i], &index);
        for (unsigned kind = 0; kind < STATE_KINDS; kind++)
            g_ptr_array_add(part->states, state_make((StateKind)kind, table_column(in, index),
                                                     table_column(in, 0), grouping, i));
    }
    return part;
}

/* What the aggregate of a state says of a part; NULL if it fails. */
static char *finish(const Part *part, unsigned index)
{
    static const AggregateKind kinds[STATE_KINDS] = {
        AGGREGATE_COUNT,    AGGREGATE_SUM,     AGGREGATE_STD,      AGGREGATE_MIN,
        AGGREGATE_MAX,      AGGREGATE_FIRST,   AGGREGATE_LAST,     AGGREGATE_ARGMAX,
        AGGREGATE_QUANTILE, AGGREGATE_NUNIQUE, AGGREGATE_QUANTILE, AGGREGATE_NUNIQUE};
    const State *state = g_ptr_array_index(part->states, index);
    Aggregate aggregate = {NULL, kinds[state->kind], 0.5, NULL};
    g_autofree size_t *first_rows = part_first_rows(part);
    g_autoptr(Column) column = state_finish(state, &aggregate, part->keys->rows, first_rows, NULL);
    return column != NULL ? column_text(column) : NULL;
}

/* Sums of times are none that anybody can ask for, but bytes may ask for anything. */
static void finish_all(const Part *part)
{
    for (unsigned i = 0; i < part->states->len; i++)
        g_free(finish(part, i));
}

static void test_merge(void)
{
    g_autoptr(Table) whole = make_table();
    g_autoptr(Part) all = make_part("all", whole);
    for (size_t cut = 0; cut <= whole->rows; cut++) {
        g_autoptr(Table) head = table_slice(whole, 0, cut);
        g_autoptr(Table) rest = table_slice(whole, cut, whole->rows - cut);
        g_autoptr(Part) a = make_part("a", head);
        g_autoptr(Part) b = make_part("b", rest);
        g_autoptr(GBytes) packed = part_pack(b);
        g_autoptr(GError) error = NULL;
        g_autoptr(Part) back = part_unpack(packed, &error);
        g_assert_no_error(error);
        Part *parts[] = {a, back};
        g_autoptr(Part) merged = part_merge(parts, 2, &error);
        g_assert_no_error(error);
        assert_same(merged->keys, all->keys);
        assert_same(merged->places, all->places);
        g_assert_cmpuint(merged->seen, ==, all->seen);
        for (unsigned i = 0; i < all->states->len; i++) {
            g_autofree char *expected = finish(all, i);
            g_autofree char *found = finish(merged, i);
            g_assert_cmpstr(found, ==, expected);
        }
        Part *twice[] = {a, a};
        g_assert_null(part_merge(twice, 2, NULL));
    }
}

/* Bytes changed at random, with a sum that fits: what is read must be sound enough to be merged and
 * finished. */
static void test_hostile(void)
{
    g_autoptr(Table) whole = make_table();
    g_autoptr(Part) part = make_part("a", whole);
    g_autoptr(Part) other = make_part("b", whole);
    g_autoptr(GBytes) packed = part_pack(part);
    size_t size = g_bytes_get_size(packed);
    size_t read = 0;
    g_autoptr(GRand) rand = g_rand_new_with_seed(3);
    for (int i = 0; i < 6000; i++) {
        uint8_t *bytes = g_memdup2(g_bytes_get_data(packed, NULL), size);
        for (int change = g_rand_int_range(rand, 1, 4); change > 0; change--)
            bytes[g_rand_int_range(rand, 0, (int)size)] = (uint8_t)g_rand_int(rand);
        part_sum(bytes, size - PART_SUM_SIZE, bytes + size - PART_SUM_SIZE);
        g_autoptr(GBytes) changed = g_bytes_new_take(bytes, size);
        g_autoptr(Part) back = part_unpack(changed, NULL);
        if (back == NULL)
            continue;
        read++;
        finish_all(back);
        Part *parts[] = {back, other};
        g_autoptr(Part) merged = part_merge(parts, 2, NULL);
        if (merged != NULL)
            finish_all(merged);
    }
    g_assert_cmpuint(read, >, 30);
}

/* Series are what keys in bins point to; keys without bins have no number of one. */
static void test_series_without_bins(void)
{
    g_autoptr(Table) whole = make_table();
    g_autoptr(Part) part = make_part("a", whole);
    g_autoptr(GError) error = NULL;
    replace(&part->series, "series", TYPE_TEXT, 1, "x");
    g_autoptr(GBytes) packed = part_pack(part);
    g_assert_null(part_unpack(packed, &error));
    g_assert_cmpstr(error->message, ==,
                    "it is no partial result that tabshark would write; make it again");
}

/* A number of values that no captures have, which sums of several parts would not hold. */
static void test_too_many_values(void)
{
    g_autoptr(Table) whole = make_table();
    for (unsigned kind = STATE_COUNT; kind <= STATE_SPREAD; kind++) {
        for (size_t column = 0; column < 2; column++) {
            g_autoptr(Part) part = make_part("a", whole);
            const State *state = g_ptr_array_index(part->states, kind);
            if (column >= table_width(state->table))
                continue;
            table_column(state->table, column)->ints[0] = INT64_MAX;
            g_autoptr(GBytes) packed = part_pack(part);
            g_assert_null(part_unpack(packed, NULL));
        }
    }
}

static void test_damaged(void)
{
    g_autoptr(Table) whole = make_table();
    g_autoptr(Part) part = make_part("a", whole);
    g_autoptr(GBytes) packed = part_pack(part);
    size_t size = g_bytes_get_size(packed);
    for (size_t at = 0; at < size; at += 7) {
        uint8_t *bytes = g_memdup2(g_bytes_get_data(packed, NULL), size);
        bytes[at] ^= 0x10;
        g_autoptr(GBytes) changed = g_bytes_new_take(bytes, size);
        g_autoptr(GBytes) less = g_bytes_new_from_bytes(packed, 0, at);
        g_assert_null(part_unpack(changed, NULL));
        g_assert_null(part_unpack(less, NULL));
    }
}

/* How far the rank of the median of `n` numbers is off, as a share, in a sketch of `n` numbers that
 * is put together of `parts`. */
static double median_error(size_t n, size_t parts, uint64_t seed)
{
    Kll whole;
    kll_init(&whole, hash_number(seed));
    for (size_t part = 0; part < parts; part++) {
        Kll kll;
        kll_init(&kll, hash_number(seed + part + 1));
        for (size_t i = part; i < n; i += parts)
            kll_add(&kll, 0, hash_number(i) % n);
        for (unsigned level = 0; level <= kll.top; level++) {
            for (unsigned i = 0; i < kll.levels[level]->len; i++)
                kll_add(&whole, level, g_array_index(kll.levels[level], uint64_t, i));
        }
        kll_clear(&kll);
    }
    uint64_t below = 0;
    uint64_t weight = 0;
    size_t truth = 0;
    for (size_t i = 0; i < n; i++)
        truth += hash_number(i) % n < n / 2;
    for (unsigned level = 0; level <= whole.top; level++) {
        for (unsigned i = 0; i < whole.levels[level]->len; i++) {
            weight += UINT64_C(1) << level;
            if (g_array_index(whole.levels[level], uint64_t, i) < n / 2)
                below += UINT64_C(1) << level;
        }
    }
    kll_clear(&whole);
    g_assert_cmpuint(weight, ==, n);
    return fabs((double)below - (double)truth) / (double)n;
}

static void test_ranks(void)
{
    g_assert_cmpfloat(median_error(KLL_WIDTH - 1, 1, 1), ==, 0);
    for (uint64_t seed = 0; seed < 8; seed++) {
        g_assert_cmpfloat(median_error(100000, 1, seed * 100), <, KLL_ERROR);
        g_assert_cmpfloat(median_error(100000, 37, seed * 100), <, KLL_ERROR);
    }
}

/* Between a number and an infinite one a rank that is met gives the number. */
static void test_infinite_neighbour(void)
{
    g_autoptr(Table) table = table_new(3);
    add_split(table, "r", TYPE_REAL, "1.0|2.0|inf");
    const Column *column = table_column(table, 0);
    g_autoptr(Grouping) grouping = grouping_new(NULL, 0, table->rows);
    Aggregate median = {NULL, AGGREGATE_QUANTILE, 0.5, NULL};
    g_autoptr(State) state = state_make(STATE_RANKS, column, column, grouping, 1);
    g_autoptr(Column) found = state_finish(state, &median, 1, grouping->first_row, NULL);
    g_autofree char *text = column_text(found);
    g_assert_cmpstr(text, ==, "real 2.0");
}

static void test_registers(void)
{
    static const size_t numbers[] = {0, 1, 10, 1000, 16384, 41000, 80000, 500000};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autofree uint8_t *registers = g_malloc0(HLL_REGISTERS);
        size_t counts[HLL_MOST + 1] = {0};
        for (size_t number = 0; number < numbers[i]; number++) {
            uint64_t hash = hash_number(number);
            uint8_t *at = &registers[hll_register(hash)];
            *at = (uint8_t)MAX(*at, hll_run(hash));
        }
        for (size_t at = 0; at < HLL_REGISTERS; at++)
            counts[registers[at]]++;
        double n = (double)numbers[i];
        g_assert_cmpfloat(fabs(hll_estimate(counts) - n), <=, 3 * 1.04 / 128 * n + 0.1);
    }
    g_assert_cmpuint(hll_run(0), ==, HLL_MOST);
    g_assert_cmpuint(hll_run(UINT64_MAX), ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/part/pack", test_pack);
    g_test_add_func("/part/digits_of_addresses", test_digits_of_addresses);
    g_test_add_func("/part/wide", test_wide);
    g_test_add_func("/part/merge", test_merge);
    g_test_add_func("/part/hostile", test_hostile);
    g_test_add_func("/part/series_without_bins", test_series_without_bins);
    g_test_add_func("/part/too_many_values", test_too_many_values);
    g_test_add_func("/part/damaged", test_damaged);
    g_test_add_func("/part/ranks", test_ranks);
    g_test_add_func("/part/infinite_neighbour", test_infinite_neighbour);
    g_test_add_func("/part/registers", test_registers);
    return g_test_run();
}
