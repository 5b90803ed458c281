/* Any bytes as TSV or CSV: through the reader, cut into pieces; through builders of every type; and
 * through open and back. The first byte chooses format and pieces, the rest is the text. */
#include <sys/mman.h>
#include <unistd.h>

#include "base/diagnostics.h"
#include "invariants.h"
#include "table/builder.h"
#include "table/value.h"
#include "text/open.h"
#include "text/reader.h"
#include "text/writer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void log_cell(const char *bytes, size_t length, void *log)
{
    g_string_append_printf(log, "[%zu:", length);
    g_string_append_len(log, bytes, (gssize)length);
}

static bool log_row(bool whole, void *log, GError **error)
{
    (void)error;
    g_string_append(log, whole ? "\n" : "|");
    return true;
}

/* All events of a text that is handed over in pieces of `step` bytes. */
static GString *read_events(ReaderFormat format, const char *text, size_t size, size_t step)
{
    static const ReaderEvents events = {log_cell, log_row};
    g_autoptr(GError) error = NULL;
    GString *log = g_string_new(NULL);
    g_autoptr(Reader) reader = reader_new(format, &events, log);
    bool ok = true;
    for (size_t at = 0; ok && at < size; at += step)
        ok = reader_feed(reader, text + at, MIN(step, size - at), &error);
    ok = ok && reader_finish(reader, &error);
    g_assert_true(ok == (error == NULL));
    if (!ok)
        g_string_assign(log, "error");
    return log;
}

static void check_pieces(ReaderFormat format, const char *text, size_t size, size_t step)
{
    GString *whole = read_events(format, text, size, MAX(size, 1));
    GString *pieces = read_events(format, text, size, step);
    g_assert_true(g_string_equal(whole, pieces));
    g_string_free(whole, true);
    g_string_free(pieces, true);
}

/* Every line as a cell of every type; what is written of its value reads as the same value. */
static void check_builders(const char *text, size_t size)
{
    for (Type type = TYPE_BOOL; type <= TYPE_TEXT; type++) {
        Builder *builder = builder_new(type, MISFIT_MAKES_TEXT);
        Builder *again = builder_new(type, MISFIT_MAKES_TEXT);
        g_autoptr(GString) value = g_string_new(NULL);
        for (const char *at = text; at < text + size;) {
            const char *end = memchr(at, '\n', (size_t)(text + size - at));
            end = end != NULL ? end : text + size;
            builder_append(builder, at, (size_t)(end - at));
            at = end + 1;
        }
        size_t rows = builder_rows(builder);
        g_autoptr(Column) column = builder_finish(builder);
        check_column(column, rows);
        for (size_t row = 0; row < rows; row++) {
            g_string_truncate(value, 0);
            value_append(value, column, row);
            builder_append(again, value->str, value->len);
        }
        g_autoptr(Column) copy = builder_finish(again);
        g_assert_cmpuint(copy->type, ==, column->type);
        g_assert_cmpuint(column_count(copy), ==, column_count(column));
        if (copy->dictionary == NULL)
            g_assert_cmpmem(copy->values, rows * type_size(type), column->values,
                            rows * type_size(type));
        builder_free(builder);
        builder_free(again);
    }
}

static Table *open_bytes(ReaderFormat format, const char *text, size_t size)
{
    g_autoptr(GError) error = NULL;
    int file = memfd_create("fuzz", 0);
    g_assert_cmpint(write(file, text, size), ==, (ssize_t)size);
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", file);
    Table *table = text_open(path, format, NULL, 0, &error);
    g_assert_true((table == NULL) == (error != NULL));
    close(file);
    return table;
}

/* The table as a file; NULL if the format could not keep everything. */
static char *write_bytes(ReaderFormat format, const Table *table, size_t *size)
{
    char *text = NULL;
    g_autoptr(GError) error = NULL;
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    FILE *stream = open_memstream(&text, size);
    WriteOptions options = {.diagnostics = diagnostics, .preview = preview_all};
    const TextFormat *writer = text_format_by_name(format == READER_TSV ? "tsv" : "csv", NULL);
    bool ok = writer->write(table, &options, stream, &error);
    fclose(stream);
    if (!ok || diagnostics->entries->len > 0)
        g_clear_pointer(&text, free);
    return text;
}

/* What tabshark wrote opens with the same types and values. */
static void check_again(ReaderFormat format, const Table *table)
{
    size_t size;
    g_autofree char *text = write_bytes(format, table, &size);
    /* A name that starts with a byte order mark loses it when it comes to stand first in a file. */
    if (text == NULL || g_str_has_prefix(text, "\xef\xbb\xbf"))
        return;
    g_autoptr(Table) again = open_bytes(format, text, size);
    g_assert_nonnull(again);
    g_assert_cmpuint(again->rows, ==, table->rows);
    g_assert_cmpuint(table_width(again), ==, table_width(table));
    g_autoptr(GString) expected = g_string_new(NULL);
    g_autoptr(GString) found = g_string_new(NULL);
    for (size_t i = 0; i < table_width(table); i++) {
        const Column *a = table_column(table, i);
        const Column *b = table_column(again, i);
        g_assert_cmpstr(table_name(table, i), ==, table_name(again, i));
        g_assert_cmpuint(a->type, ==, b->type);
        for (size_t row = 0; row < table->rows; row++) {
            g_assert_true(column_has(a, row) == column_has(b, row));
            value_append(expected, a, row);
            value_append(found, b, row);
        }
    }
    g_assert_true(g_string_equal(expected, found));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    ReaderFormat format = (data[0] & 1) != 0 ? READER_CSV : READER_TSV;
    const char *text = (const char *)data + 1;
    size--;
    check_pieces(format, text, size, 1 + data[0] / 2 % 7);
    check_builders(text, size);
    g_autoptr(Table) table = open_bytes(format, text, size);
    if (table == NULL)
        return 0;
    for (size_t i = 0; i < table_width(table); i++)
        check_column(table_column(table, i), table->rows);
    check_again(format, table);
    return 0;
}
