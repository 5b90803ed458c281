#include "capture/kept_field.h"

#include <string.h>

#include "table/builder_parts.h"

static void pack_text(Packer *packer, const char *text, size_t length)
{
    packer_number(packer, length);
    packer_bytes(packer, text, length);
}

/* Strings one after the other, and their lengths. */
static void pack_dictionary(Packer *packer, const Dictionary *dictionary)
{
    uint32_t n = dictionary_size(dictionary);
    g_autoptr(GString) bytes = g_string_new(NULL);
    g_autofree uint64_t *lengths = g_new(uint64_t, MAX(n, 1));
    for (uint32_t code = 0; code < n; code++) {
        size_t length;
        const char *string = dictionary_string(dictionary, code, &length);
        g_string_append_len(bytes, string, (gssize)length);
        lengths[code] = length;
    }
    packer_number(packer, n);
    packer_numbers(packer, lengths, n, sizeof *lengths);
    pack_text(packer, bytes->str, bytes->len);
}

static void pack_oddities(Packer *packer, const GArray *oddities)
{
    packer_number(packer, oddities->len);
    for (unsigned i = 0; i < oddities->len; i++) {
        const Oddity *oddity = &g_array_index(oddities, Oddity, i);
        packer_number(packer, oddity->row);
        pack_text(packer, oddity->cell, strlen(oddity->cell));
    }
}

static void pack_builder(Packer *packer, const BuilderParts *parts)
{
    packer_number(packer, parts->type);
    packer_number(packer, parts->seen);
    packer_number(packer, parts->epoch);
    packer_number(packer, parts->words);
    packer_number(packer, parts->hex_digits);
    packer_number(packer, parts->misfit != NULL);
    if (parts->misfit != NULL) {
        pack_text(packer, parts->misfit, strlen(parts->misfit));
        packer_number(packer, parts->misfit_row);
    }
    pack_oddities(packer, parts->oddities);
    packer_number(packer, parts->present != NULL);
    if (parts->present != NULL)
        packer_bytes(packer, parts->present, bitmap_bytes(parts->rows));
    if (parts->dictionary != NULL)
        pack_dictionary(packer, parts->dictionary);
    packer_numbers(packer, parts->values, parts->rows, type_size(parts->type));
}

void kept_field_pack(Packer *packer, const Builder *builder, const SeveralCells *several)
{
    const BuilderParts parts = builder_peek(builder);
    size_t n = several != NULL ? several->rows->len : 0;
    pack_builder(packer, &parts);
    packer_number(packer, n);
    if (n > 0) {
        packer_numbers(packer, several->rows->data, n, sizeof(uint64_t));
        packer_numbers(packer, several->codes->data, n, sizeof(uint32_t));
        pack_dictionary(packer, several->texts);
    }
}

/* What was packed as 0 or 1. */
static bool unpack_truth(Unpacker *unpacker, bool *truth)
{
    uint64_t number;
    if (!unpacker_number(unpacker, &number) || number > 1)
        return false;
    *truth = number == 1;
    return true;
}

static char *unpack_text(Unpacker *unpacker)
{
    uint64_t length;
    return unpacker_number(unpacker, &length) ? unpacker_bytes(unpacker, length) : NULL;
}

/* Adds a string, or an address; false if there is such a one, or it is none. */
static bool add_string(Dictionary *dictionary, const char *string, size_t length, bool addresses)
{
    uint32_t wanted = dictionary_size(dictionary);
    uint32_t code;
    if (!addresses)
        code = dictionary_intern(dictionary, string, length);
    else if (!dictionary_intern_address(dictionary, string, length, &code))
        return false;
    return code == wanted;
}

static Dictionary *unpack_dictionary(Unpacker *unpacker, bool addresses)
{
    uint64_t n, size;
    g_autoptr(Dictionary) dictionary = dictionary_new();
    if (!unpacker_number(unpacker, &n) || n >= UINT32_MAX - 1)
        return NULL;
    g_autofree uint64_t *lengths = unpacker_numbers(unpacker, n, sizeof *lengths);
    if (lengths == NULL || !unpacker_number(unpacker, &size))
        return NULL;
    g_autofree char *bytes = unpacker_bytes(unpacker, size);
    size_t at = 0;
    for (uint64_t code = 0; bytes != NULL && code < n; code++) {
        if (lengths[code] > size - at ||
            !add_string(dictionary, bytes + at, lengths[code], addresses))
            return NULL;
        at += lengths[code];
    }
    return bytes != NULL && at == size ? g_steal_pointer(&dictionary) : NULL;
}

static GArray *unpack_oddities(Unpacker *unpacker, size_t rows)
{
    uint64_t n;
    g_autoptr(GArray) oddities = oddities_new();
    size_t next = 0;
    if (!unpacker_number(unpacker, &n))
        return NULL;
    for (uint64_t i = 0; i < n; i++) {
        uint64_t row;
        if (!unpacker_number(unpacker, &row) || row < next || row >= rows)
            return NULL;
        Oddity oddity = {row, unpack_text(unpacker)};
        if (oddity.cell == NULL)
            return NULL;
        g_array_append_val(oddities, oddity);
        next = row + 1;
    }
    return g_steal_pointer(&oddities);
}

static bool unpack_misfit(Unpacker *unpacker, BuilderParts *parts)
{
    bool misfit;
    uint64_t row;
    if (!unpack_truth(unpacker, &misfit))
        return false;
    if (!misfit)
        return true;
    parts->misfit = unpack_text(unpacker);
    if (parts->misfit == NULL || !unpacker_number(unpacker, &row) || row >= parts->rows)
        return false;
    parts->misfit_row = row;
    return true;
}

/* The first parts, up to the values. */
static bool unpack_form(Unpacker *unpacker, BuilderParts *parts)
{
    uint64_t type, hex_digits;
    if (!unpacker_number(unpacker, &type) || type > TYPE_TEXT ||
        !unpack_truth(unpacker, &parts->seen) || !unpack_truth(unpacker, &parts->epoch) ||
        !unpack_truth(unpacker, &parts->words) || !unpacker_number(unpacker, &hex_digits) ||
        hex_digits > 16)
        return false;
    parts->type = (Type)type;
    parts->hex_digits = (unsigned)hex_digits;
    return unpack_misfit(unpacker, parts);
}

/* Does every value that is there fit the column's type? Of the missing ones all is 0. */
static bool check_values(const BuilderParts *parts)
{
    const Column column = {.rows = parts->rows, .present = parts->present};
    uint64_t least = parts->type == TYPE_BOOL ? 2 : dictionary_size(parts->dictionary);
    uint64_t most = 0;
    if (parts->type == TYPE_BOOL) {
        for (size_t row = 0; row < parts->rows; row++)
            most = MAX(most, ((const uint8_t *)parts->values)[row]);
    } else {
        for (size_t row = 0; row < parts->rows; row++)
            most = MAX(most, ((const uint32_t *)parts->values)[row]);
    }
    return most < least || (most == 0 && column_count(&column) == 0);
}

static bool unpack_builder(Unpacker *unpacker, BuilderParts *parts)
{
    bool missing;
    if (!unpack_form(unpacker, parts))
        return false;
    parts->oddities = unpack_oddities(unpacker, parts->rows);
    if (parts->oddities == NULL || !unpack_truth(unpacker, &missing))
        return false;
    if (missing) {
        parts->present = (uint8_t *)unpacker_bytes(unpacker, bitmap_bytes(parts->rows));
        if (parts->present == NULL)
            return false;
    }
    bool words = !type_is_numeric(parts->type);
    if (words) {
        parts->dictionary = unpack_dictionary(unpacker, parts->type == TYPE_ADDRESS);
        if (parts->dictionary == NULL)
            return false;
    }
    parts->values = unpacker_numbers(unpacker, parts->rows, type_size(parts->type));
    return parts->values != NULL && ((!words && parts->type != TYPE_BOOL) || check_values(parts));
}

/* Are rows and codes such that the cells can be looked up? */
static bool check_several(const uint64_t *row, const uint32_t *code, size_t n, size_t rows,
                          uint32_t texts)
{
    bool fits = true;
    for (size_t i = 0; fits && i < n; i++)
        fits = row[i] < rows && (i == 0 || row[i] > row[i - 1]) && code[i] < texts;
    return fits;
}

static SeveralCells *unpack_several(Unpacker *unpacker, size_t rows)
{
    uint64_t n;
    g_autoptr(SeveralCells) cells = several_cells_new();
    if (!unpacker_number(unpacker, &n) || n > rows || n > UINT32_MAX)
        return NULL;
    if (n == 0)
        return g_steal_pointer(&cells);
    g_autofree uint64_t *row = unpacker_numbers(unpacker, n, sizeof *row);
    g_autofree uint32_t *code = row != NULL ? unpacker_numbers(unpacker, n, sizeof *code) : NULL;
    Dictionary *texts = code != NULL ? unpack_dictionary(unpacker, false) : NULL;
    if (texts == NULL)
        return NULL;
    dictionary_unref(cells->texts);
    cells->texts = texts;
    if (!check_several(row, code, n, rows, dictionary_size(texts)))
        return NULL;
    g_array_append_vals(cells->rows, row, (unsigned)n);
    g_array_append_vals(cells->codes, code, (unsigned)n);
    return g_steal_pointer(&cells);
}

bool kept_field_unpack(Unpacker *unpacker, size_t rows, KeptField *field)
{
    BuilderParts parts = {.rows = rows};
    bool whole = unpack_builder(unpacker, &parts);
    g_autoptr(SeveralCells) several = whole ? unpack_several(unpacker, rows) : NULL;
    if (several == NULL || unpacker->at != unpacker->end) {
        builder_parts_clear(&parts);
        return false;
    }
    field->several = g_steal_pointer(&several);
    field->builder = builder_from_parts(&parts);
    return true;
}

void kept_field_clear(KeptField *field)
{
    g_clear_pointer(&field->builder, builder_free);
    g_clear_pointer(&field->several, several_cells_free);
}
