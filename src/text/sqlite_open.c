/* A table of a database. It is gone through twice: to see what is stored in each column, and to
 * take it. */
#include <errno.h>
#include <string.h>

#include "base/error.h"
#include "base/interrupt.h"
#include "text/infer.h"
#include "text/sqlite.h"
#include "text/sqlite_cell.h"
#include "text/sqlite_file.h"
#include "text/sqlite_names.h"

#define ROWS_A_LOOK 4096

/* Where the type of a column is from. */
typedef enum {
    FROM_VALUES,
    FROM_FILE,   /* tabshark wrote it down there */
    FROM_CALLER, /* what does not fit is an error */
} Origin;

typedef struct {
    char *name;
    char *declared;
    StoredKinds kinds;
    Type type;
    Origin origin;
    unsigned hex_digits;
    Column *column;
    bool wanted; /* in this run over the rows */
    bool misfit;
} OpenedColumn;

typedef struct {
    Statement *rows;
    OpenedColumn *columns;
    size_t width;
    size_t count; /* of rows */
    Diagnostics *diagnostics;
} Opening;

static bool fail(GError **error, const char *message)
{
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, message);
    return false;
}

/* Calls `visit` for each row; its result says whether to go on. */
static bool each_row(Opening *opening, bool (*visit)(Opening *, size_t row, GError **),
                     GError **error)
{
    bool more = true;
    for (size_t row = 0;; row++) {
        if (row % ROWS_A_LOOK == 0 && interrupt_pending())
            return fail(error, g_strerror(EINTR));
        if (!statement_step(opening->rows, &more, error))
            return false;
        if (!more)
            return true;
        if (!visit(opening, row, error))
            return false;
    }
}

static bool survey_row(Opening *opening, size_t row, GError **error)
{
    (void)error;
    for (size_t i = 0; i < opening->width; i++)
        stored_kinds_add(&opening->columns[i].kinds, opening->rows, i);
    opening->count = row + 1;
    return true;
}

static bool refuse(const Opening *opening, size_t row, size_t index, GError **error)
{
    const OpenedColumn *opened = &opening->columns[index];
    g_autoptr(GString) cell = g_string_new(NULL);
    sqlite_cell_append(cell, opening->rows, index);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "'%s' in row %zu of column '%s' is no %s", cell->str, row + 1, opened->name,
                type_name(opened->type));
    return false;
}

static bool take_row(Opening *opening, size_t row, GError **error)
{
    if (row >= opening->count)
        return fail(error, "it gives other rows each time it is read");
    for (size_t i = 0; i < opening->width; i++) {
        OpenedColumn *opened = &opening->columns[i];
        if (!opened->wanted || opened->misfit)
            continue;
        if (statement_kind(opening->rows, i) == STORED_NULL)
            column_set_missing(opened->column, row);
        else if (!sqlite_cell_put(opened->column, row, opening->rows, i)) {
            if (opened->origin == FROM_CALLER)
                return refuse(opening, row, i, error);
            opened->misfit = true;
        }
    }
    return true;
}

/* Makes the columns that are not there yet. */
static bool take(Opening *opening, GError **error)
{
    for (size_t i = 0; i < opening->width; i++) {
        OpenedColumn *opened = &opening->columns[i];
        opened->wanted = opened->column == NULL;
        if (!opened->wanted)
            continue;
        g_autoptr(Dictionary) dictionary = type_is_numeric(opened->type) ? NULL : dictionary_new();
        opened->column = column_new(opened->type, opening->count, dictionary);
        opened->column->hex_digits =
            opened->type == TYPE_INT || opened->type == TYPE_UINT ? opened->hex_digits : 0;
    }
    return each_row(opening, take_row, error);
}

/* A column of text that is all times, or all addresses, as one of those. Other texts may look like
 * numbers, but whoever stored them had numbers to choose from. */
static Column *settle(Column *text)
{
    Type type = infer_type(text);
    return type == TYPE_TIME || type == TYPE_ADDRESS ? infer_retype(text, type) : text;
}

/* What was not as the file says is taken again as what it is. */
static bool take_misfits(Opening *opening, GError **error)
{
    bool any = false;
    for (size_t i = 0; i < opening->width; i++) {
        OpenedColumn *opened = &opening->columns[i];
        if (!opened->misfit)
            continue;
        g_clear_pointer(&opened->column, column_unref);
        diagnostics_add(opening->diagnostics, DIAGNOSTIC_WARNING,
                        "column '%s' was written as %s, but not all of its values are: its type "
                        "follows them",
                        opened->name, type_name(opened->type));
        opened->type = stored_kinds_type(&opened->kinds, opened->declared);
        opened->origin = FROM_VALUES;
        opened->misfit = false;
        any = true;
    }
    return !any || take(opening, error);
}

static void choose_types(Opening *opening)
{
    for (size_t i = 0; i < opening->width; i++) {
        OpenedColumn *opened = &opening->columns[i];
        if (opened->origin == FROM_VALUES)
            opened->type = stored_kinds_type(&opened->kinds, opened->declared);
    }
}

static Table *finish(Opening *opening)
{
    Table *table = table_new(opening->count);
    for (size_t i = 0; i < opening->width; i++) {
        OpenedColumn *opened = &opening->columns[i];
        Column *column = g_steal_pointer(&opened->column);
        bool text = opened->origin == FROM_VALUES && opened->type == TYPE_TEXT &&
                    opened->kinds.texts && !opened->kinds.ints && !opened->kinds.reals;
        table_add(table, opened->name, text ? settle(column) : column);
    }
    return table;
}

static void name_columns(Opening *opening, Database *database, const char *table)
{
    g_autoptr(GHashTable) known = sqlite_known_columns(database, table);
    g_autoptr(GHashTable) taken = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < opening->width; i++) {
        OpenedColumn *opened = &opening->columns[i];
        g_autofree char *stored = statement_name(opening->rows, i);
        const KnownColumn *note = g_hash_table_lookup(known, stored);
        opened->declared = statement_declared(opening->rows, i);
        opened->name = g_strdup(note != NULL && note->original != NULL ? note->original : stored);
        if (note != NULL) {
            opened->origin = FROM_FILE;
            opened->type = note->type;
            opened->hex_digits = note->hex_digits;
        }
        while (*opened->name == '\0' || !g_hash_table_add(taken, opened->name)) {
            char *other = g_strdup_printf("%scolumn%zu", opened->name, i + 1);
            g_free(opened->name);
            opened->name = other;
        }
    }
}

static const char *name_at(size_t index, const void *data)
{
    return ((const OpenedColumn *)data)[index].name;
}

static bool apply_known(Opening *opening, const KnownType *known, GError **error)
{
    size_t index;
    if (!known_type_find(known, opening->width, name_at, opening->columns, &index, error))
        return false;
    if (index < opening->width) {
        opening->columns[index].type = known->type;
        opening->columns[index].origin = FROM_CALLER;
    }
    return true;
}

static Table *read_rows(Opening *opening, Database *database, const char *table,
                        const KnownType *known, size_t n, GError **error)
{
    opening->width = statement_width(opening->rows);
    opening->columns = g_new0(OpenedColumn, opening->width);
    name_columns(opening, database, table);
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++)
        ok = apply_known(opening, &known[i], error);
    ok = ok && each_row(opening, survey_row, error);
    choose_types(opening);
    ok = ok && take(opening, error) && take_misfits(opening, error);
    Table *result = ok ? finish(opening) : NULL;
    for (size_t i = 0; i < opening->width; i++) {
        column_unref(opening->columns[i].column);
        g_free(opening->columns[i].name);
        g_free(opening->columns[i].declared);
    }
    g_free(opening->columns);
    return result;
}

static Table *read_table(Database *database, const char *wanted, const KnownType *known, size_t n,
                         Diagnostics *diagnostics, GError **error)
{
    g_autofree char *table = sqlite_find_table(database, wanted, error);
    if (table == NULL)
        return NULL;
    g_autofree char *quoted = database_quote(table);
    g_autofree char *sql = g_strdup_printf("SELECT * FROM %s", quoted);
    g_autoptr(Statement) rows = statement_new(database, sql, error);
    if (rows == NULL)
        return NULL;
    Opening opening = {.rows = rows, .diagnostics = diagnostics};
    return read_rows(&opening, database, table, known, n, error);
}

static Table *open_path(const char *path, const char *name, const KnownType *known, size_t n,
                        Diagnostics *diagnostics, GError **error)
{
    FILE *saved = NULL;
    Database *database = sqlite_open_file(path, &saved, error);
    Table *table =
        database != NULL ? read_table(database, name, known, n, diagnostics, error) : NULL;
    database_free(database);
    if (saved != NULL)
        fclose(saved);
    return table;
}

Table *sqlite_open_table(const char *path, const char *name, const KnownType *known, size_t n,
                         Diagnostics *diagnostics, GError **error)
{
    g_autoptr(GError) reason = NULL;
    Table *table = open_path(path, name, known, n, diagnostics, &reason);
    if (table == NULL)
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "cannot open '%s': %s",
                    strcmp(path, "-") == 0 ? "standard input" : path, reason->message);
    return table;
}
