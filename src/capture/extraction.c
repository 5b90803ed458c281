#include "capture/extraction.h"

#include <string.h>

#include "base/error.h"
#include "capture/command.h"
#include "text/reader.h"

typedef struct {
    Builder *builders[OCCURRENCE_COUNT]; /* NULL where none is wanted */
    GByteArray *several; /* one bit a row, up to the last row with several values; or NULL */
    size_t several_count;
} Field;

struct Extraction {
    const GArray *wanted; /* of ExtractionField */
    Field *fields;        /* one for each */
    const char *capture;
    Reader *reader;
    const ColumnForm *forms; /* one a field; NULL: -T fields */
    char separator;          /* between the values of a cell */
    size_t cells;            /* in each row */
    size_t cell;             /* of the current row */
    size_t field;            /* of the current row, to which that cell belongs */
    bool second;             /* the second cell of a flag is next; the first had a value: */
    bool flagged;
    const char *doubt; /* the first field of the row that is doubtful, or NULL */
    size_t row;        /* from 0 */
    bool cut;          /* the output stopped within a row */
    GString *text;     /* of one cell */
};

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
    begin(extraction);
    return extraction;
}

static void clear_field(Field *field)
{
    for (size_t i = 0; i < OCCURRENCE_COUNT; i++)
        builder_free(field->builders[i]);
    g_clear_pointer(&field->several, g_byte_array_unref);
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
    g_free(extraction);
}

void extraction_restart(Extraction *extraction)
{
    Extraction fresh = {
        .wanted = extraction->wanted, .capture = extraction->capture, .text = extraction->text};
    clear(extraction);
    *extraction = fresh;
    begin(extraction);
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

void extraction_set_types(Extraction *extraction, const Registry *registry)
{
    for (unsigned i = 0; i < extraction->wanted->len; i++) {
        const ExtractionField *wanted = &g_array_index(extraction->wanted, ExtractionField, i);
        for (size_t occurrence = 0; occurrence < OCCURRENCE_COUNT; occurrence++) {
            Type type;
            /* Names that are no fields, such as those of Wireshark's columns, make text. */
            if (occurrence == OCCURRENCE_ALL || !registry_find(registry, wanted->name, &type))
                type = TYPE_TEXT;
            if (wanted->wanted[occurrence])
                extraction->fields[i].builders[occurrence] = builder_new(type, MISFIT_MAKES_TEXT);
        }
    }
}

/* All values of a cell with commas between them; borrowed. */
static const char *join_values(Extraction *extraction, const char *bytes, size_t length)
{
    if (extraction->separator == ',')
        return bytes;
    g_string_truncate(extraction->text, 0);
    g_string_append_len(extraction->text, bytes, (gssize)length);
    for (size_t i = 0; i < length; i++) {
        if (extraction->text->str[i] == extraction->separator)
            extraction->text->str[i] = ',';
    }
    return extraction->text->str;
}

/* The value that is wanted of a cell with several; borrowed, and shorter or as long. */
static const char *choose_value(Extraction *extraction, Occurrence occurrence, const char *bytes,
                                size_t *length)
{
    const char *end = bytes + *length;
    const char *separator;
    switch (occurrence) {
    case OCCURRENCE_FIRST:
        separator = memchr(bytes, extraction->separator, *length);
        *length = (size_t)(separator - bytes);
        return bytes;
    case OCCURRENCE_LAST:
        separator = memrchr(bytes, extraction->separator, *length);
        *length = (size_t)(end - (separator + 1));
        return separator + 1;
    case OCCURRENCE_ALL:
    case OCCURRENCE_TYPED:
        return join_values(extraction, bytes, *length);
    }
    g_assert_not_reached();
}

/* Marks the current row as one in which the field has several values. */
static void mark_several(Field *field, size_t row)
{
    size_t byte = row >> 3;
    if (field->several == NULL)
        field->several = g_byte_array_new();
    unsigned old = field->several->len;
    if (byte >= old) {
        g_byte_array_set_size(field->several, (unsigned)byte + 1);
        memset(field->several->data + old, 0, byte + 1 - old);
    }
    field->several->data[byte] |= (uint8_t)(1u << (row & 7));
    field->several_count++;
}

/* Takes what -T fields would print of the current field. */
static void take_cell(Extraction *extraction, const char *bytes, size_t length)
{
    Field *field = &extraction->fields[extraction->field++];
    bool several = memchr(bytes, extraction->separator, length) != NULL;
    if (several)
        mark_several(field, extraction->row);
    for (size_t i = 0; i < OCCURRENCE_COUNT; i++) {
        size_t chosen_length = length;
        const char *chosen = bytes;
        if (field->builders[i] == NULL)
            continue;
        if (several)
            chosen = choose_value(extraction, (Occurrence)i, bytes, &chosen_length);
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
    if (form->kind == COLUMN_HEX && length > 0) {
        if (!column_form_pad(form, bytes, length, extraction->text))
            doubt(extraction);
        bytes = extraction->text->str;
        length = extraction->text->len;
    }
    take_cell(extraction, bytes, length);
}

static void on_cell(const char *bytes, size_t length, void *data)
{
    Extraction *extraction = data;
    size_t field = extraction->field;
    /* What is too much is counted, and found out at the row's end. */
    if (extraction->cell++ >= extraction->cells)
        return;
    if (extraction->forms == NULL)
        take_cell(extraction, bytes, length);
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
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "the column of %s may lack something in row %zu: --engine fields reads it",
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
