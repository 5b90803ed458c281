#include "verbs/partial.h"

#include <string.h>

#include "base/error.h"
#include "table/builder.h"

static void append_text(Builder *builder, const char *text)
{
    /* An empty cell would be a missing value. */
    const char *cell = *text != '\0' ? text : "\"\"";
    builder_append(builder, cell, strlen(cell));
}

/* The rows of each capture: by the column "capture", or all. */
static Column *count_rows(char *const *captures, const Table *table)
{
    size_t n = g_strv_length((char **)(uintptr_t)captures);
    Column *counts = column_new(TYPE_INT, n, NULL);
    size_t index;
    if (n == 1 || !table_find(table, "capture", &index)) {
        counts->ints[0] = (int64_t)table->rows;
        return counts;
    }
    const Column *names = table_column(table, index);
    g_autofree int64_t *by_code = g_new0(int64_t, (size_t)dictionary_size(names->dictionary) + 1);
    for (size_t row = 0; row < table->rows; row++)
        by_code[names->codes[row]]++;
    for (size_t i = 0; i < n; i++) {
        uint32_t code;
        if (dictionary_find(names->dictionary, captures[i], strlen(captures[i]), &code))
            counts->ints[i] = by_code[code];
    }
    return counts;
}

static Column *find_damaged(char *const *captures, const Diagnostics *diagnostics, unsigned first)
{
    Column *damaged = column_new(TYPE_BOOL, g_strv_length((char **)(uintptr_t)captures), NULL);
    for (size_t i = 0; captures[i] != NULL; i++) {
        for (unsigned input = first; input < diagnostics->damaged_inputs->len; input++) {
            const char *name = g_ptr_array_index(diagnostics->damaged_inputs, input);
            damaged->bools[i] |= strcmp(name, captures[i]) == 0;
        }
    }
    return damaged;
}

static Column *text_column(char *const *texts, size_t n)
{
    g_autoptr(Builder) builder = builder_new(TYPE_TEXT, MISFIT_MAKES_TEXT);
    for (size_t i = 0; i < n; i++)
        append_text(builder, texts[i]);
    return builder_finish(builder);
}

static Table *table_of_fields(const Table *table)
{
    g_autoptr(GPtrArray) types = g_ptr_array_new();
    for (size_t i = 0; i < table_width(table); i++)
        g_ptr_array_add(types, (char *)(uintptr_t)type_name(table_column(table, i)->type));
    Table *fields = table_new(table_width(table));
    table_add(fields, "field", text_column((char **)table->names->pdata, table_width(table)));
    table_add(fields, "type", text_column((char **)types->pdata, table_width(table)));
    return fields;
}

Provenance *provenance_new(const Verb *source, const void *options, const Table *table,
                           const Diagnostics *diagnostics, unsigned first_warning,
                           unsigned first_damaged)
{
    Provenance *provenance = g_new0(Provenance, 1);
    char **captures = source->captures != NULL ? source->captures(options) : NULL;
    provenance->first_warning = first_warning;
    if (captures == NULL)
        return provenance;
    provenance->captures = table_new(g_strv_length(captures));
    table_add(provenance->captures, "capture", text_column(captures, g_strv_length(captures)));
    table_add(provenance->captures, "rows", count_rows(captures, table));
    table_add(provenance->captures, "damaged", find_damaged(captures, diagnostics, first_damaged));
    provenance->fields = table_of_fields(table);
    return provenance;
}

void provenance_free(Provenance *provenance)
{
    if (provenance == NULL)
        return;
    g_strfreev(provenance->words);
    table_unref(provenance->captures);
    table_unref(provenance->fields);
    g_free(provenance);
}

/* A warning that will stand among those of other captures, so that it names its own. */
static char *name_capture(const char *warning, const Table *captures)
{
    const char *first = column_string(table_column(captures, 0), 0, NULL);
    if (strstr(warning, first) != NULL)
        return g_strdup(warning);
    if (captures->rows == 1)
        return g_strdup_printf("'%s': %s", first, warning);
    return g_strdup_printf("'%s' and %zu more: %s", first, captures->rows - 1, warning);
}

static Table *table_of_warnings(const Diagnostics *diagnostics, unsigned first,
                                const Table *captures)
{
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    for (unsigned i = first; i < diagnostics->entries->len; i++) {
        const Diagnostic *entry = g_ptr_array_index(diagnostics->entries, i);
        if (entry->kind == DIAGNOSTIC_WARNING)
            g_ptr_array_add(texts, name_capture(entry->text, captures));
    }
    Table *warnings = table_new(texts->len);
    table_add(warnings, "warning", text_column((char **)texts->pdata, texts->len));
    return warnings;
}

Part *partial_begin(const Run *run, const char *verb, size_t rows, GError **error)
{
    const Provenance *provenance = run->provenance;
    if (provenance == NULL || provenance->captures == NULL) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "%s --partial: a partial result says of which captures it is, so its chain has "
                    "to start with read, streams or open",
                    verb);
        return NULL;
    }
    Part *part = part_new();
    table_unref(part->captures);
    table_unref(part->fields);
    table_unref(part->warnings);
    g_free(part->version);
    g_strfreev(part->words);
    part->version = g_strdup(TABSHARK_VERSION);
    part->words = g_strdupv(provenance->words);
    part->captures = table_ref(provenance->captures);
    part->fields = table_ref(provenance->fields);
    part->warnings = table_of_warnings(run->diagnostics, provenance->first_warning, part->captures);
    part->seen = rows;
    table_add(part->left_out, "rows", column_new(TYPE_INT, 0, NULL));
    return part;
}

void partial_add_left_out(Part *part, size_t rows)
{
    const Column *before = table_column(part->left_out, 0);
    Column *counts = column_new(TYPE_INT, before->rows + 1, NULL);
    memcpy(counts->ints, before->ints, before->rows * sizeof *counts->ints);
    counts->ints[before->rows] = (int64_t)rows;
    table_unref(part->left_out);
    part->left_out = table_new(counts->rows);
    table_add(part->left_out, "rows", counts);
}

size_t partial_left_out(const Part *part, size_t n)
{
    return (size_t)table_column(part->left_out, 0)->ints[n];
}

void partial_set_places(Part *part, const Grouping *grouping)
{
    Column *places = column_new(TYPE_INT, grouping->groups, NULL);
    for (uint32_t group = 0; group < grouping->groups; group++)
        places->ints[group] = (int64_t)grouping->first_row[group];
    table_unref(part->places);
    part->places = table_new(grouping->groups);
    table_add(part->places, "row", places);
}

/* What the listing of parts is filled from. */
typedef struct {
    Builder *file, *capture, *chain;
    GArray *rows, *damaged;
} Listing;

static void list_part(Listing *listing, const Part *part, const char *file)
{
    g_autofree char *chain = part_chain(part);
    for (size_t row = 0; row < part->captures->rows; row++) {
        size_t length;
        const char *capture = column_string(table_column(part->captures, 0), row, &length);
        builder_append(listing->capture, capture, length);
        append_text(listing->chain, chain);
        if (file != NULL)
            append_text(listing->file, file);
        g_array_append_val(listing->rows, table_column(part->captures, 1)->ints[row]);
        g_array_append_val(listing->damaged, table_column(part->captures, 2)->bools[row]);
    }
}

static Table *finish_listing(Listing *listing, bool with_files)
{
    size_t n = listing->rows->len;
    Table *table = table_new(n);
    Column *file = builder_finish(listing->file);
    Column *rows = column_new(TYPE_INT, n, NULL);
    Column *damaged = column_new(TYPE_BOOL, n, NULL);
    memcpy(rows->ints, listing->rows->data, n * sizeof *rows->ints);
    memcpy(damaged->bools, listing->damaged->data, n);
    if (with_files)
        table_add(table, "part", file);
    else
        column_unref(file);
    table_add(table, "capture", builder_finish(listing->capture));
    table_add(table, "rows", rows);
    table_add(table, "damaged", damaged);
    table_add(table, "chain", builder_finish(listing->chain));
    return table;
}

static bool list_parts(Listing *listing, GPtrArray *parts, char *const *files, GError **error)
{
    for (unsigned i = 0; i < parts->len; i++) {
        g_autoptr(Part) part = part_unpack(g_ptr_array_index(parts, i), error);
        if (part == NULL) {
            if (files != NULL)
                g_prefix_error(error, "cannot open '%s': ", files[i]);
            return false;
        }
        list_part(listing, part, files != NULL ? files[i] : NULL);
    }
    return true;
}

Table *partial_table(GPtrArray *parts, char *const *files, GError **error)
{
    Listing listing = {
        .file = builder_new(TYPE_TEXT, MISFIT_MAKES_TEXT),
        .capture = builder_new(TYPE_TEXT, MISFIT_MAKES_TEXT),
        .chain = builder_new(TYPE_TEXT, MISFIT_MAKES_TEXT),
        .rows = g_array_new(false, false, sizeof(int64_t)),
        .damaged = g_array_new(false, false, sizeof(uint8_t)),
    };
    Table *table = NULL;
    if (list_parts(&listing, parts, files, error)) {
        table = finish_listing(&listing, files != NULL);
        table->parts = g_ptr_array_ref(parts);
    }
    builder_free(listing.file);
    builder_free(listing.capture);
    builder_free(listing.chain);
    g_array_unref(listing.rows);
    g_array_unref(listing.damaged);
    return table;
}

static void free_bytes(gpointer bytes)
{
    g_bytes_unref(bytes);
}

Table *partial_finish(Part *finished, GError **error)
{
    g_autoptr(Part) part = finished;
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(free_bytes);
    g_ptr_array_add(parts, part_pack(part));
    return partial_table(parts, NULL, error);
}
