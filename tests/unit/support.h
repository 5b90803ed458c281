/* What the unit tests share: folders of their own, columns of a few cells, and comparisons. */
#ifndef TABSHARK_TESTS_SUPPORT_H
#define TABSHARK_TESTS_SUPPORT_H

#include <glib.h>

#include "base/diagnostics.h"
#include "base/error.h"
#include "table/builder.h"
#include "table/table.h"

/* A list of strings, ended by NULL. */
#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

/* A literal and its length, NUL bytes inside counted. */
#define BYTES(literal) (literal), sizeof(literal) - 1

/* A path of a new folder for a test's files. */
char *folder_make(void);
/* Removes the folder with all that it holds, and frees the path. */
void folder_remove(char *folder);
/* Number of things in it. */
size_t folder_count(const char *folder);

/* Gives the builder every cell of the list; "" is missing. */
void append_all(Builder *builder, const char *const *cells);

/* A column of the cells of a list. */
Column *column_of(Type type, const char *const *cells);

/* Adds such a column to a table of as many rows. */
void add_cells(Table *table, const char *name, Type type, const char *const *cells);

/* Compares the text of all values with a list, in which "" is missing. */
void assert_cells(const Column *column, const char *const *expected);

/* Compares names, types and the text of all values. */
void assert_same_table(const Table *table, const Table *expected);

/* Checks for an error of tabshark's own whose message has `part` in it, and clears it. */
void assert_failed(GError **error, TabsharkError code, const char *part);

/* How many entries of that kind have `part` in them. */
size_t count_entries(const Diagnostics *diagnostics, DiagnosticKind kind, const char *part);

/* A file of that name in a folder; the path is the caller's. */
char *file_make(const char *folder, const char *name, const char *bytes, size_t length);

#endif
