/* A database of SQLite: sqlite.h says how a table lies in it. */
#include "text/sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/interrupt.h"
#include "base/reason.h"
#include "text/database.h"
#include "text/formats.h"
#include "text/sqlite_column.h"
#include "text/utf8.h"

#define COPY_SIZE ((size_t)1 << 16)
/* Rows between two looks at whether somebody pressed Ctrl-C. */
#define ROWS_A_LOOK 4096

typedef struct {
    const Table *table;
    const WriteOptions *options;
    Database *database;
    char *name;
    StoredColumn *columns;
} Writing;

bool sqlite_check_name(const char *name, GError **error)
{
    if (*name != '\0' && g_ascii_strncasecmp(name, "sqlite_", 7) != 0 &&
        g_ascii_strcasecmp(name, SQLITE_COLUMNS_TABLE) != 0)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                "a table cannot be called '%s', which SQLite or tabshark keeps for itself; choose "
                "another name with --table",
                name);
    return false;
}

static void prepare(Writing *writing)
{
    size_t n = table_width(writing->table);
    g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    writing->columns = g_new0(StoredColumn, n);
    for (size_t i = 0; i < n; i++) {
        stored_column_init(&writing->columns[i], table_column(writing->table, i),
                           table_name(writing->table, i), taken, writing->options->diagnostics);
    }
}

static void clear(Writing *writing)
{
    for (size_t i = 0; i < table_width(writing->table); i++)
        stored_column_clear(&writing->columns[i]);
    g_free(writing->columns);
}

static bool create_tables(const Writing *writing, GError **error)
{
    g_autofree char *table = database_quote(writing->name);
    g_autoptr(GString) sql = g_string_new(NULL);
    g_string_printf(sql, "PRAGMA application_id=%d; PRAGMA user_version=1; CREATE TABLE %s(",
                    SQLITE_APPLICATION_ID, table);
    for (size_t i = 0; i < table_width(writing->table); i++) {
        g_autofree char *name = database_quote(writing->columns[i].name);
        g_string_append_printf(sql, "%s%s %s", i > 0 ? ", " : "", name,
                               writing->columns[i].declared);
    }
    g_string_append(sql, "); CREATE TABLE " SQLITE_COLUMNS_TABLE
                         "(\"table\" TEXT, position INTEGER, name TEXT, type TEXT, unit TEXT, "
                         "description TEXT, hex_digits INTEGER, original TEXT)");
    return database_run(writing->database, sql->str, error);
}

static void set_text(Statement *insert, size_t index, const char *text)
{
    if (text != NULL)
        statement_set_bytes(insert, index, text, strlen(text), !utf8_is_valid(text, strlen(text)));
}

/* Says of each column what it is. */
static bool describe_columns(const Writing *writing, GError **error)
{
    g_autoptr(Statement) insert = statement_new(
        writing->database, "INSERT INTO " SQLITE_COLUMNS_TABLE " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        error);
    if (insert == NULL)
        return false;
    for (size_t i = 0; i < table_width(writing->table); i++) {
        const StoredColumn *stored = &writing->columns[i];
        const ColumnNote *note =
            writing->options->notes != NULL ? &writing->options->notes[i] : NULL;
        const char *name = table_name(writing->table, i);
        set_text(insert, 0, writing->name);
        statement_set_int(insert, 1, (int64_t)i + 1);
        set_text(insert, 2, stored->name);
        set_text(insert, 3, type_name(stored->column->type));
        set_text(insert, 4, note != NULL ? note->unit : NULL);
        set_text(insert, 5, note != NULL ? note->description : NULL);
        if (stored->column->hex_digits > 0)
            statement_set_int(insert, 6, stored->column->hex_digits);
        set_text(insert, 7, strcmp(name, stored->name) != 0 ? name : NULL);
        if (!statement_run(insert, error))
            return false;
    }
    return true;
}

static Statement *prepare_insert(const Writing *writing, GError **error)
{
    g_autofree char *table = database_quote(writing->name);
    g_autoptr(GString) sql = g_string_new(NULL);
    g_string_printf(sql, "INSERT INTO %s VALUES (", table);
    for (size_t i = 0; i < table_width(writing->table); i++)
        g_string_append(sql, i > 0 ? ", ?" : "?");
    g_string_append_c(sql, ')');
    return statement_new(writing->database, sql->str, error);
}

static bool insert_rows(Writing *writing, GError **error)
{
    g_autoptr(Statement) insert = prepare_insert(writing, error);
    if (insert == NULL)
        return false;
    for (size_t row = 0; row < writing->table->rows; row++) {
        for (size_t i = 0; i < table_width(writing->table); i++) {
            if (column_has(writing->columns[i].column, row))
                stored_column_set(&writing->columns[i], insert, i, row);
        }
        if (row % ROWS_A_LOOK == 0 && interrupt_pending()) {
            g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, g_strerror(EINTR));
            return false;
        }
        if (!statement_run(insert, error))
            return false;
    }
    return true;
}

static void warn_of_blobs(const Writing *writing)
{
    size_t blobs = 0;
    for (size_t i = 0; i < table_width(writing->table); i++)
        blobs += writing->columns[i].blobs;
    if (blobs > 0)
        diagnostics_add(writing->options->diagnostics, DIAGNOSTIC_WARNING,
                        "%zu %s bytes that are not UTF-8, which text in SQLite should be: written "
                        "as a BLOB each",
                        blobs, blobs == 1 ? "cell holds" : "cells hold");
}

static bool check_width(const Writing *writing, GError **error)
{
    size_t limit = database_column_limit(writing->database);
    size_t width = table_width(writing->table);
    if (width > 0 && width <= limit)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "SQLite has tables of 1 to %zu columns, and this one has %zu; 'select' picks some",
                limit, width);
    return false;
}

static bool fill(Writing *writing, GError **error)
{
    if (!check_width(writing, error))
        return false;
    prepare(writing);
    bool ok = create_tables(writing, error) && describe_columns(writing, error) &&
              insert_rows(writing, error) && database_finish(writing->database, error);
    if (ok)
        warn_of_blobs(writing);
    clear(writing);
    return ok;
}

static bool fail(GError **error, int code)
{
    g_set_error_literal(error, TABSHARK_ERROR,
                        code == EPIPE ? TABSHARK_ERROR_CLOSED : TABSHARK_ERROR_FAILED,
                        reason_of(code));
    return false;
}

static bool copy(FILE *from, FILE *to, GError **error)
{
    g_autofree char *buffer = g_malloc(COPY_SIZE);
    size_t n;
    if (fseek(from, 0, SEEK_SET) != 0)
        return fail(error, errno);
    while ((n = fread(buffer, 1, COPY_SIZE, from)) > 0) {
        if (fwrite(buffer, 1, n, to) != n)
            return fail(error, errno);
    }
    return (!ferror(from) && fflush(to) == 0) || fail(error, errno);
}

/* Can a database be made in the stream itself? */
static bool is_empty_file(int descriptor)
{
    struct stat status;
    return descriptor >= 0 && fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
           status.st_size == 0 && (fcntl(descriptor, F_GETFL) & (O_ACCMODE | O_APPEND)) == O_RDWR;
}

bool sqlite_write(const Table *table, const WriteOptions *options, FILE *stream, GError **error)
{
    bool direct = is_empty_file(fileno(stream));
    FILE *file = direct ? stream : tmpfile();
    if (file == NULL)
        return fail(error, errno);
    Writing writing = {.table = table, .options = options};
    writing.name =
        g_utf8_make_valid(options->table_name != NULL ? options->table_name : "packets", -1);
    writing.database = database_create(fileno(file), error);
    bool ok = writing.database != NULL && fill(&writing, error);
    database_free(writing.database);
    g_free(writing.name);
    if (!direct) {
        ok = ok && copy(file, stream, error);
        fclose(file);
    }
    return ok;
}
