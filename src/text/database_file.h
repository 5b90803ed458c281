/* A file that is open already, as the place of a database. Part of database.c, which is the only
 * one to include this. */
#ifndef TABSHARK_TEXT_DATABASE_FILE_H
#define TABSHARK_TEXT_DATABASE_FILE_H

#include <glib.h>
#include <sqlite3.h>

typedef struct {
    sqlite3_vfs vfs; /* opens `descriptor` whatever name is asked for, and nothing beside it */
    char *name;      /* by which SQLite knows it; NULL: it does not */
    int descriptor;
    int code; /* errno of the first read or write that failed; else 0 */
} DatabaseFile;

/* Makes SQLite know it until it is unregistered; it must stay where it is. */
void database_file_register(DatabaseFile *file, int descriptor);
/* Does nothing if it is not registered. */
void database_file_unregister(DatabaseFile *file);

#endif
