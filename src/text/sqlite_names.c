#include "text/sqlite_names.h"

#include <string.h>

#include "base/error.h"
#include "base/nearest.h"
#include "text/sqlite.h"

/* As many as a uint64_t has. */
#define HEX_DIGITS_MAX 16

static char *text_of(const Statement *row, size_t index)
{
    size_t length;
    const char *bytes = statement_bytes(row, index, &length);
    return g_strndup(bytes, length);
}

/* The first column of what `sql` selects. */
static GPtrArray *select_names(Database *database, const char *sql, GError **error)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(Statement) statement = statement_new(database, sql, error);
    bool more = statement != NULL;
    while (more) {
        if (!statement_step(statement, &more, error))
            return NULL;
        if (more)
            g_ptr_array_add(names, text_of(statement, 0));
    }
    return statement != NULL ? g_steal_pointer(&names) : NULL;
}

static const char *name_at(size_t index, const void *names)
{
    return g_ptr_array_index((const GPtrArray *)names, index);
}

static char *list_names(const GPtrArray *names)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (unsigned i = 0; i < names->len; i++)
        g_string_append_printf(list, "%s%s", i > 0 ? ", " : "", name_at(i, names));
    return g_string_free(g_steal_pointer(&list), FALSE);
}

static char *find_only(Database *database, GError **error)
{
    g_autoptr(GPtrArray) names =
        select_names(database,
                     "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> "
                     "'" SQLITE_COLUMNS_TABLE "' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                     "ORDER BY rowid",
                     error);
    if (names == NULL)
        return NULL;
    if (names->len == 1)
        return g_strdup(name_at(0, names));
    if (names->len == 0) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                            "there is no table in it");
        return NULL;
    }
    g_autofree char *list = list_names(names);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "it has %u tables; choose one with --table: %s", names->len, list);
    return NULL;
}

static char *find_named(Database *database, const char *wanted, GError **error)
{
    g_autoptr(GPtrArray) names = select_names(
        database, "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY rowid",
        error);
    if (names == NULL)
        return NULL;
    for (unsigned i = 0; i < names->len; i++) {
        if (g_ascii_strcasecmp(wanted, name_at(i, names)) == 0)
            return g_strdup(name_at(i, names));
    }
    g_autofree char *near = nearest_names(wanted, names->len, name_at, names);
    g_autofree char *list = list_names(names);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                near != NULL ? "it has no table '%s'; did you mean %s?"
                             : "it has no table '%s'; there are: %s",
                wanted, near != NULL ? near : list);
    return NULL;
}

char *sqlite_find_table(Database *database, const char *wanted, GError **error)
{
    return wanted != NULL ? find_named(database, wanted, error) : find_only(database, error);
}

static void known_column_free(gpointer data)
{
    KnownColumn *known = data;
    g_free(known->original);
    g_free(known);
}

static void add_known(GHashTable *columns, const Statement *row)
{
    g_autofree char *name = text_of(row, 0);
    g_autofree char *type = text_of(row, 1);
    KnownColumn known = {0};
    if (!type_from_name(type, &known.type))
        return;
    int64_t digits = statement_kind(row, 2) == STORED_INT ? statement_int(row, 2) : 0;
    known.hex_digits = (unsigned)CLAMP(digits, 0, HEX_DIGITS_MAX);
    if (statement_kind(row, 3) != STORED_NULL)
        known.original = text_of(row, 3);
    g_hash_table_replace(columns, g_steal_pointer(&name), g_memdup2(&known, sizeof known));
}

GHashTable *sqlite_known_columns(Database *database, const char *table)
{
    GHashTable *columns = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, known_column_free);
    /* Of a stranger's database there is no such table, which is no error. */
    g_autoptr(Statement) statement = statement_new(
        database,
        "SELECT name, type, hex_digits, original FROM " SQLITE_COLUMNS_TABLE " WHERE \"table\" = ?",
        NULL);
    if (statement == NULL)
        return columns;
    statement_set_bytes(statement, 0, table, strlen(table), false);
    bool more = true;
    while (statement_step(statement, &more, NULL) && more)
        add_known(columns, statement);
    return columns;
}
