#include "capture/gathering.h"

#include <string.h>

#include "capture/command.h"
#include "capture/sharing.h"

typedef struct {
    Column *columns[OCCURRENCE_COUNT]; /* of all captures; NULL until somebody asks */
} Joined;

struct Gathering {
    GArray *fields; /* of ExtractionField */
    char **captures;
    Extraction **extractions; /* one a capture */
    size_t n;
    Joined *joined; /* one a field */
    Column *names;  /* of the capture of each row; NULL until somebody asks */
};

Gathering *gathering_new(const CaptureRequest *const *requests, size_t n)
{
    Gathering *gathering = g_new0(Gathering, 1);
    gathering->fields = sharing_fields(requests, n);
    gathering->captures = requests[0]->captures;
    gathering->n = g_strv_length(gathering->captures);
    gathering->extractions = g_new0(Extraction *, gathering->n);
    for (size_t i = 0; i < gathering->n; i++)
        gathering->extractions[i] = extraction_new(gathering->fields, gathering->captures[i]);
    gathering->joined = g_new0(Joined, gathering->fields->len);
    return gathering;
}

void gathering_free(Gathering *gathering)
{
    if (gathering == NULL)
        return;
    for (size_t i = 0; i < gathering->n; i++)
        extraction_free(gathering->extractions[i]);
    g_free(gathering->extractions);
    for (unsigned i = 0; i < gathering->fields->len; i++) {
        for (size_t j = 0; j < OCCURRENCE_COUNT; j++)
            g_clear_pointer(&gathering->joined[i].columns[j], column_unref);
    }
    g_free(gathering->joined);
    g_clear_pointer(&gathering->names, column_unref);
    g_array_unref(gathering->fields);
    g_free(gathering);
}

const GArray *gathering_fields(const Gathering *gathering)
{
    return gathering->fields;
}

Extraction *gathering_extraction(const Gathering *gathering, size_t capture)
{
    return gathering->extractions[capture];
}

static size_t count_rows(const Gathering *gathering)
{
    size_t rows = 0;
    for (size_t i = 0; i < gathering->n; i++)
        rows += extraction_rows(gathering->extractions[i]);
    return rows;
}

/* The name of the capture of each row. */
static Column *capture_column(Gathering *gathering)
{
    if (gathering->names != NULL)
        return column_ref(gathering->names);
    g_autoptr(Dictionary) dictionary = dictionary_new();
    Column *column = column_new(TYPE_TEXT, count_rows(gathering), dictionary);
    size_t row = 0;
    for (size_t i = 0; i < gathering->n; i++) {
        size_t end = row + extraction_rows(gathering->extractions[i]);
        const char *name = gathering->captures[i];
        uint32_t code = end > row ? dictionary_intern(dictionary, name, strlen(name)) : 0;
        for (; row < end; row++)
            column->codes[row] = code;
    }
    gathering->names = column;
    return column_ref(column);
}

/* Joining leaves nothing in the builders but the cell that did not fit. */
static Column *field_column(Gathering *gathering, size_t field, Occurrence occurrence)
{
    Column **joined = &gathering->joined[field].columns[occurrence];
    if (*joined == NULL) {
        g_autofree Builder **parts = g_new(Builder *, gathering->n);
        for (size_t i = 0; i < gathering->n; i++)
            parts[i] = extraction_builder(gathering->extractions[i], field, occurrence);
        *joined = builder_join(parts, gathering->n);
    }
    return column_ref(*joined);
}

static size_t find_field(const Gathering *gathering, const char *name)
{
    size_t i = 0;
    while (strcmp(g_array_index(gathering->fields, ExtractionField, i).name, name) != 0)
        i++;
    return i;
}

/* In how many of the given rows, which go up, a field has several values; NULL means all rows. */
static size_t count_several(const Gathering *gathering, size_t field, const size_t *rows, size_t n)
{
    size_t count = 0;
    size_t before = 0;
    size_t next = 0;
    for (size_t i = 0; i < gathering->n; i++) {
        const Extraction *extraction = gathering->extractions[i];
        size_t end = before + extraction_rows(extraction);
        if (rows == NULL)
            count += extraction_count_several(extraction, field);
        for (; rows != NULL && next < n && rows[next] < end; next++)
            count += extraction_has_several(extraction, field, rows[next] - before);
        before = end;
    }
    return count;
}

/* Tells of the first cell that made a column text, once. */
static void report_misfit(const Gathering *gathering, size_t field, Occurrence occurrence,
                          const char *name, size_t before, bool *told, Diagnostics *diagnostics)
{
    /* Then it is text for the several values in its cells. */
    if (*told || (occurrence == OCCURRENCE_TYPED && count_several(gathering, field, NULL, 0) > 0))
        return;
    for (size_t i = 0; i < gathering->n; i++) {
        const Extraction *extraction = gathering->extractions[i];
        const char *cell;
        size_t row;
        if (builder_misfit(extraction_builder(extraction, field, occurrence), &cell, &row)) {
            diagnostics_add(diagnostics, DIAGNOSTIC_WARNING,
                            "column '%s' is text, because '%s' in row %zu is not of the type that "
                            "Wireshark states for the field",
                            name, cell, before + row + 1);
            *told = true;
            return;
        }
        before += extraction_rows(extraction);
    }
}

void gathering_tally_report(const GatheringTally *tally, const CaptureRequest *request,
                            Diagnostics *diagnostics)
{
    g_autoptr(GString) list = g_string_new(NULL);
    g_autoptr(GArray) columns = command_columns(request);
    if (request->occurrence == OCCURRENCE_ALL || request->occurrence == OCCURRENCE_TYPED)
        return;
    for (unsigned i = 0; tally->several != NULL && i < columns->len; i++) {
        const CaptureColumn *column = &g_array_index(columns, CaptureColumn, i);
        if (tally->several[i] > 0)
            g_string_append_printf(list, "%s%zu of %s", list->len > 0 ? ", " : "",
                                   tally->several[i], column->name);
    }
    if (list->len == 0)
        return;
    bool first = request->occurrence == OCCURRENCE_FIRST;
    diagnostics_add(diagnostics, DIAGNOSTIC_WARNING,
                    "cells with more than one value: %s; the %s of each was used "
                    "(--occurrence %s or all chooses otherwise)",
                    list->str, first ? "first" : "last", first ? "last" : "first");
}

void gathering_tally_clear(GatheringTally *tally)
{
    g_clear_pointer(&tally->several, g_free);
    g_clear_pointer(&tally->misfit, g_free);
}

/* The rows with a value in every column. */
static size_t *whole_rows(const Table *table, size_t *n)
{
    size_t *rows = g_new(size_t, MAX(table->rows, 1));
    *n = 0;
    for (size_t row = 0; row < table->rows; row++) {
        bool whole = true;
        for (size_t i = 0; whole && i < table_width(table); i++)
            whole = column_has(table_column(table, i), row);
        if (whole)
            rows[(*n)++] = row;
    }
    return rows;
}

Table *gathering_piece(Gathering *gathering, const CaptureRequest *request, GatheringTally *tally,
                       Diagnostics *diagnostics)
{
    g_autoptr(Table) table = table_new(count_rows(gathering));
    g_autoptr(GArray) columns = command_columns(request);
    g_autofree size_t *rows = NULL;
    size_t n = 0;
    if (tally->several == NULL) {
        tally->several = g_new0(size_t, columns->len);
        tally->misfit = g_new0(bool, columns->len);
    }
    if (gathering->n > 1)
        table_add(table, "capture", capture_column(gathering));
    for (unsigned i = 0; i < columns->len; i++) {
        const CaptureColumn *column = &g_array_index(columns, CaptureColumn, i);
        size_t field = find_field(gathering, column->field);
        report_misfit(gathering, field, request->occurrence, column->name, tally->rows,
                      &tally->misfit[i], diagnostics);
        table_add(table, column->name, field_column(gathering, field, request->occurrence));
    }
    if (request->strict)
        rows = whole_rows(table, &n);
    for (unsigned i = 0; i < columns->len; i++) {
        const CaptureColumn *column = &g_array_index(columns, CaptureColumn, i);
        tally->several[i] +=
            count_several(gathering, find_field(gathering, column->field), rows, n);
    }
    tally->rows += table->rows;
    return request->strict ? table_take(table, rows, n) : g_steal_pointer(&table);
}

Table *gathering_table(Gathering *gathering, const CaptureRequest *request,
                       Diagnostics *diagnostics)
{
    GatheringTally tally = {0};
    Table *table = gathering_piece(gathering, request, &tally, diagnostics);
    gathering_tally_report(&tally, request, diagnostics);
    gathering_tally_clear(&tally);
    return table;
}
