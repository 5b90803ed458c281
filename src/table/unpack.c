/* The way back: bytes that anybody may have written, to tables. */
#include <math.h>
#include <string.h>

#include "table/pack.h"

/* More columns, or digits of a number, no table has. */
#define COLUMNS_MOST    20000
#define HEX_DIGITS_MOST 16

static size_t bytes_left(const Unpacking *from)
{
    return (size_t)(from->end - from->at);
}

bool unpack_number(Unpacking *from, uint64_t *number)
{
    *number = 0;
    for (unsigned shift = 0; shift < 64 && from->at < from->end; shift += 7) {
        uint64_t byte = *from->at++;
        uint64_t bits = byte & 0x7f;
        if (shift == 63 && bits > 1)
            return false;
        *number |= bits << shift;
        if (byte < 0x80)
            return true;
    }
    return false;
}

static bool unpack_bytes(Unpacking *from, const char **bytes, size_t *length)
{
    uint64_t number;
    if (!unpack_number(from, &number) || number > bytes_left(from))
        return false;
    *bytes = (const char *)from->at;
    *length = number;
    from->at += number;
    return true;
}

char *unpack_string(Unpacking *from)
{
    const char *bytes;
    size_t length;
    if (!unpack_bytes(from, &bytes, &length) || memchr(bytes, '\0', length) != NULL)
        return NULL;
    return g_strndup(bytes, length);
}

/* The strings of a column, each a code of its own. */
static Dictionary *unpack_dictionary(Unpacking *from, bool addresses)
{
    g_autoptr(Dictionary) dictionary = dictionary_new();
    uint64_t n;
    if (!unpack_number(from, &n) || n > bytes_left(from))
        return NULL;
    for (uint64_t i = 0; i < n; i++) {
        const char *bytes;
        size_t length;
        uint32_t code;
        if (!unpack_bytes(from, &bytes, &length))
            return NULL;
        if (!addresses)
            code = dictionary_intern(dictionary, bytes, length);
        else if (!dictionary_intern_address(dictionary, bytes, length, &code))
            return NULL;
        if (code != i)
            return NULL;
    }
    return g_steal_pointer(&dictionary);
}

static bool unpack_real(Unpacking *from, double *value)
{
    uint64_t bits;
    if (bytes_left(from) < sizeof bits)
        return false;
    memcpy(&bits, from->at, sizeof bits);
    from->at += sizeof bits;
    bits = GUINT64_FROM_LE(bits);
    memcpy(value, &bits, sizeof bits);
    return !isnan(*value);
}

/* One value; `before` is the last one of an integer column. */
static bool unpack_value(Unpacking *from, Column *column, size_t row, uint64_t *before)
{
    uint64_t number;
    if (column->type == TYPE_REAL)
        return unpack_real(from, &column->reals[row]);
    if (!unpack_number(from, &number))
        return false;
    if (column->type == TYPE_BOOL) {
        column->bools[row] = number != 0;
        return number <= 1;
    }
    if (column->dictionary != NULL) {
        column->codes[row] = (uint32_t)number;
        return number < dictionary_size(column->dictionary);
    }
    *before += number >> 1 ^ ((number & 1) != 0 ? UINT64_MAX : 0);
    column->uints[row] = *before;
    return true;
}

static bool unpack_values(Unpacking *from, Column *column, const uint8_t *present)
{
    uint64_t before = 0;
    for (size_t row = 0; row < column->rows; row++) {
        if (present != NULL && (present[row >> 3] >> (row & 7) & 1) == 0)
            column_set_missing(column, row);
        else if (!unpack_value(from, column, row, &before))
            return false;
    }
    return true;
}

/* Is there as much as so many rows take at least, a bit or a byte each? Then the bitmap, if there
 * is one. */
static bool unpack_present(Unpacking *from, size_t rows, const uint8_t **present)
{
    uint64_t kind;
    *present = NULL;
    if (!unpack_number(from, &kind) || kind > PACK_BITMAP_MARK)
        return false;
    if (kind != PACK_BITMAP_MARK)
        return rows <= bytes_left(from);
    if (rows / 8 + (rows % 8 != 0) > bytes_left(from))
        return false;
    *present = from->at;
    from->at += rows / 8 + (rows % 8 != 0);
    return true;
}

/* Only integers are shown in hexadecimal. */
static bool unpack_hex_digits(Unpacking *from, Type type, unsigned *hex_digits)
{
    uint64_t number;
    if (!unpack_number(from, &number))
        return false;
    *hex_digits = (unsigned)number;
    return number <= (type == TYPE_INT || type == TYPE_UINT ? HEX_DIGITS_MOST : 0);
}

static Column *unpack_column(Unpacking *from, size_t rows)
{
    g_autofree char *name = unpack_string(from);
    g_autoptr(Dictionary) dictionary = NULL;
    const uint8_t *present;
    unsigned hex_digits;
    Type type;
    if (name == NULL || !type_from_name(name, &type) ||
        !unpack_hex_digits(from, type, &hex_digits) || !unpack_present(from, rows, &present))
        return NULL;
    if (!type_is_numeric(type)) {
        dictionary = unpack_dictionary(from, type == TYPE_ADDRESS);
        if (dictionary == NULL)
            return NULL;
    }
    g_autoptr(Column) column = column_new(type, rows, dictionary);
    column->hex_digits = hex_digits;
    return unpack_values(from, column, present) ? g_steal_pointer(&column) : NULL;
}

Table *unpack_table(Unpacking *from)
{
    uint64_t width;
    uint64_t rows;
    if (!unpack_number(from, &width) || !unpack_number(from, &rows) || width > COLUMNS_MOST ||
        (width == 0 && rows > 0))
        return NULL;
    g_autoptr(Table) table = table_new(rows);
    for (uint64_t i = 0; i < width; i++) {
        g_autofree char *name = unpack_string(from);
        size_t taken;
        if (name == NULL || table_find(table, name, &taken))
            return NULL;
        Column *column = unpack_column(from, rows);
        if (column == NULL)
            return NULL;
        table_add(table, name, column);
    }
    return g_steal_pointer(&table);
}
