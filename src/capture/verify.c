#include "capture/verify.h"

#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "capture/batch.h"
#include "capture/engine.h"
#include "capture/lean.h"
#include "capture/registry_ask.h"
#include "table/value.h"

/* How many fields are read at a time: tables of a large capture have to fit in memory. */
#define FIELDS_MIN         8.0
#define BYTES_TIMES_FIELDS 2.5e9

enum { BY_FIELDS, BY_COLUMNS, WAYS };

/* A field to compare, and what came of it. */
typedef struct {
    char *name;
    Occurrence asked; /* a column does not tell how many values a flag has: of these the first */
    unsigned way;     /* the same for fields that are read alike */
    int64_t rows, values, differences;
} Compared;

typedef struct {
    GArray *fields; /* of Compared: those that are read alike stand together */
    Progress *progress;
    Diagnostics *diagnostics;
} Verification;

/* Some of them in one capture. */
typedef struct {
    char *captures[2];
    Compared *fields;
    size_t n;
    CaptureAnswer answers[WAYS];
} Part;

/* A read spares tshark (lean.h) what none of its fields needs: those that need the same are read
 * together as each of them would be alone. */
static unsigned way_of_reading(const char *field, Occurrence asked)
{
    const char *const alone[] = {field, NULL};
    unsigned way = asked;
    for (size_t i = 0; lean_preference(i) != NULL; i++)
        way = way << 1 | lean_allows(i, alone, NULL);
    return way;
}

static int compare_ways(gconstpointer a, gconstpointer b)
{
    const Compared *first = a, *second = b;
    return (first->way > second->way) - (first->way < second->way);
}

static void clear_compared(gpointer compared)
{
    g_free(((Compared *)compared)->name);
}

static GArray *fields_to_compare(const Registry *registry)
{
    GArray *fields = g_array_new(false, true, sizeof(Compared));
    g_array_set_clear_func(fields, clear_compared);
    for (const char *const *protocol = column_form_protocols(); *protocol != NULL; protocol++) {
        g_autofree char *prefix = g_strconcat(*protocol, ".", NULL);
        g_autoptr(GPtrArray) names = registry_starting_with(registry, prefix);
        for (unsigned i = 0; i < names->len; i++) {
            const char *name = g_ptr_array_index(names, i);
            ColumnKind kind = registry_column_form(registry, name).kind;
            if (kind == COLUMN_UNPROVEN)
                continue;
            Occurrence asked = kind == COLUMN_FLAG ? OCCURRENCE_FIRST : OCCURRENCE_TYPED;
            Compared compared = {g_strdup(name), asked, way_of_reading(name, asked), 0, 0, 0};
            g_array_append_val(fields, compared);
        }
    }
    g_array_sort(fields, compare_ways);
    return fields;
}

/* Reads the part in both ways, side by side. */
static void read_part(Part *part, Engine engine, Progress *progress)
{
    const Engine engines[WAYS] = {[BY_FIELDS] = ENGINE_FIELDS, [BY_COLUMNS] = engine};
    g_autofree char **names = g_new0(char *, part->n + 1);
    CaptureRequest requests[WAYS];
    const CaptureRequest *both[WAYS];
    for (size_t i = 0; i < part->n; i++)
        names[i] = part->fields[i].name;
    for (size_t way = 0; way < WAYS; way++) {
        requests[way] = (CaptureRequest){
            .captures = part->captures,
            .fields = names,
            .occurrence = part->fields[0].asked,
            .engine = engines[way],
        };
        both[way] = &requests[way];
    }
    batch_read(both, WAYS, progress, part->answers);
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
static void show_difference(const Part *part, const char *field, const Column *const *columns,
                            size_t row, Diagnostics *diagnostics)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_string_append_printf(text, "%s in row %zu of '%s' is '", field, row + 1, part->captures[0]);
    value_append(text, columns[BY_FIELDS], row);
    g_string_append_printf(text, "' (%s) as a field, '", type_name(columns[BY_FIELDS]->type));
    value_append(text, columns[BY_COLUMNS], row);
    g_string_append_printf(text, "' (%s) as a column", type_name(columns[BY_COLUMNS]->type));
    diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, "%s", text->str);
}

/* Compares the i-th field's columns, and shows the first row that differs unless one was shown. */
static void compare_field(const Part *part, size_t i, Diagnostics *diagnostics)
{
    Compared *field = &part->fields[i];
    const Column *columns[WAYS];
    for (size_t way = 0; way < WAYS; way++)
        columns[way] = table_column(part->answers[way].table, i);
    const Column *a = columns[BY_FIELDS], *b = columns[BY_COLUMNS];
    bool same_type = a->type == b->type && a->hex_digits == b->hex_digits;
    for (size_t row = 0; row < MIN(a->rows, b->rows); row++) {
        if (same_type && same_cell(a, b, row))
            continue;
        if (field->differences++ == 0)
            show_difference(part, field->name, columns, row, diagnostics);
    }
    field->rows += (int64_t)a->rows;
    field->values += (int64_t)column_count(a);
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

/* Compares all fields, how many packets there are, and what was said. */
static void compare_part(const Part *part, Diagnostics *diagnostics)
{
    const CaptureAnswer *field = &part->answers[BY_FIELDS];
    const CaptureAnswer *column = &part->answers[BY_COLUMNS];
    g_autofree char *field_words = words_of(field->diagnostics);
    g_autofree char *column_words = words_of(column->diagnostics);
    diagnostics->damaged |= field->diagnostics->damaged;
    for (size_t i = 0; i < part->n; i++)
        compare_field(part, i, diagnostics);
    if (field->table->rows == column->table->rows && strcmp(field_words, column_words) == 0)
        return;
    diagnostics->failed = true;
    diagnostics_add(diagnostics, DIAGNOSTIC_WARNING,
                    "'%s' gives %zu rows and says \"%s\" as fields, %zu rows and \"%s\" as columns",
                    part->captures[0], field->table->rows, field_words, column->table->rows,
                    column_words);
}

static bool verify_part(const Verification *verification, char *capture, Compared *fields, size_t n,
                        Engine engine);

/* A column of some field may lack something, so the whole part has none: looks for it by halving.
 * That field is to be the same when a read has noticed; its rows are not counted. */
static bool verify_again(const Verification *verification, char *capture, Compared *fields,
                         size_t n)
{
    if (n > 1)
        return verify_part(verification, capture, fields, n / 2, ENGINE_COLUMNS) &&
               verify_part(verification, capture, fields + n / 2, n - n / 2, ENGINE_COLUMNS);
    int64_t rows = fields->rows;
    bool ok = verify_part(verification, capture, fields, n, ENGINE_AUTO);
    fields->rows = rows;
    return ok;
}

static void tell_failure(Diagnostics *diagnostics, const char *what, const GError *error)
{
    diagnostics->failed = true;
    diagnostics_add(diagnostics, DIAGNOSTIC_WARNING, "%s: %s", what, error->message);
}

/* False if the capture cannot be read, which is told. */
static bool verify_part(const Verification *verification, char *capture, Compared *fields, size_t n,
                        Engine engine)
{
    Diagnostics *diagnostics = verification->diagnostics;
    Part part = {.captures = {capture}, .fields = fields, .n = n};
    read_part(&part, engine, verification->progress);
    const GError *by_fields = part.answers[BY_FIELDS].error;
    const GError *by_columns = part.answers[BY_COLUMNS].error;
    bool ok = by_fields == NULL && (by_columns == NULL || engine == ENGINE_COLUMNS);
    bool again = ok && by_columns != NULL;
    if (by_fields != NULL)
        tell_failure(diagnostics, "not compared", by_fields);
    else if (!ok)
        tell_failure(diagnostics, "not read where columns are taken", by_columns);
    else if (!again)
        compare_part(&part, diagnostics);
    for (size_t way = 0; way < WAYS; way++)
        capture_answer_clear(&part.answers[way]);
    return ok && (!again || verify_again(verification, capture, fields, n));
}

static size_t fields_at_a_time(const char *capture)
{
    struct stat status;
    double size = stat(capture, &status) == 0 ? (double)status.st_size : 0;
    return (size_t)MAX(BYTES_TIMES_FIELDS / MAX(size, 1), FIELDS_MIN);
}

static void verify_capture(const Verification *verification, char *capture)
{
    size_t most = fields_at_a_time(capture), all = verification->fields->len;
    bool ok = true;
    for (size_t first = 0, end = 0; ok && first < all; first = end) {
        Compared *fields = &g_array_index(verification->fields, Compared, first);
        while (end < MIN(first + most, all) && fields[end - first].way == fields->way)
            end++;
        ok = verify_part(verification, capture, fields, end - first, ENGINE_COLUMNS);
    }
}

static bool occurs(const Compared *field)
{
    return field->values > 0 || field->differences > 0;
}

/* The fields that occur, as a table. */
static Table *table_of(const Verification *verification)
{
    static const char *const names[] = {"rows", "values", "differences"};
    size_t n = 0;
    for (unsigned i = 0; i < verification->fields->len; i++)
        n += occurs(&g_array_index(verification->fields, Compared, i));
    g_autoptr(Dictionary) dictionary = dictionary_new();
    Column *fields = column_new(TYPE_TEXT, n, dictionary);
    Column *numbers[G_N_ELEMENTS(names)];
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        numbers[i] = column_new(TYPE_INT, n, NULL);
    size_t row = 0;
    for (unsigned i = 0; i < verification->fields->len; i++) {
        const Compared *field = &g_array_index(verification->fields, Compared, i);
        if (!occurs(field))
            continue;
        fields->codes[row] = dictionary_intern(dictionary, field->name, strlen(field->name));
        numbers[0]->ints[row] = field->rows;
        numbers[1]->ints[row] = field->values;
        numbers[2]->ints[row++] = field->differences;
        verification->diagnostics->failed |= field->differences > 0;
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
    bool columns = engine_is_proven_release(registry_version(registry));
    if (!columns)
        diagnostics_add(diagnostics, DIAGNOSTIC_HINT,
                        "with tshark %s all is read by -T fields: there is nothing to compare",
                        registry_version(registry));
    g_autoptr(GArray) fields = fields_to_compare(registry);
    Verification verification = {fields, progress, diagnostics};
    for (; columns && *captures != NULL; captures++)
        verify_capture(&verification, *captures);
    return table_of(&verification);
}
