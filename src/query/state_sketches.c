/* States that are sketches: one row a key or a register. */
#include <math.h>

#include "query/hash.h"
#include "query/hyperloglog.h"
#include "query/keys.h"
#include "query/kll.h"
#include "query/moments.h"
#include "query/order.h"
#include "query/quantile.h"
#include "query/state_kinds.h"

/* What a sketch is made of, or consists of, row by row. */
typedef struct {
    const Grouping *grouping;
    const Column *column; /* of values; NULL if the rest is of sketches */
    const Column *levels; /* of keys */
    const Column *keys;
    const Column *entries;  /* of registers */
    const uint64_t *hashes; /* of a column's dictionary, by code */
    uint64_t seed;
} Items;

/* The rows that have a group, group by group and each in order; where each group's begin, with one
 * place more. */
static size_t *deal(const Grouping *grouping, size_t **starts)
{
    size_t *rows = g_new(size_t, MAX(grouping->rows, 1));
    size_t *next = g_new0(size_t, (size_t)grouping->groups + 2);
    for (size_t row = 0; row < grouping->rows; row++) {
        if (grouping->group_of[row] != GROUP_NONE)
            next[grouping->group_of[row] + 2]++;
    }
    for (uint32_t group = 0; group < grouping->groups; group++)
        next[group + 2] += next[group + 1];
    for (size_t row = 0; row < grouping->rows; row++) {
        if (grouping->group_of[row] != GROUP_NONE)
            rows[next[grouping->group_of[row] + 1]++] = row;
    }
    *starts = next;
    return rows;
}

/* The rows of a state in the making. */
typedef struct {
    GArray *groups, *first, *second; /* of int64_t or uint64_t */
} Output;

static void put(Output *out, uint32_t group, int64_t first, uint64_t second)
{
    int64_t wide = group;
    g_array_append_val(out->groups, wide);
    g_array_append_val(out->first, first);
    g_array_append_val(out->second, second);
}

static Column *adopt(Type type, GArray *values)
{
    size_t n = values->len;
    void *memory = n > 0 ? NULL : g_malloc0(sizeof(uint64_t));
    char *data = g_array_free(values, n == 0);
    return column_adopt(type, n, n > 0 ? data : memory, NULL, NULL);
}

static uint64_t mix_seed(uint64_t seed, uint32_t group)
{
    return hash_number(seed ^ hash_number(group));
}

static void sketch_ranks(const Items *items, uint32_t group, const size_t *rows, size_t n,
                         Output *out)
{
    Kll kll;
    kll_init(&kll, mix_seed(items->seed, group));
    for (size_t i = 0; i < n; i++) {
        if (items->column == NULL)
            kll_add(&kll, (unsigned)items->levels->ints[rows[i]], items->keys->uints[rows[i]]);
        else if (column_has(items->column, rows[i]))
            kll_add(&kll, 0, key_at(items->column, rows[i]));
    }
    for (unsigned level = 0; level <= kll.top; level++) {
        for (unsigned i = 0; i < kll.levels[level]->len; i++)
            put(out, group, level, g_array_index(kll.levels[level], uint64_t, i));
    }
    kll_clear(&kll);
}

static uint64_t hash_of(const Items *items, size_t row)
{
    uint64_t key = key_at(items->column, row);
    return items->hashes != NULL ? items->hashes[key] : hash_number(key);
}

/* A register and what it holds as one number. */
static uint64_t entry_of(const Items *items, size_t row)
{
    if (items->column == NULL)
        return (uint64_t)items->entries->ints[row];
    uint64_t hash = hash_of(items, row);
    return (uint64_t)hll_register(hash) * 64 + hll_run(hash);
}

static void sketch_registers(const Items *items, uint32_t group, const size_t *rows, size_t n,
                             Output *out)
{
    g_autofree uint64_t *entries = g_new(uint64_t, MAX(n, 1));
    size_t found = 0;
    for (size_t i = 0; i < n; i++) {
        if (items->column == NULL || column_has(items->column, rows[i]))
            entries[found++] = entry_of(items, rows[i]);
    }
    order_numbers(entries, found, 0);
    /* Of a register's the last one is the largest. */
    for (size_t i = 0; i < found; i++) {
        if (i + 1 == found || entries[i + 1] / 64 != entries[i] / 64)
            put(out, group, (int64_t)entries[i], 0);
    }
}

static Table *sketch(StateKind kind, const Items *items)
{
    g_autofree size_t *starts = NULL;
    g_autofree size_t *rows = deal(items->grouping, &starts);
    Output out = {g_array_new(false, false, sizeof(int64_t)),
                  g_array_new(false, false, sizeof(int64_t)),
                  g_array_new(false, false, sizeof(uint64_t))};
    for (uint32_t group = 0; group < items->grouping->groups; group++) {
        size_t n = starts[group + 1] - starts[group];
        if (kind == STATE_RANKS)
            sketch_ranks(items, group, rows + starts[group], n, &out);
        else
            sketch_registers(items, group, rows + starts[group], n, &out);
    }
    Table *table = table_new(out.groups->len);
    table_add(table, STATE_GROUP, adopt(TYPE_INT, out.groups));
    table_add(table, kind == STATE_RANKS ? "level" : "register", adopt(TYPE_INT, out.first));
    if (kind == STATE_RANKS)
        table_add(table, "key", adopt(TYPE_UINT, out.second));
    else
        g_array_unref(out.second);
    return table;
}

/* The hashes of a dictionary's strings: of addresses, those of their bytes. */
static uint64_t *hash_dictionary(const Column *column)
{
    uint32_t codes = dictionary_size(column->dictionary);
    uint64_t *hashes = g_new(uint64_t, MAX(codes, 1));
    for (uint32_t code = 0; code < codes; code++) {
        size_t length;
        const char *string = dictionary_string(column->dictionary, code, &length);
        if (column->type == TYPE_TEXT) {
            hashes[code] = hash_bytes(string, length);
        } else {
            const Address *address = dictionary_address(column->dictionary, code);
            hashes[code] = hash_bytes(address->bytes, sizeof address->bytes) ^
                           hash_number((uint64_t)address->family);
        }
    }
    return hashes;
}

static Table *make_sketches(StateKind kind, const Column *column, const Column *labels,
                            const Grouping *grouping, uint64_t seed)
{
    g_autofree uint64_t *hashes = column->dictionary != NULL ? hash_dictionary(column) : NULL;
    Items items = {.grouping = grouping, .column = column, .hashes = hashes, .seed = seed};
    (void)labels;
    return sketch(kind, &items);
}

static Table *merge_sketches(StateKind kind, const Joined *joined)
{
    const Table *table = joined->table;
    g_autoptr(Grouping) grouping =
        state_row_groups(table, joined->grouping, joined->grouping->groups);
    Items items = {.grouping = grouping, .seed = joined->seed};
    if (kind == STATE_RANKS) {
        items.levels = table_column(table, 1);
        items.keys = table_column(table, 2);
    } else {
        items.entries = table_column(table, 1);
    }
    return sketch(kind, &items);
}

/* The quantile of keys in order, each of which stands for 2^level values. */
static Scalar weighted_quantile(Type type, const Table *table, const size_t *rows, size_t n,
                                double q)
{
    const int64_t *levels = table_column(table, 1)->ints;
    const uint64_t *keys = table_column(table, 2)->uints;
    uint64_t total = 0;
    uint64_t before = 0;
    for (size_t i = 0; i < n; i++)
        total += UINT64_C(1) << levels[rows[i]];
    if (n == 0)
        return quantile_of_keys(type, NULL, 0, q);
    double rank = q * (double)(total - 1);
    uint64_t low = (uint64_t)floor(rank);
    size_t i = 0;
    while (i + 1 < n && before + (UINT64_C(1) << levels[rows[i]]) <= low)
        before += UINT64_C(1) << levels[rows[i++]];
    bool last = i + 1 < n && before + (UINT64_C(1) << levels[rows[i]]) == low + 1;
    return quantile_between(type, keys[rows[i]], keys[rows[i + last]], rank - floor(rank));
}

static Column *finish_ranks(const State *state, double quantile, size_t groups)
{
    const Table *table = state->table;
    g_autofree size_t *sorted = g_new(size_t, MAX(table->rows, 1));
    for (size_t row = 0; row < table->rows; row++)
        sorted[row] = row;
    order_rows(table_column(table, 2), false, sorted, table->rows);
    g_autoptr(Table) ordered = table_take(table, sorted, table->rows);
    g_autoptr(Grouping) in_order = state_row_groups(ordered, NULL, groups);
    g_autofree size_t *starts = NULL;
    g_autofree size_t *rows = deal(in_order, &starts);
    Type type = type_in_nanoseconds(state->type) ? state->type : TYPE_REAL;
    Column *result = column_new(type, groups, NULL);
    for (size_t group = 0; group < groups; group++)
        scalar_put(result, group,
                   weighted_quantile(state->type, ordered, rows + starts[group],
                                     starts[group + 1] - starts[group], quantile));
    return result;
}

static Column *finish_registers(const State *state, size_t groups)
{
    g_autoptr(Grouping) grouping = state_row_groups(state->table, NULL, groups);
    const int64_t *entries = table_column(state->table, 1)->ints;
    g_autofree size_t *starts = NULL;
    g_autofree size_t *rows = deal(grouping, &starts);
    Column *result = column_new(TYPE_INT, groups, NULL);
    for (size_t group = 0; group < groups; group++) {
        size_t counts[HLL_MOST + 1] = {HLL_REGISTERS};
        for (size_t i = starts[group]; i < starts[group + 1] && counts[0] > 0; i++) {
            counts[0]--;
            counts[entries[rows[i]] % 64]++;
        }
        result->ints[group] = (int64_t)llround(hll_estimate(counts));
    }
    return result;
}

static Column *finish_sketches(const State *state, const Aggregate *aggregate, size_t groups,
                               const size_t *first_rows, GError **error)
{
    (void)first_rows;
    (void)error;
    return state->kind == STATE_RANKS ? finish_ranks(state, aggregate->quantile, groups)
                                      : finish_registers(state, groups);
}

static bool check_registers(const Column *entries)
{
    for (size_t row = 0; row < entries->rows; row++) {
        if (entries->ints[row] % 64 < 1 || entries->ints[row] % 64 > HLL_MOST)
            return false;
    }
    return state_in_range(entries, 0, (int64_t)HLL_REGISTERS * 64 - 1);
}

/* Do the keys stand for a number of values that can be counted? */
static bool check_ranks(const Column *levels)
{
    uint64_t total = 0;
    if (!state_in_range(levels, 0, KLL_LEVELS - 1))
        return false;
    for (size_t row = 0; row < levels->rows && total <= STATE_VALUES_MOST; row++)
        total += UINT64_C(1) << levels->ints[row];
    return total <= STATE_VALUES_MOST;
}

static bool check_sketches(const State *state, size_t groups)
{
    static const Type types[] = {TYPE_INT, TYPE_INT, TYPE_UINT};
    bool ranks = state->kind == STATE_RANKS;
    if (!state_has_columns(state->table, types, ranks ? 3 : 2) ||
        !state_in_range(table_column(state->table, 0), 0, (int64_t)groups - 1))
        return false;
    const Column *second = table_column(state->table, 1);
    return ranks ? type_is_numeric(state->type) && check_ranks(second) : check_registers(second);
}

const StateFamily state_sketches = {make_sketches, merge_sketches, finish_sketches, check_sketches};
