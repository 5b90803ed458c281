#include "text/sqlite_column.h"

#include <string.h>

#include "table/value.h"
#include "text/sqlite.h"
#include "text/utf8.h"

static bool fits_exactly(const Column *column, size_t row)
{
    int64_t back;
    if (!column_has(column, row))
        return true;
    if (column->type == TYPE_UINT)
        return column->uints[row] <= INT64_MAX;
    return column->type != TYPE_DURATION ||
           (sqlite_duration(column_number(column, row), &back) && back == column->ints[row]);
}

static bool all_fit(const Column *column)
{
    for (size_t row = 0; row < column->rows; row++) {
        if (!fits_exactly(column, row))
            return false;
    }
    return true;
}

static const char *declare(const StoredColumn *stored)
{
    switch (stored->column->type) {
    case TYPE_BOOL:
        return "BOOLEAN";
    case TYPE_INT:
    case TYPE_UINT:
        return stored->as_text ? "TEXT" : "INTEGER";
    case TYPE_REAL:
    case TYPE_DURATION:
        return stored->as_text ? "TEXT" : "REAL";
    case TYPE_TIME:
    case TYPE_ADDRESS:
    case TYPE_TEXT:
        break;
    }
    return "TEXT";
}

/* A name that is UTF-8 and that no other column has, in letters of any case. */
static char *make_name(const char *name, GHashTable *taken)
{
    g_autofree char *valid = g_utf8_make_valid(name, -1);
    char *made = g_strdup(valid);
    for (unsigned i = 2;; i++) {
        g_autofree char *folded = g_ascii_strdown(made, -1);
        if (!g_hash_table_contains(taken, folded)) {
            g_hash_table_add(taken, g_steal_pointer(&folded));
            return made;
        }
        g_free(made);
        made = g_strdup_printf("%s_%u", valid, i);
    }
}

void stored_column_init(StoredColumn *stored, const Column *column, const char *name,
                        GHashTable *taken, Diagnostics *diagnostics)
{
    *stored = (StoredColumn){.column = column, .name = make_name(name, taken)};
    stored->text = g_string_new(NULL);
    stored->as_text = !all_fit(column);
    stored->declared = declare(stored);
    if (stored->as_text)
        diagnostics_add(diagnostics, DIAGNOSTIC_WARNING,
                        "column '%s' holds %s, so all of it was written as text", name,
                        column->type == TYPE_UINT ? "numbers beyond SQLite's largest, 2^63 - 1"
                                                  : "durations too long for SQLite's reals to "
                                                    "keep their nanoseconds");
    if (column->type != TYPE_TEXT)
        return;
    uint32_t codes = dictionary_size(column->dictionary);
    stored->valid = g_new(bool, MAX(codes, 1));
    for (uint32_t code = 0; code < codes; code++) {
        size_t length;
        const char *bytes = dictionary_string(column->dictionary, code, &length);
        stored->valid[code] = utf8_is_valid(bytes, length);
    }
}

void stored_column_clear(StoredColumn *stored)
{
    g_free(stored->name);
    g_string_free(stored->text, TRUE);
    g_free(stored->valid);
}

/* The text of a value in the form that files of text have too. */
static void set_form(Statement *insert, size_t index, StoredColumn *stored, size_t row)
{
    g_string_truncate(stored->text, 0);
    if (stored->column->type == TYPE_UINT)
        value_append_uint(stored->text, stored->column->uints[row], 0);
    else
        value_append(stored->text, stored->column, row);
    statement_set_bytes(insert, index, stored->text->str, stored->text->len, false);
}

static void set_string(Statement *insert, size_t index, StoredColumn *stored, size_t row)
{
    size_t length;
    const char *bytes = column_string(stored->column, row, &length);
    bool blob = stored->valid != NULL && !stored->valid[stored->column->codes[row]];
    stored->blobs += blob;
    statement_set_bytes(insert, index, bytes, length, blob);
}

void stored_column_set(StoredColumn *stored, Statement *insert, size_t index, size_t row)
{
    const Column *column = stored->column;
    switch (column->type) {
    case TYPE_BOOL:
        statement_set_int(insert, index, column->bools[row]);
        break;
    case TYPE_INT:
        statement_set_int(insert, index, column->ints[row]);
        break;
    case TYPE_UINT:
        if (stored->as_text)
            set_form(insert, index, stored, row);
        else
            statement_set_int(insert, index, (int64_t)column->uints[row]);
        break;
    case TYPE_DURATION:
        if (stored->as_text)
            set_form(insert, index, stored, row);
        else
            statement_set_real(insert, index, column_number(column, row));
        break;
    case TYPE_REAL:
        statement_set_real(insert, index, column->reals[row]);
        break;
    case TYPE_TIME:
        set_form(insert, index, stored, row);
        break;
    case TYPE_ADDRESS:
    case TYPE_TEXT:
        set_string(insert, index, stored, row);
        break;
    }
}
