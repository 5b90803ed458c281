/* clang-format off */
/* How a table lies in a database of SQLite.
 *
 *   bool      INTEGER 0 or 1 (declared BOOLEAN)
 *   int       INTEGER
 *   uint      INTEGER; TEXT, as a whole column, if a value is beyond 2^63 - 1
 *   real      REAL
 *   time      TEXT: 2016-08-02T02:19:35.419022000Z
 *   duration  REAL seconds; TEXT with nine decimals, as a whole column, if a double loses a
 *             nanosecond of one
 *   address   TEXT
 *   text      TEXT; a BLOB where the bytes are not UTF-8
 *   missing   NULL
 *
 * Beside it stands a table tabshark_columns with a row for each column: what it is called, its type
 * and unit, and what it is. From that a file of ours is opened with the types it had.
 */
/* clang-format on */
#ifndef TABSHARK_TEXT_SQLITE_H
#define TABSHARK_TEXT_SQLITE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "table/table.h"
#include "text/known_type.h"

#define SQLITE_COLUMNS_TABLE "tabshark_columns"
/* In the file's header, for programs such as file(1): "tshk". */
#define SQLITE_APPLICATION_ID 0x7473686b

/* A stored duration of that many seconds; false if it is none that fits. */
static inline bool sqlite_duration(double seconds, int64_t *nanoseconds)
{
    double exact = __builtin_rint(seconds * 1e9);
    if (!(exact > -0x1p63 && exact < 0x1p63))
        return false;
    *nanoseconds = (int64_t)exact;
    return true;
}

/* Can a table be called so? Errors are TABSHARK_ERROR_USAGE. */
bool sqlite_check_name(const char *name, GError **error);

/* Reads a table of the database `path`, or of standard input for "-". `name` NULL means the only
 * one. Of a database that tabshark did not write, types follow the stored values: whole numbers are
 * int (bool where so declared and only 0 and 1), others real, text is text, or time or address if
 * all of it is. Types of the `n` known columns are as the caller says, as in text_open. */
Table *sqlite_open_table(const char *path, const char *name, const KnownType *known, size_t n,
                         Diagnostics *diagnostics, GError **error);

#endif
