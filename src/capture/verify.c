#include "capture/verify.h"

#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "capture/batch.h"
#include "capture/registry_ask.h"
#include "table/value.h"

/* How many fields are read at a time: more take fewer runs of tshark, but tables of a large capture
 * have to fit in memory. */
#define FIELDS_MIN         ((size_t)8)
#define FIELDS_MAX         ((size_t)500)
#define BYTES_TIMES_FIELDS 2.5e9

/* What is asked for of each field. */
static const Occurrence occurrences[] = {OCCURRENCE_FIRST, OCCURRENCE_LAST, OCCURRENCE_ALL};

enum { WAYS = 2, ASKED = G_N_ELEMENTS(occurrences), READS = WAYS * ASKED };

typedef struct {
    int64_t rows, values, differences;
} Count;

typedef struct {
    Registry *registry;
    GPtrArray *fields; /* of char *: all to compare */
    Count *counts;     /* one for each */
    Progress *progress;
    Diagnostics *diagnostics;
} Verification;

/* A part of the fields in one capture, read in both ways. */
typedef struct {
    char *captures[2];
    char **fields[ASKED]; /* of each occurrence */
    size_t first, n;      /* which of all fields */
    CaptureRequest requests[READS];
    CaptureAnswer answers[READS]; /* by -T fields, then as columns */
} Part;

static GPtrArray *fields_to_compare(const Registry *registry)
{
    GPtrArray *fields = g_ptr_array_new_with_free_func(g_free);
    for (const char *const *protocol = column_form_protocols(); *protocol != NULL; protocol++) {
        g_autofree char *prefix = g_strconcat(*protocol, ".", NULL);
        g_autoptr(GPtrArray) names = registry_starting_with(registry, prefix);
        for (unsigned i = 0; i < names->len; i++) {
            const char *name = g_ptr_array_index(names, i);
            if (registry_column_form(registry, name).kind != COLUMN_UNPROVEN)
                g_ptr_array_add(fields, g_strdup(name));
        }
    }
    return fields;
}

/* The part's fields; of flags it is not known how many values there are, so not all can be asked
 * for. */
static char **fields_of(const Verification *verification, size_t first, size_t n, bool all)
{
    GPtrArray *names = g_ptr_array_new();
    for (size_t i = first; i < first + n; i++) {
        char *name = g_ptr_array_index(verification->fields, i);
        if (!all || registry_column_form(verification->registry, name).kind != COLUMN_FLAG)
            g_ptr_array_add(names, name);
    }
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, false);
}

/* Reads the part; where only flags are in it, the request for all values asks for them by no field
 * and is left out. */
static void read_part(Part *part, Progress *progress)
{
    const CaptureRequest *requests[READS];
    CaptureAnswer answers[READS] = {0};
    size_t n = 0;
    for (size_t i = 0; i < READS; i++) {
        part->requests[i] = (CaptureRequest){
            .captures = part->captures,
            .fields = part->fields[i % ASKED],
            .occurrence = occurrences[i % ASKED],
            .engine = i < ASKED ? ENGINE_FIELDS : ENGINE_COLUMNS,
        };
        if (part->fields[i % ASKED][0] != NULL)
            requests[n++] = &part->requests[i];
    }
    batch_read(requests, n, progress, answers);
    for (size_t i = 0; i < n; i++)
        part->answers[requests[i] - part->requests] = answers[i];
}

static void clear_part(Part *part)
{
    for (size_t i = 0; i < READS; i++)
        capture_answer_clear(&part->answers[i]);
    for (size_t i = 0; i < ASKED; i++)
        g_free(part->fields[i]);
}

static bool same_cell(const Column *a, const Column *b, size_t row)
{
    size_t size = type_size(a->type);
    if (column_has(a, row) != column_has(b, row))
        return false;
    if (!column_has(a, row))
        return true;
    if (a->dictionary == NULL)
        return memcmp((const char *)a->values + row * size, (const char *)b->values + row * size,
                      size) == 0;
    size_t a_length, b_length;
    const char *a_text = column_string(a, row, &a_length);
    const char *b_text = column_string(b, row, &b_length);
    return a_length == b_length && memcmp(a_text, b_text, a_length) == 0;
}

/* Tells of the first difference of a field. */
static void show_difference(const Verification *verification, const Part *part, const char *field,
                            const Column *const *columns, size_t row)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_string_append_printf(text, "%s in row %zu of '%s' is '", field, row + 1, part->captures[0]);
    value_append(text, columns[0], row);
    g_string_append_printf(text, "' (%s) as a field, '", type_name(columns[0]->type));
    value_append(text, columns[1], row);
    g_string_append_printf(text, "' (%s) as a column", type_name(columns[1]->type));
    diagnostics_add(verification->diagnostics, DIAGNOSTIC_WARNING, "%s", text->str);
}

/* The field's columns in the tables of both ways; false if that occurrence was not asked for. */
static bool find_columns(const Part *part, size_t asked, const char *field, const Column **columns)
{
    for (size_t way = 0; way < WAYS; way++) {
        const Table *table = part->answers[way * ASKED + asked].table;
        size_t index;
        if (table == NULL || !table_find(table, field, &index))
            return false;
        columns[way] = table_column(table, index);
    }
    return true;
}

/* Marks the rows in which the two columns differ, and shows the first unless one was shown. */
static void compare_columns(const Verification *verification, const Part *part, size_t field,
                            size_t asked, bool *differs, bool *shown)
{
    const char *name = g_ptr_array_index(verification->fields, field);
    const Column *columns[WAYS];
    if (!find_columns(part, asked, name, columns))
        return;
    size_t rows = MIN(columns[0]->rows, columns[1]->rows);
    bool same_type =
        columns[0]->type == columns[1]->type && columns[0]->hex_digits == columns[1]->hex_digits;
    for (size_t row = 0; row < rows; row++) {
        bool same = same_type && same_cell(columns[0], columns[1], row);
        if (!same && !*shown)
            show_difference(verification, part, name, columns, row);
        *shown |= !same;
        differs[row] |= !same;
    }
}

static void compare_field(const Verification *verification, const Part *part, size_t field)
{
    const Table *table = part->answers[0].table;
    const Column *column = table_column(table, field - part->first);
    g_autofree bool *differs = g_new0(bool, MAX(table->rows, 1));
    Count *count = &verification->counts[field];
    bool shown = count->differences > 0;
    for (size_t asked = 0; asked < ASKED; asked++)
        compare_columns(verification, part, field, asked, differs, &shown);
    for (size_t row = 0; row < table->rows; row++)
        count->differences += differs[row];
    count->rows += (int64_t)table->rows;
    count->values += (int64_t)column_count(column);
}

/* What a read says, without what dissectors say: process numbers and times are in that. */
static char *words_of(const Diagnostics *diagnostics)
{
    GString *words = g_string_new(NULL);
    for (unsigned i = 0; i < diagnostics->entries->len; i++) {
        const Diagnostic *entry = g_ptr_array_index(diagnostics->entries, i);
        if (entry->kind != DIAGNOSTIC_REMARK)
            g_string_append_printf(words, "%s\n", entry->text);
    }
    return g_string_free(words, false);
}

/* Compares how many packets there are, and what was said. */
static void compare_whole(const Verification *verification, const Part *part)
{
    Diagnostics *diagnostics = verification->diagnostics;
    for (size_t asked = 0; asked < ASKED; asked++) {
        const CaptureAnswer *field = &part->answers[asked];
        const CaptureAnswer *column = &part->answers[ASKED + asked];
        if (field->table == NULL)
            continue;
        g_autofree char *field_words = words_of(field->diagnostics);
        g_autofree char *column_words = words_of(column->diagnostics);
        bool same =
            field->table->rows == column->table->rows && strcmp(field_words, column_words) == 0;
        diagnostics->damaged |= field->diagnostics->damaged;
        diagnostics->failed |= !same;
        if (!same)
            diagnostics_add(diagnostics, DIAGNOSTIC_WARNING,
                            "'%s' gives %zu rows and says \"%s\" as fields, %zu rows and \"%s\" as "
                            "columns",
                            part->captures[0], field->table->rows, field_words, column->table->rows,
                            column_words);
    }
}

/* The first error of a way; NULL if there is none. */
static const GError *error_of(const Part *part, size_t way)
{
    const GError *error = NULL;
    for (size_t asked = 0; asked < ASKED && error == NULL; asked++)
        error = part->answers[way * ASKED + asked].error;
    return error;
}

static bool verify_part(const Verification *verification, char *capture, size_t first, size_t n,
                        GError **error);

/* Columns of some field may lack something, so the whole part has none: looks for it by halving. */
static bool halve(const Verification *verification, char *capture, size_t first, size_t n,
                  GError **error)
{
    if (n > 1)
        return verify_part(verification, capture, first, n / 2, error) &&
               verify_part(verification, capture, first + n / 2, n - n / 2, error);
    verification->counts[first].values++;
    return true;
}

static bool verify_part(const Verification *verification, char *capture, size_t first, size_t n,
                        GError **error)
{
    Part part = {.captures = {capture}, .first = first, .n = n};
    for (size_t asked = 0; asked < ASKED; asked++)
        part.fields[asked] =
            fields_of(verification, first, n, occurrences[asked] == OCCURRENCE_ALL);
    read_part(&part, verification->progress);
    const GError *by_fields = error_of(&part, 0);
    bool by_columns = error_of(&part, 1) == NULL;
    bool ok = by_fields == NULL;
    if (!ok)
        g_propagate_error(error, g_error_copy(by_fields));
    else if (by_columns)
        compare_whole(verification, &part);
    for (size_t field = first; ok && by_columns && field < first + n; field++)
        compare_field(verification, &part, field);
    clear_part(&part);
    return ok && (by_columns || halve(verification, capture, first, n, error));
}

static size_t fields_at_a_time(const char *capture)
{
    struct stat status;
    double size = stat(capture, &status) == 0 ? (double)status.st_size : 0;
    return (size_t)CLAMP(BYTES_TIMES_FIELDS / MAX(size, 1), (double)FIELDS_MIN, (double)FIELDS_MAX);
}

static bool verify_capture(const Verification *verification, char *capture, GError **error)
{
    size_t step = fields_at_a_time(capture);
    for (size_t first = 0; first < verification->fields->len; first += step) {
        size_t n = MIN(step, verification->fields->len - first);
        if (!verify_part(verification, capture, first, n, error))
            return false;
    }
    return true;
}

/* The fields that occur, as a table. */
static Table *table_of(const Verification *verification)
{
    static const char *const names[] = {"rows", "values", "differences"};
    size_t n = 0;
    for (unsigned i = 0; i < verification->fields->len; i++)
        n += verification->counts[i].values > 0 || verification->counts[i].differences > 0;
    g_autoptr(Dictionary) dictionary = dictionary_new();
    Column *fields = column_new(TYPE_TEXT, n, dictionary);
    Column *numbers[G_N_ELEMENTS(names)];
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        numbers[i] = column_new(TYPE_INT, n, NULL);
    size_t row = 0;
    for (unsigned i = 0; i < verification->fields->len; i++) {
        const Count *count = &verification->counts[i];
        const char *name = g_ptr_array_index(verification->fields, i);
        if (count->values == 0 && count->differences == 0)
            continue;
        fields->codes[row] = dictionary_intern(dictionary, name, strlen(name));
        numbers[0]->ints[row] = count->rows;
        numbers[1]->ints[row] = count->values;
        numbers[2]->ints[row++] = count->differences;
        verification->diagnostics->failed |= count->differences > 0;
    }
    Table *table = table_new(n);
    table_add(table, "field", fields);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        table_add(table, names[i], numbers[i]);
    return table;
}

Table *engine_verify(char **captures, Progress *progress, Diagnostics *diagnostics, GError **error)
{
    g_autoptr(Registry) registry = registry_ask(error);
    if (registry == NULL)
        return NULL;
    g_autoptr(GPtrArray) fields = fields_to_compare(registry);
    g_autofree Count *counts = g_new0(Count, MAX(fields->len, 1));
    Verification verification = {registry, fields, counts, progress, diagnostics};
    for (; *captures != NULL; captures++) {
        if (!verify_capture(&verification, *captures, error))
            return NULL;
    }
    return table_of(&verification);
}
