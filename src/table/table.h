/* Named columns of one length. */
#ifndef TABSHARK_TABLE_TABLE_H
#define TABSHARK_TABLE_TABLE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "table/column.h"

typedef struct {
    size_t rows;
    GPtrArray *names;   /* of char *, all different */
    GPtrArray *columns; /* of Column *, each with `rows` rows */
    GPtrArray *parts;   /* of GBytes *, if it stands for partial results: those (query/part.h) */
} Table;

/* A table without columns. A fresh table has one owner; tables are shared by reference like
 * columns. */
Table *table_new(size_t rows);
Table *table_ref(Table *table);
void table_unref(Table *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Table, table_unref)

/* Adds a column at the end; takes over the caller's reference. The name must be new to the table.
 */
void table_add(Table *table, const char *name, Column *column);

/* Number of columns. */
static inline size_t table_width(const Table *table)
{
    return table->columns->len;
}

static inline const char *table_name(const Table *table, size_t index)
{
    return g_ptr_array_index(table->names, index);
}

/* Borrowed. */
static inline Column *table_column(const Table *table, size_t index)
{
    return g_ptr_array_index(table->columns, index);
}

/* The index of the column of that name; false if there is none. */
bool table_find(const Table *table, const char *name, size_t *index);

/* As table_find, with an error that suggests the nearest names. */
bool table_require(const Table *table, const char *name, size_t *index, GError **error);

/* The first column of type time; false if there is none. */
bool table_find_time(const Table *table, size_t *index);

/* A new table of the given rows, in that order. */
Table *table_take(const Table *table, const size_t *rows, size_t n);

/* A new table of rows start … start+n-1, cut to what there is. */
Table *table_slice(const Table *table, size_t start, size_t n);

/* Have both the same columns in the same order, by name and type? */
bool table_same_columns(const Table *a, const Table *b);

#endif
