#include "query/stats.h"

#include "query/keys.h"
#include "query/moments.h"
#include "query/order.h"
#include "query/quantile.h"

/* Keys of the values that are there, in order. */
static uint64_t *sorted_keys(const Column *column, size_t count)
{
    uint64_t *keys = g_new(uint64_t, MAX(count, 1));
    size_t n = 0;
    for (size_t row = 0; row < column->rows; row++) {
        if (column_has(column, row))
            keys[n++] = key_at(column, row);
    }
    order_numbers(keys, n, 0);
    return keys;
}

static Scalar scalar_of_key(Type type, uint64_t key)
{
    if (type == TYPE_REAL)
        return scalar_real(real_of_key(key));
    if (type == TYPE_UINT)
        return scalar_uint(key);
    return type == TYPE_BOOL ? scalar_int(TYPE_INT, (int64_t)key)
                             : scalar_int(type, int_of_key(key));
}

static Total total_of(const Column *column)
{
    Total total = {0};
    for (size_t row = 0; row < column->rows; row++) {
        if (column_has(column, row))
            total_add(&total, column, row);
    }
    return total;
}

static long double squares_of(const Column *column, Mean mean)
{
    long double squares = 0;
    for (size_t row = 0; row < column->rows; row++) {
        if (column_has(column, row))
            squares += squared_distance(column, row, mean);
    }
    return squares;
}

NumberStats stats_of_numbers(const Column *column)
{
    Type type = column->type;
    Total total = total_of(column);
    long double squares = squares_of(column, total_mean(&total, type));
    size_t n = total.n;
    g_autofree uint64_t *keys = sorted_keys(column, n);
    Scalar nothing = scalar_missing(type == TYPE_BOOL ? TYPE_INT : type);
    return (NumberStats){
        .count = n,
        .mean = total_scalar_mean(&total, type),
        .std = deviation(squares, n, type),
        .min = n > 0 ? scalar_of_key(type, keys[0]) : nothing,
        .p25 = quantile_of_keys(type, keys, n, 0.25),
        .p50 = quantile_of_keys(type, keys, n, 0.50),
        .p75 = quantile_of_keys(type, keys, n, 0.75),
        .max = n > 0 ? scalar_of_key(type, keys[n - 1]) : nothing,
    };
}

TextStats stats_of_text(const Column *column)
{
    TextStats stats = {0};
    uint32_t codes = dictionary_size(column->dictionary);
    g_autofree size_t *counts = g_new0(size_t, MAX(codes, 1));
    for (size_t row = 0; row < column->rows; row++) {
        if (column_has(column, row)) {
            counts[column->codes[row]]++;
            stats.count++;
        }
    }
    for (uint32_t code = 0; code < codes; code++) {
        stats.unique += counts[code] > 0;
        stats.freq = MAX(stats.freq, counts[code]);
    }
    /* Codes are in the order of the whole table that this one may be a part of; rows are in ours.
     */
    for (size_t row = 0; row < column->rows && stats.count > 0; row++) {
        if (column_has(column, row) && counts[column->codes[row]] == stats.freq) {
            stats.top = column->codes[row];
            break;
        }
    }
    return stats;
}
