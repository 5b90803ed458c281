#include "capture/extraction.h"

#include <string.h>

#include "base/error.h"
#include "capture/command.h"
#include "table/builder.h"
#include "text/reader.h"

typedef struct {
    Builder *builder;
    bool several_here; /* the cell of this row has more than one value */
    size_t several;    /* how many did, in rows that are kept */
} Field;

struct Extraction {
    const CaptureRequest *request;
    GArray *columns;   /* of CaptureColumn */
    Field *fields;     /* one for each */
    Builder *captures; /* NULL if there is but one */
    size_t rows;       /* of all captures */
    const char *capture;
    Reader *reader; /* of the current capture's output */
    size_t cell;    /* of the current row */
    size_t row;     /* of the current capture, from 0 */
    bool gap;       /* a cell of the current row is empty */
    bool cut;       /* the output stopped within a row */
    GString *joined;
};

Extraction *extraction_new(const CaptureRequest *request)
{
    Extraction *extraction = g_new0(Extraction, 1);
    extraction->request = request;
    extraction->columns = command_columns(request);
    extraction->fields = g_new0(Field, extraction->columns->len);
    if (g_strv_length(request->captures) > 1)
        extraction->captures = builder_new(TYPE_TEXT, MISFIT_MAKES_TEXT);
    extraction->joined = g_string_new(NULL);
    return extraction;
}

void extraction_free(Extraction *extraction)
{
    if (extraction == NULL)
        return;
    for (unsigned i = 0; i < extraction->columns->len; i++)
        builder_free(extraction->fields[i].builder);
    g_free(extraction->fields);
    g_array_unref(extraction->columns);
    builder_free(extraction->captures);
    reader_free(extraction->reader);
    g_string_free(extraction->joined, true);
    g_free(extraction);
}

static const CaptureColumn *column_at(const Extraction *extraction, size_t index)
{
    return &g_array_index(extraction->columns, CaptureColumn, index);
}

void extraction_set_types(Extraction *extraction, const Registry *registry)
{
    for (unsigned i = 0; i < extraction->columns->len; i++) {
        Type type;
        /* Names that are no fields, such as those of Wireshark's columns, make text. */
        if (extraction->request->occurrence == OCCURRENCE_ALL ||
            !registry_find(registry, column_at(extraction, i)->field, &type))
            type = TYPE_TEXT;
        extraction->fields[i].builder = builder_new(type, MISFIT_MAKES_TEXT);
    }
}

/* The value that is wanted of a cell with several; borrowed, and shorter or as long. */
static const char *choose_value(Extraction *extraction, const char *bytes, size_t *length)
{
    const char *end = bytes + *length;
    const char *separator;
    switch (extraction->request->occurrence) {
    case OCCURRENCE_FIRST:
        separator = memchr(bytes, VALUE_SEPARATOR, *length);
        *length = (size_t)(separator - bytes);
        return bytes;
    case OCCURRENCE_LAST:
        separator = memrchr(bytes, VALUE_SEPARATOR, *length);
        *length = (size_t)(end - (separator + 1));
        return separator + 1;
    case OCCURRENCE_ALL:
    case OCCURRENCE_TYPED:
        break;
    }
    g_string_truncate(extraction->joined, 0);
    g_string_append_len(extraction->joined, bytes, (gssize)*length);
    for (size_t i = 0; i < *length; i++) {
        if (extraction->joined->str[i] == VALUE_SEPARATOR)
            extraction->joined->str[i] = ',';
    }
    return extraction->joined->str;
}

static void on_cell(const char *bytes, size_t length, void *data)
{
    Extraction *extraction = data;
    /* What is too much is counted, and found out at the row's end. */
    if (extraction->cell < extraction->columns->len) {
        Field *field = &extraction->fields[extraction->cell];
        field->several_here = memchr(bytes, VALUE_SEPARATOR, length) != NULL;
        if (field->several_here)
            bytes = choose_value(extraction, bytes, &length);
        extraction->gap |= length == 0;
        builder_append(field->builder, bytes, length);
    }
    extraction->cell++;
}

/* Counts what the row held, if it will be kept. */
static void count_several(Extraction *extraction)
{
    bool kept = !extraction->request->strict || !extraction->gap;
    for (unsigned i = 0; i < extraction->columns->len; i++) {
        extraction->fields[i].several += kept && extraction->fields[i].several_here;
        extraction->fields[i].several_here = false;
    }
    extraction->gap = false;
}

static bool on_row(bool whole, void *data, GError **error)
{
    Extraction *extraction = data;
    size_t cells = extraction->cell;
    extraction->cell = 0;
    extraction->row++;
    extraction->cut = !whole;
    count_several(extraction);
    if (whole && cells != extraction->columns->len) {
        g_set_error(
            error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
            "tshark printed %zu cells instead of %u in row %zu: its output cannot be trusted",
            cells, extraction->columns->len, extraction->row);
        return false;
    }
    if (extraction->captures != NULL)
        builder_append(extraction->captures, extraction->capture, strlen(extraction->capture));
    extraction->rows++;
    return true;
}

static const ReaderEvents events = {on_cell, on_row};

void extraction_begin(Extraction *extraction, const char *capture)
{
    g_clear_pointer(&extraction->reader, reader_free);
    extraction->reader = reader_new(READER_TSV, &events, extraction);
    extraction->capture = capture;
    extraction->cell = 0;
    extraction->row = 0;
    extraction->cut = false;
}

bool extraction_feed(Extraction *extraction, const char *bytes, size_t length, GError **error)
{
    if (reader_feed(extraction->reader, bytes, length, error))
        return true;
    g_prefix_error(error, "'%s': ", extraction->capture);
    return false;
}

bool extraction_end(Extraction *extraction, GError **error)
{
    if (!reader_finish(extraction->reader, error))
        return false;
    if (extraction->cut)
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "tshark stopped in the middle of row %zu of '%s'", extraction->row,
                    extraction->capture);
    return !extraction->cut;
}

static void report_misfit(const Extraction *extraction, size_t index, Diagnostics *diagnostics)
{
    const char *cell;
    size_t row;
    /* Then it is text for the several values in its cells. */
    if (extraction->request->occurrence == OCCURRENCE_TYPED &&
        extraction->fields[index].several > 0)
        return;
    if (builder_misfit(extraction->fields[index].builder, &cell, &row))
        diagnostics_add(diagnostics, DIAGNOSTIC_WARNING,
                        "column '%s' is text, because '%s' in row %zu is not of the type that "
                        "Wireshark states for the field",
                        column_at(extraction, index)->name, cell, row + 1);
}

static void report_several(const Extraction *extraction, Diagnostics *diagnostics)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (unsigned i = 0; i < extraction->columns->len; i++) {
        if (extraction->fields[i].several > 0)
            g_string_append_printf(list, "%s%zu of %s", list->len > 0 ? ", " : "",
                                   extraction->fields[i].several, column_at(extraction, i)->name);
    }
    if (list->len == 0 || extraction->request->occurrence == OCCURRENCE_ALL ||
        extraction->request->occurrence == OCCURRENCE_TYPED)
        return;
    bool first = extraction->request->occurrence == OCCURRENCE_FIRST;
    diagnostics_add(diagnostics, DIAGNOSTIC_WARNING,
                    "cells with more than one value: %s; the %s of each was used "
                    "(--occurrence %s or all chooses otherwise)",
                    list->str, first ? "first" : "last", first ? "last" : "first");
}

/* Only the rows with a value in every column. */
static Table *strict_rows(const Table *table)
{
    g_autofree size_t *rows = g_new(size_t, MAX(table->rows, 1));
    size_t n = 0;
    for (size_t row = 0; row < table->rows; row++) {
        bool whole = true;
        for (size_t i = 0; whole && i < table_width(table); i++)
            whole = column_has(table_column(table, i), row);
        if (whole)
            rows[n++] = row;
    }
    return table_take(table, rows, n);
}

Table *extraction_finish(Extraction *extraction, Diagnostics *diagnostics)
{
    g_autoptr(Table) table = table_new(extraction->rows);
    if (extraction->captures != NULL)
        table_add(table, "capture", builder_finish(extraction->captures));
    for (unsigned i = 0; i < extraction->columns->len; i++) {
        report_misfit(extraction, i, diagnostics);
        table_add(table, column_at(extraction, i)->name,
                  builder_finish(extraction->fields[i].builder));
    }
    report_several(extraction, diagnostics);
    return extraction->request->strict ? strict_rows(table) : g_steal_pointer(&table);
}
