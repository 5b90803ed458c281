#include "table/pack.h"

#include <string.h>

void pack_number(GByteArray *out, uint64_t number)
{
    uint8_t bytes[10];
    unsigned n = 0;
    for (; number >= 0x80; number >>= 7)
        bytes[n++] = (uint8_t)(number | 0x80);
    bytes[n++] = (uint8_t)number;
    g_byte_array_append(out, bytes, n);
}

static void pack_bytes(GByteArray *out, const void *bytes, size_t length)
{
    pack_number(out, length);
    g_byte_array_append(out, bytes, (unsigned)length);
}

void pack_string(GByteArray *out, const char *string)
{
    pack_bytes(out, string, strlen(string));
}

static void pack_present(GByteArray *out, const Column *column)
{
    bool whole = column_count(column) == column->rows;
    pack_number(out, whole ? PACK_WHOLE_MARK : PACK_BITMAP_MARK);
    for (size_t row = 0; !whole && row < column->rows; row += 8) {
        uint8_t bits = 0;
        for (size_t i = row; i < MIN(row + 8, column->rows); i++)
            bits |= (uint8_t)(column_has(column, i) << (i & 7));
        g_byte_array_append(out, &bits, 1);
    }
}

/* The strings that values have, in order of first appearance; gives back the numbers of those, by
 * code. */
static uint32_t *pack_dictionary(GByteArray *out, const Column *column)
{
    uint32_t codes = dictionary_size(column->dictionary);
    uint32_t *numbers = g_new(uint32_t, MAX(codes, 1));
    g_autoptr(GArray) used = g_array_new(false, false, sizeof(uint32_t));
    memset(numbers, 0xff, MAX(codes, 1) * sizeof *numbers);
    for (size_t row = 0; row < column->rows; row++) {
        uint32_t code = column->codes[row];
        if (column_has(column, row) && numbers[code] == UINT32_MAX) {
            numbers[code] = used->len;
            g_array_append_val(used, code);
        }
    }
    pack_number(out, used->len);
    for (unsigned i = 0; i < used->len; i++) {
        size_t length;
        const char *string =
            dictionary_string(column->dictionary, g_array_index(used, uint32_t, i), &length);
        pack_bytes(out, string, length);
    }
    return numbers;
}

static void pack_strings(GByteArray *out, const Column *column)
{
    g_autofree uint32_t *numbers = pack_dictionary(out, column);
    for (size_t row = 0; row < column->rows; row++) {
        if (column_has(column, row))
            pack_number(out, numbers[column->codes[row]]);
    }
}

static void pack_real(GByteArray *out, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    bits = GUINT64_TO_LE(bits);
    g_byte_array_append(out, (const uint8_t *)&bits, sizeof bits);
}

static void pack_values(GByteArray *out, const Column *column)
{
    uint64_t before = 0;
    for (size_t row = 0; row < column->rows; row++) {
        if (!column_has(column, row))
            continue;
        if (column->type == TYPE_REAL) {
            pack_real(out, column->reals[row]);
        } else if (column->type == TYPE_BOOL) {
            pack_number(out, column->bools[row]);
        } else {
            uint64_t difference = column->uints[row] - before;
            pack_number(out, difference << 1 ^ (difference >> 63 != 0 ? UINT64_MAX : 0));
            before = column->uints[row];
        }
    }
}

void pack_table(GByteArray *out, const Table *table)
{
    pack_number(out, table_width(table));
    pack_number(out, table->rows);
    for (size_t i = 0; i < table_width(table); i++) {
        const Column *column = table_column(table, i);
        pack_string(out, table_name(table, i));
        pack_string(out, type_name(column->type));
        pack_number(out, column->hex_digits);
        pack_present(out, column);
        if (column->dictionary != NULL)
            pack_strings(out, column);
        else
            pack_values(out, column);
    }
}
