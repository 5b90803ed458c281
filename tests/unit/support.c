#include "support.h"

#include <glib/gstdio.h>
#include <string.h>

#include "table/value.h"

char *folder_make(void)
{
    g_autoptr(GError) error = NULL;
    char *folder = g_dir_make_tmp("tabshark-test-XXXXXX", &error);
    g_assert_no_error(error);
    return folder;
}

static void remove_tree(const char *path)
{
    const char *name;
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *child = g_build_filename(path, name, NULL);
        if (g_file_test(child, G_FILE_TEST_IS_DIR) && !g_file_test(child, G_FILE_TEST_IS_SYMLINK))
            remove_tree(child);
        else
            g_assert_cmpint(g_unlink(child), ==, 0);
    }
    g_assert_cmpint(g_rmdir(path), ==, 0);
}

void folder_remove(char *folder)
{
    remove_tree(folder);
    g_free(folder);
}

size_t folder_count(const char *folder)
{
    size_t count = 0;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    while (g_dir_read_name(dir) != NULL)
        count++;
    return count;
}

char *file_make(const char *folder, const char *name, const char *bytes, size_t length)
{
    g_autoptr(GError) error = NULL;
    char *path = g_build_filename(folder, name, NULL);
    g_file_set_contents(path, bytes, (gssize)length, &error);
    g_assert_no_error(error);
    return path;
}

void append_all(Builder *builder, const char *const *cells)
{
    for (; *cells != NULL; cells++)
        builder_append(builder, *cells, strlen(*cells));
}

Column *column_of(Type type, const char *const *cells)
{
    g_autoptr(Builder) builder = builder_new(type, MISFIT_MAKES_TEXT);
    append_all(builder, cells);
    Column *column = builder_finish(builder);
    g_assert_cmpstr(type_name(column->type), ==, type_name(type));
    return column;
}

void add_cells(Table *table, const char *name, Type type, const char *const *cells)
{
    table_add(table, name, column_of(type, cells));
}

static void assert_cell(const Column *column, size_t row, const char *expected, size_t length)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_assert_cmpint(column_has(column, row), ==, length > 0);
    value_append(text, column, row);
    g_assert_cmpstr(text->str, ==, expected);
    g_assert_cmpmem(text->str, text->len, expected, length);
}

void assert_cells(const Column *column, const char *const *expected)
{
    size_t n = 0;
    for (; expected[n] != NULL && n < column->rows; n++)
        assert_cell(column, n, expected[n], strlen(expected[n]));
    g_assert_null(expected[n]);
    g_assert_cmpuint(column->rows, ==, n);
}

static void assert_same_column(const Column *column, const Column *expected)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_assert_cmpstr(type_name(column->type), ==, type_name(expected->type));
    g_assert_cmpuint(column->rows, ==, expected->rows);
    for (size_t row = 0; row < column->rows; row++) {
        g_string_truncate(text, 0);
        value_append(text, expected, row);
        assert_cell(column, row, text->str, text->len);
    }
}

void assert_same_table(const Table *table, const Table *expected)
{
    g_assert_cmpuint(table->rows, ==, expected->rows);
    g_assert_cmpuint(table_width(table), ==, table_width(expected));
    for (size_t i = 0; i < table_width(table); i++) {
        g_assert_cmpstr(table_name(table, i), ==, table_name(expected, i));
        assert_same_column(table_column(table, i), table_column(expected, i));
    }
}

void assert_failed(GError **error, TabsharkError code, const char *part)
{
    g_assert_error(*error, TABSHARK_ERROR, (int)code);
    if (strstr((*error)->message, part) == NULL)
        g_assert_cmpstr((*error)->message, ==, part);
    g_clear_error(error);
}

size_t count_entries(const Diagnostics *diagnostics, DiagnosticKind kind, const char *part)
{
    size_t count = 0;
    for (unsigned i = 0; i < diagnostics->entries->len; i++) {
        const Diagnostic *entry = g_ptr_array_index(diagnostics->entries, i);
        count += entry->kind == kind && strstr(entry->text, part) != NULL;
    }
    return count;
}
