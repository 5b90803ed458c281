/* SQLite databases: the one place that knows sqlite3.h (with database_file.c).
 *
 * A database to write is an open file of ours, which need have no name: nothing is put beside it,
 * no journal and no lock, so whoever owns the file decides when it appears. One to read is a file
 * that other programs may have open, or an open file as well.
 */
#ifndef TABSHARK_TEXT_DATABASE_H
#define TABSHARK_TEXT_DATABASE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of SQLite. */
const char *database_library_version(void);

typedef struct Database Database;

/* An empty file, open to read and write, as a new database in one transaction, which
 * database_finish ends. The descriptor stays the caller's. */
Database *database_create(int descriptor, GError **error);
/* An open regular file as a database to read. The descriptor stays the caller's. */
Database *database_open_descriptor(int descriptor, GError **error);
/* A file by its name, to read. What other programs write meanwhile is not seen: all statements see
 * one state. Nothing that its schema defines can have an effect beside it. */
Database *database_open(const char *path, GError **error);

/* Ends the transaction of a database to write, all of which is in the file then. */
bool database_finish(Database *database, GError **error);
void database_free(Database *database);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Database, database_free)

/* How many columns a table may have. */
size_t database_column_limit(const Database *database);

/* A name between double quotes, as SQL has it. */
char *database_quote(const char *name);

/* Runs one or several statements that give no rows. */
bool database_run(Database *database, const char *sql, GError **error);

typedef struct Statement Statement;

/* Statements are freed before their database. */
Statement *statement_new(Database *database, const char *sql, GError **error);
void statement_free(Statement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Statement, statement_free)

/* What stands for the question mark number `index`, from 0. Bytes are text, which must be UTF-8, or
 * a blob; they must stay until the next step. What is not set is NULL, also after statement_run. A
 * value that SQLite does not take, such as one of more than 10^9 bytes, is an error of the next
 * step. */
void statement_set_int(Statement *statement, size_t index, int64_t value);
void statement_set_real(Statement *statement, size_t index, double value);
void statement_set_bytes(Statement *statement, size_t index, const char *bytes, size_t length,
                         bool blob);

/* Goes to the first row, or the next one: `row` says whether there is one. */
bool statement_step(Statement *statement, bool *row, GError **error);
/* Runs a statement that gives no rows, and makes it ready for its next values. */
bool statement_run(Statement *statement, GError **error);

/* Of each row. */
size_t statement_width(const Statement *statement);
/* The name of a column; the caller's. */
char *statement_name(const Statement *statement, size_t index);
/* The type that the table declares for it; empty if there is none. The caller's. */
char *statement_declared(const Statement *statement, size_t index);

typedef enum {
    STORED_NULL,
    STORED_INT,
    STORED_REAL,
    STORED_TEXT,
    STORED_BLOB,
} Stored;

/* The value of a column in the row that was reached. */
Stored statement_kind(const Statement *statement, size_t index);
int64_t statement_int(const Statement *statement, size_t index);
double statement_real(const Statement *statement, size_t index);
/* Of a text or blob; valid until the next step. */
const char *statement_bytes(const Statement *statement, size_t index, size_t *length);

#endif
