#include "capture/extraction.h"

#include <string.h>

#include "base/error.h"
#include "capture/extraction_parts.h"
#include "capture/packet_list.h"

static const ReaderEvents events;

/* As at first: nothing read, -T fields. */
static void begin(Extraction *extraction)
{
    extraction->fields = g_new0(Field, extraction->wanted->len);
    extraction->reader = reader_new(READER_TSV, &events, extraction);
    extraction->separator = VALUE_SEPARATOR;
    extraction->cells = extraction->wanted->len;
}

Extraction *extraction_new(const GArray *fields, const char *capture)
{
    Extraction *extraction = g_new0(Extraction, 1);
    extraction->wanted = fields;
    extraction->capture = capture;
    extraction->text = g_string_new(NULL);
    extraction->restored = g_string_new(NULL);
    begin(extraction);
    return extraction;
}

static void clear_field(Field *field)
{
    for (size_t i = 0; i < OCCURRENCE_COUNT; i++)
        builder_free(field->builders[i]);
    g_clear_pointer(&field->several, g_byte_array_unref);
    several_cells_free(field->cells);
}

static void clear(Extraction *extraction)
{
    for (unsigned i = 0; i < extraction->wanted->len; i++)
        clear_field(&extraction->fields[i]);
    g_free(extraction->fields);
    reader_free(extraction->reader);
}

void extraction_free(Extraction *extraction)
{
    if (extraction == NULL)
        return;
    clear(extraction);
    g_string_free(extraction->text, true);
    g_string_free(extraction->restored, true);
    g_free(extraction);
}

void extraction_restart(Extraction *extraction)
{
    Extraction fresh = {
        .wanted = extraction->wanted,
        .capture = extraction->capture,
        .text = extraction->text,
        .restored = extraction->restored,
        .keeps_cells = extraction->keeps_cells,
        .form = extraction->form,
    };
    clear(extraction);
    *extraction = fresh;
    begin(extraction);
}

bool extraction_restart_otherwise(Extraction *extraction)
{
    if (extraction->forms == NULL && !cell_form_next(&extraction->form))
        return false;
    extraction_restart(extraction);
    return true;
}

void extraction_keep_cells(Extraction *extraction)
{
    extraction->keeps_cells = true;
}

const SeveralCells *extraction_several_cells(const Extraction *extraction, size_t field)
{
    return extraction->fields[field].cells;
}

void extraction_set_forms(Extraction *extraction, const ColumnForm *forms)
{
    extraction->forms = forms;
    extraction->separator = COLUMN_SEPARATOR;
    for (unsigned i = 0; i < extraction->wanted->len; i++)
        extraction->cells += forms[i].kind == COLUMN_FLAG;
}

bool extraction_is_doubtful(const Extraction *extraction)
{
    bool doubtful = extraction->doubt != NULL;
    for (unsigned i = 0; extraction->forms != NULL && i < extraction->wanted->len; i++) {
        const Builder *first = extraction->fields[i].builders[OCCURRENCE_FIRST];
        const Builder *last = extraction->fields[i].builders[OCCURRENCE_LAST];
        const char *cell;
        size_t row;
        doubtful |= (first != NULL && builder_misfit(first, &cell, &row)) ||
                    (last != NULL && builder_misfit(last, &cell, &row));
    }
    return doubtful;
}

Type extraction_type(const Registry *registry, const char *field, Occurrence occurrence)
{
    Type type;
    /* Names that are no fields, such as those of Wireshark's columns, make text. */
    bool typed = occurrence != OCCURRENCE_ALL && registry_find(registry, field, &type);
    return typed ? type : TYPE_TEXT;
}

/* Numbers and addresses hold no separator, texts may; a column of the packet list has one value. */
static bool is_counted(const Extraction *extraction, const Registry *registry, const char *field)
{
    Type type;
    return extraction->forms == NULL && extraction->form.counted && !packet_list_is_like(field) &&
           registry_find(registry, field, &type) && type == TYPE_TEXT;
}

void extraction_set_types(Extraction *extraction, const Registry *registry)
{
    if (extraction->form.separator == '\0')
        extraction->form = registry_cell_form(registry);
    for (unsigned i = 0; i < extraction->wanted->len; i++) {
        const ExtractionField *wanted = &g_array_index(extraction->wanted, ExtractionField, i);
        Type typed = extraction_type(registry, wanted->name, OCCURRENCE_TYPED);
        extraction->fields[i].is_flag = typed == TYPE_BOOL;
        extraction->fields[i].is_time = typed == TYPE_TIME || typed == TYPE_DURATION;
        extraction->fields[i].counted = is_counted(extraction, registry, wanted->name);
        extraction->cells += extraction->fields[i].counted;
        for (size_t occurrence = 0; occurrence < OCCURRENCE_COUNT; occurrence++) {
            Type type = extraction_type(registry, wanted->name, (Occurrence)occurrence);
            if (wanted->wanted[occurrence])
                extraction->fields[i].builders[occurrence] = builder_new(type, MISFIT_MAKES_TEXT);
        }
    }
}

char **extraction_names(const Extraction *extraction)
{
    g_autoptr(GStrvBuilder) names = g_strv_builder_new();
    for (unsigned i = 0; i < extraction->wanted->len; i++) {
        const char *name = g_array_index(extraction->wanted, ExtractionField, i).name;
        g_autofree char *count = g_strdup_printf("count(%s)", name);
        if (extraction->fields[i].counted)
            g_strv_builder_add(names, count);
        g_strv_builder_add(names, name);
    }
    return g_strv_builder_end(names);
}

char extraction_separator(const Extraction *extraction)
{
    if (extraction->form.separator == '\0')
        return VALUE_SEPARATOR;
    return extraction->form.separator;
}

/* Remembers a cell with several values. */
static void keep_cell(Extraction *extraction, Field *field, const char *bytes, size_t length)
{
    if (field->cells == NULL)
        field->cells = several_cells_new();
    if (extraction->separator == VALUE_SEPARATOR) {
        several_cells_add(field->cells, extraction->row, bytes, length);
        return;
    }
    g_autofree char *text = g_strndup(bytes, length);
    several_cells_add(field->cells, extraction->row,
                      g_strdelimit(text, (char[]){extraction->separator, '\0'}, VALUE_SEPARATOR),
                      length);
    /* Of a flag two values are known, not whether there are more. */
    field->cells->cut |= extraction->forms[field - extraction->fields].kind == COLUMN_FLAG;
}

/* Takes what -T fields would print of the current field. */
static void take_cell(Extraction *extraction, const char *bytes, size_t length)
{
    Field *field = &extraction->fields[extraction->field++];
    g_autoptr(GString) time = NULL;
    if (field->is_time && !cell_form_is_seconds(bytes, length, extraction->separator)) {
        time = g_string_new_len(bytes, (gssize)length);
        cell_form_restore_times(time, extraction->separator);
        bytes = time->str;
        length = time->len;
    }
    bool several = memchr(bytes, extraction->separator, length) != NULL;
    if (several) {
        extraction_mark_several(field, extraction->row);
        if (extraction->keeps_cells)
            keep_cell(extraction, field, bytes, length);
    }
    for (size_t i = 0; i < OCCURRENCE_COUNT; i++) {
        size_t chosen_length = length;
        const char *chosen = bytes;
        if (field->builders[i] == NULL)
            continue;
        if (several)
            chosen = extraction_choose_value(extraction, (Occurrence)i, bytes, &chosen_length);
        builder_append(field->builders[i], chosen, chosen_length);
    }
}

static const ExtractionField *current_field(const Extraction *extraction)
{
    return &g_array_index(extraction->wanted, ExtractionField, extraction->field);
}

static void doubt(Extraction *extraction)
{
    if (extraction->doubt == NULL)
        extraction->doubt = current_field(extraction)->name;
}

/* One of the two cells of a flag: the first value, then the second. Whether there are more is not
 * known, which matters where all are wanted. */
static void take_flag(Extraction *extraction, const char *bytes, size_t length, bool second)
{
    const ExtractionField *wanted = current_field(extraction);
    bool all = wanted->wanted[OCCURRENCE_ALL] || wanted->wanted[OCCURRENCE_TYPED];
    bool set = length > 0;
    extraction->second = !second;
    if (set && (!column_is_check_mark(bytes, length) || (second && all)))
        doubt(extraction);
    if (second) {
        const char *text = column_form_flag(extraction->flagged, set);
        take_cell(extraction, text, strlen(text));
    }
    extraction->flagged = set;
}

/* Takes a cell of a column. */
static void take_column(Extraction *extraction, const char *bytes, size_t length)
{
    const ColumnForm *form = &extraction->forms[extraction->field];
    if (column_cell_may_be_cut(length))
        doubt(extraction);
    if (form->kind != COLUMN_SAME && length > 0) {
        if (!column_form_restore(form, bytes, length, extraction->text))
            doubt(extraction);
        bytes = extraction->text->str;
        length = extraction->text->len;
    }
    take_cell(extraction, bytes, length);
}

/* The number that count(FIELD) gave. */
static void take_count(Extraction *extraction, const char *bytes, size_t length)
{
    extraction->count = 0;
    for (size_t i = 0; i < length; i++) {
        if (!g_ascii_isdigit(bytes[i]))
            doubt(extraction);
        extraction->count = 10 * extraction->count + (size_t)(bytes[i] - '0');
    }
}

/* Takes a cell that -T fields printed, or the number of its values, which comes before it. */
static void take_printed(Extraction *extraction, const char *bytes, size_t length)
{
    bool counted = extraction->fields[extraction->field].counted;
    size_t count = counted ? extraction->count : CELL_UNCOUNTED;
    if (counted && !extraction->second) {
        take_count(extraction, bytes, length);
        extraction->second = true;
        return;
    }
    extraction->second = false;
    if (packet_list_is_like(current_field(extraction)->name))
        count = 1;
    bool is_word = extraction->fields[extraction->field].is_flag && length > 1;
    if (!is_word && cell_form_is_restored(&extraction->form, bytes, length, count)) {
        take_cell(extraction, bytes, length);
        return;
    }
    if (!cell_form_restore(&extraction->form, bytes, length, count, extraction->restored))
        doubt(extraction);
    if (is_word)
        cell_form_restore_flags(extraction->restored);
    take_cell(extraction, extraction->restored->str, extraction->restored->len);
}

static void on_cell(const char *bytes, size_t length, void *data)
{
    Extraction *extraction = data;
    size_t field = extraction->field;
    /* What is too much is counted, and found out at the row's end. */
    if (extraction->cell++ >= extraction->cells)
        return;
    if (extraction->forms == NULL)
        take_printed(extraction, bytes, length);
    else if (extraction->forms[field].kind != COLUMN_FLAG)
        take_column(extraction, bytes, length);
    else
        take_flag(extraction, bytes, length, extraction->second);
}

static bool on_row(bool whole, void *data, GError **error)
{
    Extraction *extraction = data;
    size_t cells = extraction->cell;
    extraction->cell = extraction->field = 0;
    extraction->second = false;
    extraction->row++;
    extraction->cut = !whole;
    if (whole && cells != extraction->cells) {
        g_set_error(
            error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
            "tshark printed %zu cells instead of %zu in row %zu: its output cannot be trusted",
            cells, extraction->cells, extraction->row);
        return false;
    }
    if (extraction->doubt != NULL) {
        g_set_error(
            error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
            extraction->forms != NULL
                ? "the column of %s may lack something in row %zu: --engine fields reads it"
                : "the values of %s in row %zu cannot be told apart, for the bytes in them: "
                  "read without that field, or, if this came from a pipe, from a file",
            extraction->doubt, extraction->row);
        return false;
    }
    return true;
}

static const ReaderEvents events = {on_cell, on_row};

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

size_t extraction_rows(const Extraction *extraction)
{
    return extraction->row;
}

Builder *extraction_builder(const Extraction *extraction, size_t field, Occurrence occurrence)
{
    return extraction->fields[field].builders[occurrence];
}

bool extraction_has_several(const Extraction *extraction, size_t field, size_t row)
{
    const GByteArray *several = extraction->fields[field].several;
    return several != NULL && row >> 3 < several->len &&
           (several->data[row >> 3] >> (row & 7) & 1) != 0;
}

size_t extraction_count_several(const Extraction *extraction, size_t field)
{
    return extraction->fields[field].several_count;
}
