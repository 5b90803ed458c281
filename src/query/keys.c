#include "query/keys.h"

void keys_load(const Column *column, size_t start, size_t n, uint64_t *keys)
{
    for (size_t i = 0; i < n; i++)
        keys[i] = key_at(column, start + i);
}

static bool scan_range(const Column *column, uint64_t *low, uint64_t *high)
{
    uint64_t keys[KEYS_AT_ONCE];
    *low = UINT64_MAX;
    *high = 0;
    for (size_t start = 0; start < column->rows; start += KEYS_AT_ONCE) {
        size_t n = MIN(column->rows - start, KEYS_AT_ONCE);
        keys_load(column, start, n, keys);
        for (size_t i = 0; i < n; i++) {
            if (column_has(column, start + i)) {
                *low = MIN(*low, keys[i]);
                *high = MAX(*high, keys[i]);
            }
        }
    }
    return *low <= *high;
}

bool keys_range(const Column *column, uint64_t *low, uint64_t *high)
{
    if (column->type != TYPE_BOOL && type_is_numeric(column->type))
        return scan_range(column, low, high);
    size_t distinct = column->type == TYPE_BOOL ? 2 : dictionary_size(column->dictionary);
    *low = 0;
    *high = distinct - 1;
    return distinct > 0 && column->rows > 0;
}
