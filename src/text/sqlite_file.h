/* The database of a file or of a pipe. Part of sqlite_open.c. */
#ifndef TABSHARK_TEXT_SQLITE_FILE_H
#define TABSHARK_TEXT_SQLITE_FILE_H

#include <stdio.h>

#include "text/database.h"

/* Opens `path`, or standard input for "-", to read. What cannot be read to and fro is saved in a
 * temporary file without a name first: `saved`, for the caller to close after the database; else it
 * becomes NULL. */
Database *sqlite_open_file(const char *path, FILE **saved, GError **error);

#endif
