#include "query/pick.h"

#include <string.h>

Column *pick_rows(const Column *column, const size_t *rows, size_t n)
{
    Column *picked = column_new(column->type, n, column->dictionary);
    size_t size = type_size(column->type);
    const char *from = column->values;
    char *to = picked->values;
    picked->hex_digits = column->hex_digits;
    for (size_t i = 0; i < n; i++) {
        if (rows[i] == NO_ROW || !column_has(column, rows[i]))
            column_set_missing(picked, i);
        else
            memcpy(to + i * size, from + rows[i] * size, size);
    }
    return picked;
}
