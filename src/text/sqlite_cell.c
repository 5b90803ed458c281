#include "text/sqlite_cell.h"

#include <string.h>

#include "table/value.h"
#include "text/sqlite.h"

/* Whole numbers up to it have a double each. */
#define LARGEST_EXACT (INT64_C(1) << 53)

static bool is_large(int64_t value)
{
    return value > LARGEST_EXACT || value < -LARGEST_EXACT;
}

void stored_kinds_add(StoredKinds *kinds, const Statement *row, size_t index)
{
    switch (statement_kind(row, index)) {
    case STORED_NULL:
        break;
    case STORED_INT: {
        int64_t value = statement_int(row, index);
        kinds->ints = true;
        kinds->not_bool = kinds->not_bool || value < 0 || value > 1;
        kinds->large = kinds->large || is_large(value);
        break;
    }
    case STORED_REAL:
        kinds->reals = true;
        break;
    case STORED_TEXT:
        kinds->texts = true;
        break;
    case STORED_BLOB:
        kinds->blobs = true;
        break;
    }
}

/* Does the declared type have that word in it? SQLite itself looks no closer. */
static bool declares(const char *declared, const char *word)
{
    g_autofree char *upper = g_ascii_strup(declared, -1);
    return strstr(upper, word) != NULL;
}

/* Of a column without any value: sqlite.org/datatype3.html, section 3.1. */
static Type declared_type(const char *declared)
{
    if (declares(declared, "INT"))
        return TYPE_INT;
    if (declares(declared, "BOOL"))
        return TYPE_BOOL;
    if (declares(declared, "REAL") || declares(declared, "FLOA") || declares(declared, "DOUB"))
        return TYPE_REAL;
    return TYPE_TEXT;
}

Type stored_kinds_type(const StoredKinds *kinds, const char *declared)
{
    if (kinds->texts || kinds->blobs)
        return TYPE_TEXT;
    if (kinds->reals)
        return kinds->large ? TYPE_TEXT : TYPE_REAL;
    if (kinds->ints)
        return declares(declared, "BOOL") && !kinds->not_bool ? TYPE_BOOL : TYPE_INT;
    return declared_type(declared);
}

static bool put_text(Column *column, size_t row, const char *text, size_t length)
{
    bool truth = false;
    switch (column->type) {
    case TYPE_BOOL:
        if (!value_parse_bool(text, length, &truth))
            return false;
        column->bools[row] = truth;
        return true;
    case TYPE_INT:
        return value_parse_int(text, length, &column->ints[row], NULL);
    case TYPE_UINT:
        return value_parse_uint(text, length, &column->uints[row], NULL);
    case TYPE_REAL:
        return value_parse_real(text, length, &column->reals[row]);
    case TYPE_TIME:
        return value_parse_duration(text, length, &column->ints[row]) ||
               value_parse_time(text, length, &column->ints[row]);
    case TYPE_DURATION:
        return value_parse_duration(text, length, &column->ints[row]);
    case TYPE_ADDRESS:
        return dictionary_intern_address(column->dictionary, text, length, &column->codes[row]);
    case TYPE_TEXT:
        column->codes[row] = dictionary_intern(column->dictionary, text, length);
        return true;
    }
    g_assert_not_reached();
}

/* Whole seconds, where the column has nanoseconds. */
static bool put_int(Column *column, size_t row, int64_t value)
{
    switch (column->type) {
    case TYPE_BOOL:
        column->bools[row] = value == 1;
        return value == 0 || value == 1;
    case TYPE_INT:
        column->ints[row] = value;
        return true;
    case TYPE_UINT:
        column->uints[row] = (uint64_t)MAX(value, 0);
        return value >= 0;
    case TYPE_REAL:
        column->reals[row] = (double)value;
        return true;
    case TYPE_TIME:
    case TYPE_DURATION:
        return !__builtin_mul_overflow(value, NANOSECONDS, &column->ints[row]);
    case TYPE_ADDRESS:
    case TYPE_TEXT:
        break;
    }
    return false;
}

static bool put_real(Column *column, size_t row, double value)
{
    if (column->type == TYPE_REAL)
        column->reals[row] = value;
    else if (column->type == TYPE_TIME || column->type == TYPE_DURATION)
        return sqlite_duration(value, &column->ints[row]);
    return column->type == TYPE_REAL;
}

void sqlite_cell_append(GString *out, const Statement *from, size_t index)
{
    size_t length;
    Stored kind = statement_kind(from, index);
    if (kind == STORED_INT) {
        value_append_int(out, statement_int(from, index), 0);
    } else if (kind == STORED_REAL) {
        value_append_real(out, statement_real(from, index));
    } else if (kind != STORED_NULL) {
        const char *bytes = statement_bytes(from, index, &length);
        g_string_append_len(out, bytes, (gssize)length);
    }
}

bool sqlite_cell_put(Column *column, size_t row, const Statement *from, size_t index)
{
    Stored kind = statement_kind(from, index);
    size_t length;
    if (kind == STORED_TEXT || kind == STORED_BLOB) {
        const char *bytes = statement_bytes(from, index, &length);
        return put_text(column, row, bytes, length);
    }
    if (column->type == TYPE_TEXT) {
        g_autoptr(GString) text = g_string_new(NULL);
        sqlite_cell_append(text, from, index);
        return put_text(column, row, text->str, text->len);
    }
    if (kind == STORED_INT)
        return put_int(column, row, statement_int(from, index));
    return put_real(column, row, statement_real(from, index));
}
