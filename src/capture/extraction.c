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
    size_t cell; /* of the current row */
    size_t row;  /* from 0 */
    bool cut;    /* the output stopped within a row */
    GString *joined;
};

static const ReaderEvents events;

Extraction *extraction_new(const GArray *fields, const char *capture)
{
    Extraction *extraction = g_new0(Extraction, 1);
    extraction->wanted = fields;
    extraction->fields = g_new0(Field, fields->len);
    extraction->capture = capture;
    extraction->reader = reader_new(READER_TSV, &events, extraction);
    extraction->joined = g_string_new(NULL);
    return extraction;
}

static void clear_field(Field *field)
{
    for (size_t i = 0; i < OCCURRENCE_COUNT; i++)
        builder_free(field->builders[i]);
    g_clear_pointer(&field->several, g_byte_array_unref);
}

void extraction_free(Extraction *extraction)
{
    if (extraction == NULL)
        return;
    for (unsigned i = 0; i < extraction->wanted->len; i++)
        clear_field(&extraction->fields[i]);
    g_free(extraction->fields);
    reader_free(extraction->reader);
    g_string_free(extraction->joined, true);
    g_free(extraction);
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
    g_string_truncate(extraction->joined, 0);
    g_string_append_len(extraction->joined, bytes, (gssize)length);
    for (size_t i = 0; i < length; i++) {
        if (extraction->joined->str[i] == VALUE_SEPARATOR)
            extraction->joined->str[i] = ',';
    }
    return extraction->joined->str;
}

/* The value that is wanted of a cell with several; borrowed, and shorter or as long. */
static const char *choose_value(Extraction *extraction, Occurrence occurrence, const char *bytes,
                                size_t *length)
{
    const char *end = bytes + *length;
    const char *separator;
    switch (occurrence) {
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

static void on_cell(const char *bytes, size_t length, void *data)
{
    Extraction *extraction = data;
    size_t cell = extraction->cell++;
    /* What is too much is counted, and found out at the row's end. */
    if (cell >= extraction->wanted->len)
        return;
    Field *field = &extraction->fields[cell];
    bool several = memchr(bytes, VALUE_SEPARATOR, length) != NULL;
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

static bool on_row(bool whole, void *data, GError **error)
{
    Extraction *extraction = data;
    size_t cells = extraction->cell;
    extraction->cell = 0;
    extraction->row++;
    extraction->cut = !whole;
    if (whole && cells != extraction->wanted->len) {
        g_set_error(
            error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
            "tshark printed %zu cells instead of %u in row %zu: its output cannot be trusted",
            cells, extraction->wanted->len, extraction->row);
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
