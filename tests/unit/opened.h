/* What the tests of open share: texts and tables through a file. */
#ifndef TABSHARK_TESTS_OPENED_H
#define TABSHARK_TESTS_OPENED_H

#include <string.h>

#include "support.h"
#include "text/open.h"

/* Opens a file of that text, which is gone afterwards. */
static inline Table *open_text(ReaderFormat format, const char *text, size_t length,
                               const KnownType *known, size_t n, GError **error)
{
    char *folder = folder_make();
    g_autofree char *path = file_make(folder, "table", text, length);
    Table *table = text_open(path, format, known, n, error);
    folder_remove(folder);
    return table;
}

/* Opens a text that is right. */
static inline Table *opened(ReaderFormat format, const char *text)
{
    g_autoptr(GError) error = NULL;
    Table *table = open_text(format, text, strlen(text), NULL, 0, &error);
    g_assert_no_error(error);
    return table;
}

/* Checks the name, type and cells of a column. */
static inline void assert_column(const Table *table, size_t index, const char *name, Type type,
                                 const char *const *cells)
{
    g_assert_cmpuint(table_width(table), >, index);
    g_assert_cmpstr(table_name(table, index), ==, name);
    g_assert_cmpstr(type_name(table_column(table, index)->type), ==, type_name(type));
    assert_cells(table_column(table, index), cells);
}

#endif
