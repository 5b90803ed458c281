#include "text/database.h"

#include <errno.h>
#include <sqlite3.h>

#include "base/error.h"
#include "base/reason.h"
#include "text/database_file.h"

const char *database_library_version(void)
{
    return sqlite3_libversion();
}

struct Database {
    sqlite3 *handle;
    DatabaseFile file; /* registered if the database has no file of its own */
};

struct Statement {
    Database *database;
    sqlite3_stmt *handle;
    int refused; /* SQLite's code for the first value that it did not take; else SQLITE_OK */
};

static bool fail(const Database *database, GError **error)
{
    int system = database->file.code;
    int code = sqlite3_errcode(database->handle) & 0xff;
    if (system != 0 || code == SQLITE_FULL)
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                            reason_of(system != 0 ? system : ENOSPC));
    else if (code == SQLITE_NOTADB)
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                            "it is no SQLite database");
    else
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "SQLite says: %s",
                    sqlite3_errmsg(database->handle));
    return false;
}

static bool start_writing(Database *database, GError **error)
{
    return database_run(database,
                        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; "
                        "PRAGMA locking_mode=EXCLUSIVE; BEGIN",
                        error);
}

/* What a stranger's schema could do is turned off before it is read. */
static bool start_reading(Database *database, GError **error)
{
    sqlite3_db_config(database->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(database->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    return database_run(
        database, "PRAGMA cell_size_check=ON; BEGIN; SELECT count(*) FROM sqlite_schema", error);
}

static Database *open_database(const char *path, int descriptor, int flags, GError **error)
{
    g_autoptr(Database) database = g_new0(Database, 1);
    if (path == NULL)
        database_file_register(&database->file, descriptor);
    int code = sqlite3_open_v2(path != NULL ? path : "database", &database->handle, flags,
                               database->file.name);
    if (code != SQLITE_OK) {
        fail(database, error);
        return NULL;
    }
    bool create = (flags & SQLITE_OPEN_CREATE) != 0;
    bool ready = create ? start_writing(database, error) : start_reading(database, error);
    return ready ? g_steal_pointer(&database) : NULL;
}

Database *database_create(int descriptor, GError **error)
{
    return open_database(NULL, descriptor, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
}

Database *database_open_descriptor(int descriptor, GError **error)
{
    return open_database(NULL, descriptor, SQLITE_OPEN_READONLY, error);
}

Database *database_open(const char *path, GError **error)
{
    /* No name is a URI or means a database in memory. */
    g_autofree char *plain =
        g_path_is_absolute(path) ? g_strdup(path) : g_strconcat("./", path, NULL);
    return open_database(plain, -1, SQLITE_OPEN_READONLY, error);
}

bool database_finish(Database *database, GError **error)
{
    return database_run(database, "COMMIT", error);
}

void database_free(Database *database)
{
    if (database == NULL)
        return;
    sqlite3_close(database->handle);
    database_file_unregister(&database->file);
    g_free(database);
}

size_t database_column_limit(const Database *database)
{
    return (size_t)sqlite3_limit(database->handle, SQLITE_LIMIT_COLUMN, -1);
}

char *database_quote(const char *name)
{
    char *quoted = sqlite3_mprintf("\"%w\"", name);
    char *copy = g_strdup(quoted);
    sqlite3_free(quoted);
    return copy;
}

bool database_run(Database *database, const char *sql, GError **error)
{
    return sqlite3_exec(database->handle, sql, NULL, NULL, NULL) == SQLITE_OK ||
           fail(database, error);
}

Statement *statement_new(Database *database, const char *sql, GError **error)
{
    g_autoptr(Statement) statement = g_new0(Statement, 1);
    statement->database = database;
    if (sqlite3_prepare_v2(database->handle, sql, -1, &statement->handle, NULL) == SQLITE_OK)
        return g_steal_pointer(&statement);
    fail(database, error);
    return NULL;
}

void statement_free(Statement *statement)
{
    if (statement == NULL)
        return;
    sqlite3_finalize(statement->handle);
    g_free(statement);
}

/* Remembers how setting a value went, for the next step to tell. */
static void note(Statement *statement, int code)
{
    if (statement->refused == SQLITE_OK)
        statement->refused = code;
}

void statement_set_int(Statement *statement, size_t index, int64_t value)
{
    note(statement, sqlite3_bind_int64(statement->handle, (int)index + 1, value));
}

void statement_set_real(Statement *statement, size_t index, double value)
{
    note(statement, sqlite3_bind_double(statement->handle, (int)index + 1, value));
}

void statement_set_bytes(Statement *statement, size_t index, const char *bytes, size_t length,
                         bool blob)
{
    int at = (int)index + 1;
    note(statement, blob ? sqlite3_bind_blob64(statement->handle, at, bytes, length, SQLITE_STATIC)
                         : sqlite3_bind_text64(statement->handle, at, bytes, length, SQLITE_STATIC,
                                               SQLITE_UTF8));
}

bool statement_step(Statement *statement, bool *row, GError **error)
{
    *row = false;
    if (statement->refused != SQLITE_OK) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "SQLite does not take a value (%s)", sqlite3_errstr(statement->refused));
        return false;
    }
    int code = sqlite3_step(statement->handle);
    *row = code == SQLITE_ROW;
    return *row || code == SQLITE_DONE || fail(statement->database, error);
}

bool statement_run(Statement *statement, GError **error)
{
    bool row;
    bool ok = statement_step(statement, &row, error);
    sqlite3_reset(statement->handle);
    sqlite3_clear_bindings(statement->handle);
    return ok;
}

size_t statement_width(const Statement *statement)
{
    return (size_t)sqlite3_column_count(statement->handle);
}

char *statement_name(const Statement *statement, size_t index)
{
    return g_strdup(sqlite3_column_name(statement->handle, (int)index));
}

char *statement_declared(const Statement *statement, size_t index)
{
    const char *declared = sqlite3_column_decltype(statement->handle, (int)index);
    return g_strdup(declared != NULL ? declared : "");
}

Stored statement_kind(const Statement *statement, size_t index)
{
    switch (sqlite3_column_type(statement->handle, (int)index)) {
    case SQLITE_INTEGER:
        return STORED_INT;
    case SQLITE_FLOAT:
        return STORED_REAL;
    case SQLITE_TEXT:
        return STORED_TEXT;
    case SQLITE_BLOB:
        return STORED_BLOB;
    default:
        return STORED_NULL;
    }
}

int64_t statement_int(const Statement *statement, size_t index)
{
    return sqlite3_column_int64(statement->handle, (int)index);
}

double statement_real(const Statement *statement, size_t index)
{
    return sqlite3_column_double(statement->handle, (int)index);
}

const char *statement_bytes(const Statement *statement, size_t index, size_t *length)
{
    const void *bytes = sqlite3_column_blob(statement->handle, (int)index);
    *length = (size_t)sqlite3_column_bytes(statement->handle, (int)index);
    return bytes != NULL ? bytes : "";
}
