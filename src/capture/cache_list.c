#include "capture/cache_list.h"

#include <string.h>

#include "capture/cache_folder.h"
#include "capture/cache_settings.h"
#include "capture/entry.h"
#include "table/builder.h"

static void add_ints(Table *table, const char *name, const int64_t *values)
{
    Column *column = column_new(TYPE_INT, table->rows, NULL);
    memcpy(column->ints, values, table->rows * sizeof *values);
    table_add(table, name, column);
}

static void add_number(Table *table, const char *name, uint64_t number)
{
    add_ints(table, name, &(int64_t){(int64_t)MIN(number, (uint64_t)INT64_MAX)});
}

static void append(Builder *builder, const char *text)
{
    builder_append(builder, text != NULL ? text : "", text != NULL ? strlen(text) : 0);
}

static void add_text(Table *table, const char *name, const char *text)
{
    g_autoptr(Builder) builder = builder_new(TYPE_TEXT, MISFIT_MAKES_TEXT);
    append(builder, text);
    table_add(table, name, builder_finish(builder));
}

/* A moment; missing if it is 0. */
static void add_moment(Table *table, const char *name, int64_t moment)
{
    Column *column = column_new(TYPE_TIME, table->rows, NULL);
    column->ints[0] = moment;
    if (moment == 0)
        column_set_missing(column, 0);
    table_add(table, name, column);
}

/* How many captures, and rows, the entries are of. */
static void count_entries(const GArray *files, uint64_t *captures, uint64_t *rows)
{
    g_autoptr(GHashTable) paths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    *rows = 0;
    for (unsigned i = 0; i < files->len; i++) {
        g_autoptr(Entry) entry = entry_open(g_array_index(files, CacheFile, i).path, NULL);
        if (entry == NULL)
            continue;
        g_hash_table_add(paths, g_strdup(entry->facts.capture));
        *rows += entry->facts.rows;
    }
    *captures = g_hash_table_size(paths);
}

static GArray *files_here(char **folder)
{
    *folder = cache_folder_path();
    return cache_folder_files(*folder);
}

Table *cache_summary(GError **error)
{
    CacheSettings settings;
    g_autofree char *folder = NULL;
    g_autoptr(GArray) files = files_here(&folder);
    uint64_t captures, rows;
    if (!cache_settings_read(&settings, error))
        return NULL;
    count_entries(files, &captures, &rows);
    Table *table = table_new(1);
    unsigned n = files->len;
    add_text(table, "state", settings.on ? "on" : "off");
    add_text(table, "folder", folder);
    add_number(table, "captures", captures);
    add_number(table, "entries", n);
    add_number(table, "rows", rows);
    add_number(table, "size", cache_files_size(files));
    add_number(table, "limit", settings.limit);
    add_moment(table, "first_used", n > 0 ? g_array_index(files, CacheFile, 0).used : 0);
    add_moment(table, "last_used", n > 0 ? g_array_index(files, CacheFile, n - 1).used : 0);
    return table;
}

static char *field_names(const Entry *entry)
{
    GString *names = g_string_new(NULL);
    for (unsigned i = 0; i < entry->fields->len; i++)
        g_string_append_printf(names, "%s%s", i > 0 ? "," : "",
                               g_array_index(entry->fields, EntryField, i).name);
    return g_string_free(names, false);
}

enum { CAPTURE, FILTER, FIELDS, OPTIONS, TEXTS };

static void list_entry(const CacheFile *file, Builder *const *texts, Column *rows, size_t row)
{
    g_autoptr(Entry) entry = entry_open(file->path, NULL);
    g_autofree char *names = entry != NULL ? field_names(entry) : NULL;
    append(texts[CAPTURE], entry != NULL ? entry->facts.capture : NULL);
    append(texts[FILTER], entry != NULL ? entry->facts.filter : NULL);
    append(texts[FIELDS], names);
    append(texts[OPTIONS], entry != NULL ? entry->facts.options : NULL);
    if (entry != NULL)
        rows->ints[row] = (int64_t)entry->facts.rows;
    else
        column_set_missing(rows, row);
}

Table *cache_listing(GError **error)
{
    static const char *const names[] = {"capture", "filter", "fields", "options"};
    g_autofree char *folder = NULL;
    g_autoptr(GArray) files = files_here(&folder);
    Builder *texts[TEXTS];
    Column *rows = column_new(TYPE_INT, files->len, NULL);
    Column *sizes = column_new(TYPE_INT, files->len, NULL);
    Column *used = column_new(TYPE_TIME, files->len, NULL);
    Table *table = table_new(files->len);
    (void)error;
    for (size_t i = 0; i < TEXTS; i++)
        texts[i] = builder_new(TYPE_TEXT, MISFIT_MAKES_TEXT);
    for (unsigned i = 0; i < files->len; i++) {
        const CacheFile *file = &g_array_index(files, CacheFile, files->len - 1 - i);
        list_entry(file, texts, rows, i);
        sizes->ints[i] = (int64_t)file->size;
        used->ints[i] = file->used;
    }
    for (size_t i = 0; i < TEXTS; i++) {
        table_add(table, names[i], builder_finish(texts[i]));
        builder_free(texts[i]);
    }
    table_add(table, "rows", rows);
    table_add(table, "size", sizes);
    table_add(table, "used", used);
    return table;
}

Table *cache_size(GError **error)
{
    CacheSettings settings;
    g_autofree char *folder = NULL;
    g_autoptr(GArray) files = files_here(&folder);
    if (!cache_settings_read(&settings, error))
        return NULL;
    Table *table = table_new(1);
    add_number(table, "size", cache_files_size(files));
    add_number(table, "limit", settings.limit);
    return table;
}

Table *cache_clear(GError **error)
{
    g_autofree char *folder = cache_folder_path();
    uint64_t files, size;
    if (!cache_folder_clear(folder, &files, &size, error))
        return NULL;
    Table *table = table_new(1);
    add_number(table, "removed", files);
    add_number(table, "size", size);
    return table;
}
