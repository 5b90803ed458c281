#include "tcp/cells.h"

#include <string.h>

#include "table/value.h"

typedef struct {
    Type type;              /* of numbers */
    Dictionary *dictionary; /* of addresses */
} Reading;

/* Reads one value. */
typedef int64_t (*ReadValue)(const Reading *reading, const char *text, size_t length);

static int64_t read_number(const Reading *reading, const char *text, size_t length)
{
    int64_t value = CELLS_NONE;
    bool truth;
    if (reading->type == TYPE_BOOL)
        return value_parse_bool(text, length, &truth) ? truth : CELLS_NONE;
    if (reading->type == TYPE_DURATION)
        return value_parse_duration(text, length, &value) ? value : CELLS_NONE;
    if (reading->type == TYPE_TIME)
        return value_parse_time(text, length, &value) ? value : CELLS_NONE;
    return value_parse_int(text, length, &value, NULL) ? value : CELLS_NONE;
}

static int64_t read_address(const Reading *reading, const char *text, size_t length)
{
    uint32_t code;
    return dictionary_intern_address(reading->dictionary, text, length, &code) ? code : CELLS_NONE;
}

/* Colons between the bytes, as some releases print them, do not count. */
static int64_t read_size(const Reading *reading, const char *text, size_t length)
{
    int64_t digits = 0;
    (void)reading;
    for (size_t i = 0; i < length; i++)
        digits += g_ascii_isxdigit(text[i]);
    return digits / 2;
}

static void append_list(GArray *values, const char *text, size_t length, ReadValue read_value,
                        const Reading *reading)
{
    const char *end = text + length;
    for (;;) {
        const char *comma = memchr(text, ',', (size_t)(end - text));
        const char *stop = comma != NULL ? comma : end;
        int64_t value = read_value(reading, text, (size_t)(stop - text));
        g_array_append_val(values, value);
        if (comma == NULL)
            return;
        text = comma + 1;
    }
}

/* Reads each string of the dictionary once. */
static void read_codes(Cells *cells, ReadValue read_value, const Reading *reading)
{
    uint32_t codes = dictionary_size(cells->column->dictionary);
    GArray *values = g_array_new(false, false, sizeof(int64_t));
    cells->first = g_new(uint32_t, (size_t)codes + 1);
    for (uint32_t code = 0; code < codes; code++) {
        size_t length;
        const char *string = dictionary_string(cells->column->dictionary, code, &length);
        cells->first[code] = values->len;
        append_list(values, string, length, read_value, reading);
    }
    cells->first[codes] = values->len;
    cells->values = (int64_t *)(void *)g_array_free(values, false);
}

static Cells *cells_new(const Column *column, ReadValue read_value, const Reading *reading)
{
    Cells *cells = g_new0(Cells, 1);
    cells->column = column;
    if (column != NULL && column->dictionary != NULL)
        read_codes(cells, read_value, reading);
    return cells;
}

Cells *cells_of_numbers(const Column *column, Type type)
{
    Reading reading = {.type = type};
    /* A real is no count, and no address a number. */
    if (column != NULL && (column->type == TYPE_REAL || column->type == TYPE_ADDRESS))
        column = NULL;
    return cells_new(column, read_number, &reading);
}

Cells *cells_of_addresses(const Column *column, Dictionary *dictionary)
{
    Reading reading = {.dictionary = dictionary};
    if (column != NULL && column->dictionary == NULL)
        column = NULL;
    return cells_new(column, read_address, &reading);
}

Cells *cells_of_sizes(const Column *column)
{
    if (column != NULL && column->type != TYPE_TEXT)
        column = NULL;
    return cells_new(column, read_size, NULL);
}

void cells_free(Cells *cells)
{
    if (cells == NULL)
        return;
    g_free(cells->first);
    g_free(cells->values);
    g_free(cells);
}

size_t cells_count(const Cells *cells, size_t row)
{
    if (cells->column == NULL || !column_has(cells->column, row))
        return 0;
    if (cells->first == NULL)
        return 1;
    uint32_t code = cells->column->codes[row];
    return cells->first[code + 1] - cells->first[code];
}

int64_t cells_get(const Cells *cells, size_t row, size_t index)
{
    if (index >= cells_count(cells, row))
        return CELLS_NONE;
    if (cells->first != NULL)
        return cells->values[cells->first[cells->column->codes[row]] + index];
    return cells->column->type == TYPE_BOOL ? cells->column->bools[row] : cells->column->ints[row];
}
