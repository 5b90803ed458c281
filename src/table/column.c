#include "table/column.h"

#include <string.h>

/* One row a type, in the order of Type. */
static const struct {
    const char *name;
    size_t size;
    bool numeric;
} types[] = {
    [TYPE_BOOL] = {"bool", sizeof(uint8_t), true},
    [TYPE_INT] = {"int", sizeof(int64_t), true},
    [TYPE_UINT] = {"uint", sizeof(uint64_t), true},
    [TYPE_REAL] = {"real", sizeof(double), true},
    [TYPE_TIME] = {"time", sizeof(int64_t), true},
    [TYPE_DURATION] = {"duration", sizeof(int64_t), true},
    [TYPE_ADDRESS] = {"address", sizeof(uint32_t), false},
    [TYPE_TEXT] = {"text", sizeof(uint32_t), false},
};

const char *type_name(Type type)
{
    return types[type].name;
}

bool type_from_name(const char *name, Type *type)
{
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
        if (strcmp(name, types[i].name) == 0) {
            *type = (Type)i;
            return true;
        }
    }
    return false;
}

bool type_is_numeric(Type type)
{
    return types[type].numeric;
}

size_t type_size(Type type)
{
    return types[type].size;
}

static size_t bitmap_size(size_t rows)
{
    return (rows + 7) / 8;
}

Column *column_new(Type type, size_t rows, Dictionary *dictionary)
{
    return column_adopt(type, rows, g_malloc0_n(MAX(rows, 1), type_size(type)), NULL, dictionary);
}

Column *column_adopt(Type type, size_t rows, void *values, uint8_t *present, Dictionary *dictionary)
{
    g_assert((dictionary != NULL) == !type_is_numeric(type));
    Column *column = g_atomic_rc_box_new0(Column);
    column->type = type;
    column->rows = rows;
    column->values = values;
    column->present = present;
    column->dictionary = dictionary != NULL ? dictionary_ref(dictionary) : NULL;
    return column;
}

Column *column_ref(Column *column)
{
    return g_atomic_rc_box_acquire(column);
}

static void column_clear(gpointer data)
{
    Column *column = data;
    g_free(column->values);
    g_free(column->present);
    dictionary_unref(column->dictionary);
}

void column_unref(Column *column)
{
    if (column != NULL)
        g_atomic_rc_box_release_full(column, column_clear);
}

void column_set_missing(Column *column, size_t row)
{
    if (column->present == NULL) {
        column->present = g_malloc(bitmap_size(column->rows));
        memset(column->present, 0xff, bitmap_size(column->rows));
    }
    column->present[row >> 3] &= (uint8_t) ~(1u << (row & 7));
}

size_t column_count(const Column *column)
{
    if (column->present == NULL)
        return column->rows;
    size_t count = 0;
    for (size_t row = 0; row < column->rows; row++)
        count += column_has(column, row);
    return count;
}

double column_number(const Column *column, size_t row)
{
    switch (column->type) {
    case TYPE_BOOL:
        return column->bools[row];
    case TYPE_INT:
        return (double)column->ints[row];
    case TYPE_UINT:
        return (double)column->uints[row];
    case TYPE_REAL:
        return column->reals[row];
    case TYPE_TIME:
    case TYPE_DURATION:
        return (double)column->ints[row] / 1e9;
    case TYPE_ADDRESS:
    case TYPE_TEXT:
        break;
    }
    g_assert_not_reached();
}

const char *column_string(const Column *column, size_t row, size_t *length)
{
    return dictionary_string(column->dictionary, column->codes[row], length);
}

/* A column like `column` with room for other rows. */
static Column *column_new_like(const Column *column, size_t rows)
{
    Column *copy = column_new(column->type, rows, column->dictionary);
    copy->hex_digits = column->hex_digits;
    return copy;
}

Column *column_take(const Column *column, const size_t *rows, size_t n)
{
    Column *copy = column_new_like(column, n);
    size_t size = type_size(column->type);
    const char *from = column->values;
    char *to = copy->values;
    for (size_t i = 0; i < n; i++) {
        switch (size) {
        case sizeof(uint64_t):
            copy->uints[i] = column->uints[rows[i]];
            break;
        case sizeof(uint32_t):
            copy->codes[i] = column->codes[rows[i]];
            break;
        default:
            to[i] = from[rows[i]];
        }
    }
    for (size_t i = 0; column->present != NULL && i < n; i++) {
        if (!column_has(column, rows[i]))
            column_set_missing(copy, i);
    }
    return copy;
}

Column *column_slice(const Column *column, size_t start, size_t n)
{
    g_assert(start + n <= column->rows);
    Column *copy = column_new_like(column, n);
    size_t size = type_size(column->type);
    memcpy(copy->values, (const char *)column->values + start * size, n * size);
    for (size_t i = 0; column->present != NULL && i < n; i++) {
        if (!column_has(column, start + i))
            column_set_missing(copy, i);
    }
    return copy;
}

/* The codes of `from` in the dictionary of `to`, by code. */
static uint32_t *translate_codes(const Column *from, Column *to)
{
    uint32_t codes = dictionary_size(from->dictionary);
    uint32_t *translated = g_new(uint32_t, MAX(codes, 1));
    for (uint32_t code = 0; code < codes; code++) {
        size_t length;
        const char *string = dictionary_string(from->dictionary, code, &length);
        if (from->type == TYPE_TEXT)
            translated[code] = dictionary_intern(to->dictionary, string, length);
        else
            dictionary_intern_address(to->dictionary, string, length, &translated[code]);
    }
    return translated;
}

static void copy_values(const Column *from, Column *to, size_t at)
{
    size_t size = type_size(from->type);
    memcpy((char *)to->values + at * size, from->values, from->rows * size);
    if (from->dictionary != NULL) {
        g_autofree uint32_t *translated = translate_codes(from, to);
        for (size_t row = 0; row < from->rows; row++) {
            if (column_has(from, row))
                to->codes[at + row] = translated[from->codes[row]];
        }
    }
    for (size_t row = 0; from->present != NULL && row < from->rows; row++) {
        if (!column_has(from, row))
            column_set_missing(to, at + row);
    }
}

Column *column_concat(Column *const *parts, size_t n)
{
    size_t rows = 0;
    for (size_t i = 0; i < n; i++)
        rows += parts[i]->rows;
    g_autoptr(Dictionary) dictionary = type_is_numeric(parts[0]->type) ? NULL : dictionary_new();
    Column *whole = column_new(parts[0]->type, rows, dictionary);
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        whole->hex_digits = MAX(whole->hex_digits, parts[i]->hex_digits);
        copy_values(parts[i], whole, at);
        at += parts[i]->rows;
    }
    return whole;
}
