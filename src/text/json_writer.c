/* RFC 8259. Characters that act on text around them are escaped too, so that JSON is safe on a
 * terminal without being changed for it. */
#include <math.h>
#include <string.h>

#include "base/display.h"
#include "table/value.h"
#include "text/block.h"
#include "text/formats.h"
#include "text/utf8.h"

static void append_escape(GString *out, gunichar c)
{
    static const char names[] = {['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f',
                                 ['\r'] = 'r', ['"'] = '"',  ['\\'] = '\\'};
    if (c < sizeof names && names[c] != '\0') {
        g_string_append_c(out, '\\');
        g_string_append_c(out, names[c]);
    } else if (c <= 0xffff) {
        g_string_append_printf(out, "\\u%04x", c);
    } else { /* two surrogates */
        c -= 0x10000;
        g_string_append_printf(out, "\\u%04x\\u%04x", 0xd800 + (c >> 10), 0xdc00 + (c & 0x3ff));
    }
}

/* Appends the character at `text` and returns how many bytes it took. */
static size_t append_character(GString *out, const char *text, size_t length)
{
    gunichar c = (unsigned char)text[0];
    size_t size = 1;
    if (c >= 0x80) {
        c = g_utf8_get_char_validated(text, (gssize)length);
        if (c == (gunichar)-1 || c == (gunichar)-2) {
            g_string_append(out, "\xef\xbf\xbd"); /* U+FFFD */
            return 1;
        }
        size = (size_t)g_utf8_skip[(unsigned char)text[0]];
    }
    if (c == '"' || c == '\\' || display_is_control(c))
        append_escape(out, c);
    else
        g_string_append_len(out, text, (gssize)size);
    return size;
}

static bool is_plain(char c)
{
    return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

static void append_string(GString *out, const char *text, size_t length)
{
    g_string_append_c(out, '"');
    size_t i = 0;
    while (i < length) {
        size_t run = i;
        while (run < length && is_plain(text[run]))
            run++;
        g_string_append_len(out, text + i, (gssize)(run - i));
        i = run;
        if (i < length)
            i += append_character(out, text + i, length - i);
    }
    g_string_append_c(out, '"');
}

static void append_value(GString *out, const Column *column, size_t row)
{
    size_t length;
    const char *text;
    switch (column->type) {
    case TYPE_BOOL:
    case TYPE_DURATION:
        value_append(out, column, row);
        break;
    case TYPE_INT: /* JSON has no hexadecimal */
        value_append_int(out, column->ints[row], 0);
        break;
    case TYPE_UINT:
        value_append_uint(out, column->uints[row], 0);
        break;
    case TYPE_REAL:
        if (isfinite(column->reals[row]))
            value_append_real(out, column->reals[row]);
        else
            g_string_append(out, "null");
        break;
    case TYPE_TIME:
        g_string_append_c(out, '"');
        value_append(out, column, row);
        g_string_append_c(out, '"');
        break;
    case TYPE_ADDRESS:
    case TYPE_TEXT:
        text = column_string(column, row, &length);
        append_string(out, text, length);
        break;
    }
}

/* The columns' names as `"name": `, written once and not for each row. */
static GPtrArray *make_keys(const Table *table)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < table_width(table); i++) {
        GString *key = g_string_new(i > 0 ? ", " : NULL);
        append_string(key, table_name(table, i), strlen(table_name(table, i)));
        g_string_append(key, ": ");
        g_ptr_array_add(keys, g_string_free(key, FALSE));
    }
    return keys;
}

static void append_object(GString *out, const Table *table, const GPtrArray *keys, size_t row)
{
    g_string_append_c(out, '{');
    for (size_t i = 0; i < table_width(table); i++) {
        const Column *column = table_column(table, i);
        g_string_append(out, g_ptr_array_index(keys, i));
        if (column_has(column, row))
            append_value(out, column, row);
        else
            g_string_append(out, "null");
    }
    g_string_append_c(out, '}');
}

/* Text cells that are not UTF-8, or infinities: what JSON cannot hold. Each distinct text is looked
 * at once. */
static size_t count_unfit(const Column *column)
{
    size_t unfit = 0;
    uint32_t codes = column->dictionary != NULL ? dictionary_size(column->dictionary) : 0;
    g_autofree bool *valid = g_new(bool, MAX(codes, 1));
    for (uint32_t code = 0; code < codes; code++) {
        size_t length;
        const char *text = dictionary_string(column->dictionary, code, &length);
        valid[code] = utf8_is_valid(text, length);
    }
    for (size_t row = 0; row < column->rows; row++) {
        if (!column_has(column, row))
            continue;
        unfit += (column->type == TYPE_TEXT && !valid[column->codes[row]]) ||
                 (column->type == TYPE_REAL && !isfinite(column->reals[row]));
    }
    return unfit;
}

static void warn_of_unfit(const Table *table, const WriteOptions *options)
{
    size_t unfit = 0;
    for (size_t i = 0; i < table_width(table); i++)
        unfit += count_unfit(table_column(table, i));
    unfit = write_count_altered(options, unfit);
    if (unfit > 0)
        diagnostics_add(options->diagnostics, DIAGNOSTIC_WARNING,
                        "%zu %s what JSON cannot: bytes that are not UTF-8 were written as U+FFFD, "
                        "infinite numbers as null",
                        unfit, unfit == 1 ? "cell holds" : "cells hold");
}

static bool write_objects(const Table *table, Block *block, const char *between, GError **error)
{
    g_autoptr(GPtrArray) keys = make_keys(table);
    for (size_t row = 0; row < table->rows; row++) {
        if (row > 0)
            g_string_append(block->text, between);
        append_object(block->text, table, keys, row);
        if (!block_drain(block, error))
            return false;
    }
    return true;
}

bool json_write(const Table *table, const WriteOptions *options, FILE *stream, GError **error)
{
    warn_of_unfit(table, options);
    g_autoptr(Block) block = block_new(stream);
    g_string_append(block->text, table->rows > 0 ? "[\n" : "[");
    if (!write_objects(table, block, ",\n", error))
        return false;
    g_string_append(block->text, table->rows > 0 ? "\n]\n" : "]\n");
    return block_finish(block, error);
}

bool jsonl_write(const Table *table, const WriteOptions *options, FILE *stream, GError **error)
{
    warn_of_unfit(table, options);
    g_autoptr(Block) block = block_new(stream);
    if (!write_objects(table, block, "\n", error))
        return false;
    g_string_append(block->text, table->rows > 0 ? "\n" : "");
    return block_finish(block, error);
}
