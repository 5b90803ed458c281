#include "tcp/restore_rows.h"

#include <arpa/inet.h>
#include <string.h>

#include "table/builder.h"
#include "table/value.h"

RestoreRow *restore_row_new(void)
{
    RestoreRow *row = g_new0(RestoreRow, 1);
    row->size = row->expected = row->written = row->missing = row->overlap = row->conflict = -1;
    row->note = g_string_new(NULL);
    return row;
}

void restore_row_free(void *data)
{
    RestoreRow *row = data;
    g_free(row->file);
    g_free(row->sha256);
    g_string_free(row->note, true);
    g_free(row);
}

void restore_row_note(RestoreRow *row, const char *format, ...)
{
    va_list arguments;
    if (row->note->len > 0)
        g_string_append(row->note, "; ");
    va_start(arguments, format);
    g_string_append_vprintf(row->note, format, arguments);
    va_end(arguments);
}

/* Files without a stream come last, by name. */
static int compare(const void *a, const void *b)
{
    const RestoreRow *x = *(RestoreRow *const *)a;
    const RestoreRow *y = *(RestoreRow *const *)b;
    if (x->side == NULL || y->side == NULL)
        return x->side == y->side ? strcmp(x->file, y->file)
                                  : (x->side == NULL) - (y->side == NULL);
    if (x->side->stream != y->side->stream)
        return x->side->stream < y->side->stream ? -1 : 1;
    return (x->first > y->first) - (x->first < y->first);
}

static void append_text(GString *cell, const char *text)
{
    if (text != NULL)
        g_string_append(cell, text);
}

static void append_number(GString *cell, int64_t number)
{
    if (number >= 0)
        value_append_int(cell, number, 0);
}

static void append_address(GString *cell, const Address *address)
{
    char text[INET6_ADDRSTRLEN];
    int family = address->family == ADDRESS_IPV6 ? AF_INET6 : AF_INET;
    append_text(cell, inet_ntop(family, address->bytes, text, sizeof text));
}

/* One for each column: appends the row's value to an empty cell. */
static void file_cell(const RestoreRow *row, GString *cell)
{
    append_text(cell, row->file);
}

static void stream_cell(const RestoreRow *row, GString *cell)
{
    append_number(cell, row->side != NULL ? row->side->stream : -1);
}

static void side_cell(const RestoreRow *row, GString *cell)
{
    if (row->side != NULL)
        append_text(cell, row->side->name);
}

static void source_cell(const RestoreRow *row, GString *cell)
{
    if (row->side != NULL)
        append_address(cell, &row->side->source);
}

static void source_port_cell(const RestoreRow *row, GString *cell)
{
    append_number(cell, row->side != NULL ? row->side->source_port : -1);
}

static void destination_cell(const RestoreRow *row, GString *cell)
{
    if (row->side != NULL)
        append_address(cell, &row->side->destination);
}

static void destination_port_cell(const RestoreRow *row, GString *cell)
{
    append_number(cell, row->side != NULL ? row->side->destination_port : -1);
}

static void start_cell(const RestoreRow *row, GString *cell)
{
    if (row->side != NULL)
        value_append_time(cell, row->start);
}

static void size_cell(const RestoreRow *row, GString *cell)
{
    append_number(cell, row->size);
}

static void expected_cell(const RestoreRow *row, GString *cell)
{
    append_number(cell, row->expected);
}

static void written_cell(const RestoreRow *row, GString *cell)
{
    append_number(cell, row->written);
}

static void missing_cell(const RestoreRow *row, GString *cell)
{
    append_number(cell, row->missing);
}

static void overlap_cell(const RestoreRow *row, GString *cell)
{
    append_number(cell, row->overlap);
}

static void conflict_cell(const RestoreRow *row, GString *cell)
{
    append_number(cell, row->conflict);
}

static void sha256_cell(const RestoreRow *row, GString *cell)
{
    append_text(cell, row->sha256);
}

static void note_cell(const RestoreRow *row, GString *cell)
{
    append_text(cell, row->note->str);
}

static const struct {
    const char *name;
    Type type;
    void (*append)(const RestoreRow *row, GString *cell);
} columns[] = {
    {"file", TYPE_TEXT, file_cell},
    {"stream", TYPE_INT, stream_cell},
    {"side", TYPE_TEXT, side_cell},
    {"src", TYPE_ADDRESS, source_cell},
    {"sport", TYPE_INT, source_port_cell},
    {"dst", TYPE_ADDRESS, destination_cell},
    {"dport", TYPE_INT, destination_port_cell},
    {"start", TYPE_TIME, start_cell},
    {"size", TYPE_INT, size_cell},
    {"expected", TYPE_INT, expected_cell},
    {"written", TYPE_INT, written_cell},
    {"missing", TYPE_INT, missing_cell},
    {"overlap", TYPE_INT, overlap_cell},
    {"conflict", TYPE_INT, conflict_cell},
    {"sha256", TYPE_TEXT, sha256_cell},
    {"note", TYPE_TEXT, note_cell},
};

Table *restore_rows_table(GPtrArray *rows)
{
    Table *table = table_new(rows->len);
    g_autoptr(GString) cell = g_string_new(NULL);
    g_ptr_array_sort(rows, compare);
    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
        g_autoptr(Builder) builder = builder_new(columns[i].type, MISFIT_MAKES_TEXT);
        for (unsigned row = 0; row < rows->len; row++) {
            g_string_truncate(cell, 0);
            columns[i].append(g_ptr_array_index(rows, row), cell);
            builder_append(builder, cell->str, cell->len);
        }
        table_add(table, columns[i].name, builder_finish(builder));
    }
    return table;
}
