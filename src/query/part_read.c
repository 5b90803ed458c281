/* Parts from bytes that anybody may have written. */
#include <string.h>

#include "base/error.h"
#include "query/part_check.h"
#include "query/state_kinds.h"
#include "table/pack.h"

/* Longer numbers of formats there will not be. */
#define FIRST_LINE_MOST 40

void part_sum(const uint8_t *bytes, size_t n, uint8_t sum[PART_SUM_SIZE])
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    gsize length = PART_SUM_SIZE;
    while (n > 0) {
        size_t piece = MIN(n, (size_t)G_MAXINT);
        g_checksum_update(checksum, bytes, (gssize)piece);
        bytes += piece;
        n -= piece;
    }
    g_checksum_get_digest(checksum, sum, &length);
}

static bool fail(GError **error, const char *message)
{
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, message);
    return false;
}

/* Passes the first line, if it is the right one. */
static bool read_first_line(Unpacking *from, GError **error)
{
    size_t words = strlen(PART_FIRST_WORDS);
    size_t size = MIN((size_t)(from->end - from->at), FIRST_LINE_MOST);
    const uint8_t *end = memchr(from->at, '\n', size);
    if (end == NULL || size < words || memcmp(from->at, PART_FIRST_WORDS, words) != 0)
        return fail(error, "it is no partial result of tabshark");
    g_autofree char *number =
        g_strndup((const char *)from->at + words, (size_t)(end - from->at) - words);
    from->at = end + 1;
    guint64 format;
    if (g_ascii_string_to_unsigned(number, 10, PART_FORMAT, PART_FORMAT, &format, NULL))
        return true;
    g_autofree char *shown = g_strescape(number, NULL);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "it is a partial result in format %s, and this tabshark knows format %d; make it "
                "again with this one",
                shown, PART_FORMAT);
    return false;
}

/* Passes over the sum at the end, if it is that of the bytes. */
static bool check_sum(Unpacking *from, const uint8_t *start, GError **error)
{
    uint8_t sum[PART_SUM_SIZE];
    if (from->end - from->at < PART_SUM_SIZE)
        return fail(error, "it is cut short; make it again");
    from->end -= PART_SUM_SIZE;
    part_sum(start, (size_t)(from->end - start), sum);
    return memcmp(sum, from->end, PART_SUM_SIZE) == 0 ||
           fail(error, "it is damaged: its bytes are not those that were written; make it again");
}

static bool read_words(Unpacking *from, Part *part)
{
    uint64_t n;
    if (!unpack_number(from, &n) || n > (size_t)(from->end - from->at))
        return false;
    g_strfreev(part->words);
    part->words = g_new0(char *, n + 1);
    for (uint64_t i = 0; i < n; i++) {
        part->words[i] = unpack_string(from);
        if (part->words[i] == NULL)
            return false;
    }
    return true;
}

static bool read_string(Unpacking *from, char **string)
{
    g_free(*string);
    *string = unpack_string(from);
    return *string != NULL;
}

static bool read_state(Unpacking *from, Part *part)
{
    uint64_t kind;
    Type type;
    if (!unpack_number(from, &kind) || kind >= STATE_KINDS)
        return false;
    g_autofree char *name = unpack_string(from);
    if (name == NULL || !type_from_name(name, &type))
        return false;
    Table *table = unpack_table(from);
    if (table == NULL)
        return false;
    State *state = g_new(State, 1);
    *state = (State){(StateKind)kind, type, table};
    g_ptr_array_add(part->states, state);
    return true;
}

static bool read_states(Unpacking *from, Part *part)
{
    uint64_t n;
    if (!unpack_number(from, &n))
        return false;
    for (uint64_t i = 0; i < n; i++) {
        if (!read_state(from, part))
            return false;
    }
    return true;
}

static bool read_all(Unpacking *from, Part *part)
{
    uint64_t is_rows;
    if (!read_string(from, &part->version) || !read_words(from, part) ||
        !unpack_number(from, &part->seen) || !unpack_number(from, &is_rows) || is_rows > 1 ||
        !read_string(from, &part->time))
        return false;
    part->is_rows = is_rows == 1;
    for (size_t i = 0; i < PART_TABLES; i++) {
        Table *table = unpack_table(from);
        if (table == NULL)
            return false;
        table_unref(*part_table(part, i));
        *part_table(part, i) = table;
    }
    return read_states(from, part) && from->at == from->end;
}

static bool is_whole(const Table *table)
{
    for (size_t i = 0; i < table_width(table); i++) {
        if (column_count(table_column(table, i)) < table->rows)
            return false;
    }
    return true;
}

/* Are the groups of a part sound? */
static bool check_groups(const Part *part)
{
    const Table *keys = part->keys;
    static const Type place[] = {TYPE_INT};
    if (keys->rows >= GROUP_NONE || part->seen > STATE_VALUES_MOST)
        return false;
    if (part->is_rows)
        return part->states->len == 0;
    if (!is_whole(keys) || !is_whole(part->series) || table_width(keys) == 0 ||
        part->places->rows != keys->rows || !state_has_columns(part->places, place, 1) ||
        !state_in_range(table_column(part->places, 0), 0, (int64_t)part->seen))
        return false;
    for (unsigned i = 0; i < part->states->len; i++) {
        if (!state_check(g_ptr_array_index(part->states, i), keys->rows))
            return false;
    }
    return true;
}

/* Are the keys of a part in bins sound? */
static bool check_bins(const Part *part)
{
    size_t width = table_width(part->series) > 0 ? 2 : 1;
    if (*part->time == '\0' || part->is_rows)
        return table_width(part->series) == 0;
    if (table_width(part->keys) != width || table_width(part->series) > 1)
        return false;
    Type type = table_column(part->keys, 0)->type;
    if ((type != TYPE_TIME && type != TYPE_DURATION) || !state_has_columns(part->span, &type, 1))
        return false;
    if (width == 1)
        return true;
    const Column *series = table_column(part->keys, 1);
    return series->type == TYPE_INT && state_in_range(series, 0, (int64_t)part->series->rows - 1);
}

static bool check_part(const Part *part)
{
    static const Type captures[] = {TYPE_TEXT, TYPE_INT, TYPE_BOOL};
    static const Type fields[] = {TYPE_TEXT, TYPE_TEXT};
    static const Type warnings[] = {TYPE_TEXT};
    static const Type left_out[] = {TYPE_INT};
    return state_has_columns(part->captures, captures, 3) && part->captures->rows > 0 &&
           state_has_columns(part->fields, fields, 2) &&
           state_has_columns(part->warnings, warnings, 1) &&
           state_has_columns(part->left_out, left_out, 1) && check_groups(part) && check_bins(part);
}

Part *part_unpack(GBytes *bytes, GError **error)
{
    gsize size;
    const uint8_t *start = g_bytes_get_data(bytes, &size);
    Unpacking from = {start, start + size};
    g_autoptr(Part) part = part_new();
    if (!read_first_line(&from, error) || !check_sum(&from, start, error))
        return NULL;
    if (read_all(&from, part) && check_part(part))
        return g_steal_pointer(&part);
    fail(error, "it is no partial result that tabshark would write; make it again");
    return NULL;
}
