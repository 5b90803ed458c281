#include "table/builder.h"

#include <string.h>

#include "table/builder_struct.h"
#include "table/value.h"

/* A command may read thousands of captures of a few rows each, which all have their builders. */
#define FIRST_ROWS 64

static Dictionary *dictionary_for(Type type)
{
    return type_is_numeric(type) ? NULL : dictionary_new();
}

Builder *builder_new(Type type, MisfitPolicy policy)
{
    Builder *builder = g_new0(Builder, 1);
    builder->type = type;
    builder->policy = policy;
    /* The forms that are inferred as bools and times; others follow their first cell. */
    builder->words = policy == ODDITY_STOPS;
    builder->epoch = false;
    builder->dictionary = dictionary_for(type);
    builder->oddities = oddities_new();
    return builder;
}

void builder_free(Builder *builder)
{
    if (builder == NULL)
        return;
    g_free(builder->values);
    g_free(builder->present);
    g_clear_pointer(&builder->dictionary, dictionary_unref);
    g_array_unref(builder->oddities);
    g_free(builder->misfit);
    g_free(builder);
}

size_t builder_rows(const Builder *builder)
{
    return builder->rows;
}

bool builder_misfit(const Builder *builder, const char **cell, size_t *row)
{
    if (builder->misfit == NULL)
        return false;
    *cell = builder->misfit;
    *row = builder->misfit_row;
    return true;
}

/* Makes room for one more row, whose value is 0 and present. */
static void grow(Builder *builder)
{
    if (builder->rows == builder->capacity) {
        size_t capacity = MAX(builder->capacity * 2, (size_t)FIRST_ROWS);
        size_t size = type_size(builder->type);
        g_assert(capacity < SIZE_MAX / sizeof(uint64_t));
        builder->values = g_realloc(builder->values, capacity * size);
        if (builder->present != NULL) {
            builder->present = g_realloc(builder->present, bitmap_bytes(capacity));
            memset(builder->present + bitmap_bytes(builder->rows), 0xff,
                   bitmap_bytes(capacity) - bitmap_bytes(builder->rows));
        }
        builder->capacity = capacity;
    }
}

void builder_append_missing(Builder *builder)
{
    grow(builder);
    if (builder->present == NULL) {
        builder->present = g_malloc(bitmap_bytes(builder->capacity));
        memset(builder->present, 0xff, bitmap_bytes(builder->capacity));
    }
    size_t row = builder->rows++;
    size_t size = type_size(builder->type);
    builder->present[row >> 3] &= (uint8_t) ~(1u << (row & 7));
    memset((char *)builder->values + row * size, 0, size);
}

/* Would the integer be written as it was read? Only a sign, a leading zero or hexadecimal could
 * tell. */
static bool plain_integer(const char *cell, size_t length, unsigned hex_digits, unsigned usual)
{
    if (hex_digits != usual)
        return false;
    if (hex_digits > 0) {
        for (size_t i = 0; i < length; i++) {
            if (g_ascii_isupper(cell[i]))
                return false;
        }
        return true;
    }
    if (cell[0] == '-')
        return length > 1 && cell[1] != '0';
    return g_ascii_isdigit(cell[0]) && (cell[0] != '0' || length == 1);
}

static bool plain_real(const char *cell, size_t length, double value)
{
    g_autoptr(GString) written = g_string_new(NULL);
    value_append_real(written, value);
    return written->len == length && memcmp(written->str, cell, length) == 0;
}

/* Seconds with nine decimals and no needless zeros or minus in front. */
static bool plain_seconds(const char *cell, size_t length, int64_t value)
{
    if (value == 0 && cell[0] == '-')
        return false;
    if (length > 0 && cell[0] == '-') {
        cell++;
        length--;
    }
    return length > 10 && cell[length - 10] == '.' && (cell[0] != '0' || length == 11);
}

/* The functions append_* put a value into the next row and say whether the cell was one of the
 * column's type; `plain` tells whether it can be written back from the value. */

static bool append_bool(Builder *builder, const char *cell, size_t length, bool *plain)
{
    bool truth;
    if (!value_parse_bool(cell, length, &truth))
        return false;
    builder->bools[builder->rows] = truth;
    bool words = length > 1;
    if (!builder->seen && builder->policy != ODDITY_STOPS)
        builder->words = words;
    *plain =
        words == builder->words && (!words || strncmp(cell, truth ? "True" : "False", length) == 0);
    return true;
}

static bool append_integer(Builder *builder, const char *cell, size_t length, bool *plain)
{
    unsigned hex_digits;
    bool fits = builder->type == TYPE_INT
                    ? value_parse_int(cell, length, &builder->ints[builder->rows], &hex_digits)
                    : value_parse_uint(cell, length, &builder->uints[builder->rows], &hex_digits);
    if (!fits)
        return false;
    if (!builder->seen)
        builder->hex_digits = hex_digits;
    *plain = plain_integer(cell, length, hex_digits, builder->hex_digits);
    return true;
}

static bool append_real(Builder *builder, const char *cell, size_t length, bool *plain)
{
    double *value = &builder->reals[builder->rows];
    if (!value_parse_real(cell, length, value))
        return false;
    *plain = builder->policy == MISFIT_MAKES_TEXT ? plain_real(cell, length, *value)
                                                  : value_is_plain_real(cell, length);
    return true;
}

static bool append_time(Builder *builder, const char *cell, size_t length, bool *plain)
{
    int64_t *value = &builder->ints[builder->rows];
    bool epoch = value_parse_duration(cell, length, value);
    if (!epoch && !value_parse_time(cell, length, value))
        return false;
    if (!builder->seen && builder->policy != ODDITY_STOPS)
        builder->epoch = epoch;
    /* Other forms than seconds differ too much to be written back. */
    *plain = epoch && builder->epoch && plain_seconds(cell, length, *value);
    return true;
}

static bool append_duration(Builder *builder, const char *cell, size_t length, bool *plain)
{
    int64_t *value = &builder->ints[builder->rows];
    if (!value_parse_duration(cell, length, value))
        return false;
    *plain = plain_seconds(cell, length, *value);
    return true;
}

static bool append_address(Builder *builder, const char *cell, size_t length, bool *plain)
{
    uint32_t *code = &builder->codes[builder->rows];
    size_t kept;
    if (!dictionary_intern_address(builder->dictionary, cell, length, code))
        return false;
    /* A second spelling of an address is written as the first. */
    const char *spelling = dictionary_string(builder->dictionary, *code, &kept);
    *plain = kept == length && memcmp(spelling, cell, length) == 0;
    return true;
}

static bool append_value(Builder *builder, const char *cell, size_t length, bool *plain)
{
    switch (builder->type) {
    case TYPE_BOOL:
        return append_bool(builder, cell, length, plain);
    case TYPE_INT:
    case TYPE_UINT:
        return append_integer(builder, cell, length, plain);
    case TYPE_REAL:
        return append_real(builder, cell, length, plain);
    case TYPE_TIME:
        return append_time(builder, cell, length, plain);
    case TYPE_DURATION:
        return append_duration(builder, cell, length, plain);
    case TYPE_ADDRESS:
        return append_address(builder, cell, length, plain);
    case TYPE_TEXT:
        *plain = true;
        builder->codes[builder->rows] = dictionary_intern(builder->dictionary, cell, length);
        return true;
    }
    g_assert_not_reached();
}

/* May the cell stand in the column although it would be written in another form? In a file of
 * somebody else's, reals and times may; a number in a column of words or dates, or one with leading
 * zeros, is none. */
static bool may_differ(const Builder *builder, const char *cell, size_t length)
{
    if (builder->policy != ODDITY_STOPS)
        return true;
    if (builder->type == TYPE_BOOL)
        return length > 1;
    return builder->type == TYPE_ADDRESS ||
           (builder->type == TYPE_TIME && length > 4 && cell[4] == '-');
}

static void append_to(size_t row, const char *cell, size_t length, void *text)
{
    (void)row;
    builder_append(text, cell, length);
}

void builder_turn_into_text(Builder *builder)
{
    if (builder->type == TYPE_TEXT)
        return;
    Builder *text = builder_new(TYPE_TEXT, builder->policy);
    builder_each_cell(builder, append_to, text);
    text->misfit = g_steal_pointer(&builder->misfit);
    text->misfit_row = builder->misfit_row;
    /* What was changes places with what is now. */
    Builder typed = *builder;
    *builder = *text;
    *text = typed;
    builder_free(text);
}

void builder_append(Builder *builder, const char *cell, size_t length)
{
    bool plain;
    if (builder->misfit != NULL && builder->policy != MISFIT_MAKES_TEXT)
        return;
    if (length == 0) {
        builder_append_missing(builder);
        return;
    }
    grow(builder);
    if (append_value(builder, cell, length, &plain) &&
        (plain || may_differ(builder, cell, length))) {
        if (!plain && builder->policy == MISFIT_MAKES_TEXT) {
            Oddity oddity = {builder->rows, g_strndup(cell, length)};
            g_array_append_val(builder->oddities, oddity);
        }
        builder->seen = true;
        builder->rows++;
        return;
    }
    builder->misfit = g_strndup(cell, length);
    builder->misfit_row = builder->rows;
    if (builder->policy == MISFIT_MAKES_TEXT) {
        builder_turn_into_text(builder);
        builder_append(builder, cell, length);
    }
}

Column *builder_finish(Builder *builder)
{
    g_assert(builder->misfit == NULL || builder->policy == MISFIT_MAKES_TEXT);
    void *values = g_realloc(builder->values, MAX(builder->rows, 1) * type_size(builder->type));
    Column *column =
        column_adopt(builder->type, builder->rows, values, builder->present, builder->dictionary);
    column->hex_digits = builder->hex_digits;
    builder->values = NULL;
    builder->present = NULL;
    builder->rows = builder->capacity = 0;
    g_clear_pointer(&builder->dictionary, dictionary_unref);
    return column;
}
