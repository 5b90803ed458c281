#include "text/open.h"

#include <string.h>

#include "base/error.h"
#include "table/builder.h"
#include "text/infer.h"
#include "text/parts.h"
#include "text/pass.h"

/* How much of a file its first line may take, where nothing but that is asked for. */
#define NAMES_BYTES ((size_t)1 << 16)

/* Everything that reading one file takes. */
typedef struct {
    ReaderFormat format;
    const Source *source;
    GPtrArray *names;
    Type *types;
    bool *known;  /* the caller said the type */
    bool *unsure; /* the sample has no value in that column */
    bool crlf;
} Opening;

static PassRange everything(const Opening *opening)
{
    return (PassRange){0, source_size(opening->source), false};
}

static const char *name_at(size_t index, const void *names)
{
    return g_ptr_array_index((const GPtrArray *)names, index);
}

/* Puts what the caller knows in place of what was inferred. */
static bool apply_known(Opening *opening, const KnownType *known, GError **error)
{
    size_t index;
    if (!known_type_find(known, opening->names->len, name_at, opening->names, &index, error))
        return false;
    if (index < opening->names->len) {
        opening->types[index] = known->type;
        opening->known[index] = true;
        opening->unsure[index] = false;
    }
    return true;
}

/* Reads the beginning of the text: so much that the first line is whole, however long it is. */
static bool read_sample(Opening *opening, Pass *pass, GError **error)
{
    size_t size = source_size(opening->source);
    for (size_t bytes = PASS_BYTES;; bytes *= 2) {
        PassRange sample = {0, MIN(size, bytes), size > bytes};
        if (!pass_run(pass, opening->format, opening->source, sample, error))
            return false;
        if (pass->builders != NULL)
            return true;
        if (!sample.cut)
            break;
        g_ptr_array_set_size(opening->names, 0);
        pass->cell = 0;
    }
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        size == 0 ? "it is empty, and its first line should name the columns"
                                  : "its first line does not name any columns");
    return false;
}

static bool guess_types(Opening *opening, const KnownType *known, size_t n, GError **error)
{
    Pass pass = {.names = opening->names, .policy = MISFIT_MAKES_TEXT};
    bool ok = read_sample(opening, &pass, error);
    opening->crlf = pass.crlf;
    opening->types = g_new0(Type, MAX(opening->names->len, 1));
    opening->known = g_new0(bool, MAX(opening->names->len, 1));
    opening->unsure = g_new0(bool, MAX(opening->names->len, 1));
    for (unsigned i = 0; ok && i < opening->names->len; i++) {
        g_autoptr(Column) text = pass_finish_column(&pass, i);
        opening->types[i] = infer_type(text);
        opening->unsure[i] = column_count(text) == 0;
    }
    for (size_t i = 0; ok && i < n; i++)
        ok = apply_known(opening, &known[i], error);
    pass_clear(&pass);
    return ok;
}

/* The column of the type that all its values have; takes over a column of text. */
static Column *settle(Column *text)
{
    return infer_retype(text, infer_type(text));
}

/* Reads the columns whose guessed type did not hold once more, as text, and infers their type from
 * all values. The text must have as many rows as when the others were read. */
static bool read_again(Opening *opening, bool *wanted, Column **columns, size_t rows,
                       GError **error)
{
    Pass pass = {.names = opening->names,
                 .names_known = true,
                 .policy = MISFIT_MAKES_TEXT,
                 .wanted = wanted,
                 .crlf = opening->crlf};
    bool ok = pass_run(&pass, opening->format, opening->source, everything(opening), error);
    if (ok && pass.row - 1 != rows)
        ok = pass_fail_changed(error);
    for (unsigned i = 0; ok && i < opening->names->len; i++) {
        if (wanted[i])
            columns[i] = settle(pass_finish_column(&pass, i));
    }
    pass_clear(&pass);
    return ok;
}

/* Takes over the columns that fitted; marks the others in `again`. */
static bool collect(Opening *opening, Pass *pass, Column **columns, bool *again, bool *any_again,
                    GError **error)
{
    for (unsigned i = 0; i < opening->names->len; i++) {
        const char *cell;
        size_t row;
        if (!builder_misfit(pass->builders[i], &cell, &row)) {
            columns[i] = pass_finish_column(pass, i);
            if (opening->unsure[i])
                columns[i] = settle(columns[i]);
        } else if (opening->known[i]) {
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        "'%s' in row %zu of column '%s' is no %s", cell, row + 1,
                        (const char *)g_ptr_array_index(opening->names, i),
                        type_name(opening->types[i]));
            return false;
        } else {
            again[i] = *any_again = true;
        }
    }
    return true;
}

static bool any_unsure(const Opening *opening)
{
    bool any = false;
    for (unsigned i = 0; i < opening->names->len; i++)
        any = any || opening->unsure[i];
    return any;
}

static Table *read_typed(Opening *opening, GError **error)
{
    size_t width = opening->names->len;
    Pass pass = {.names = opening->names,
                 .names_known = true,
                 .types = opening->types,
                 .policy = ODDITY_STOPS,
                 .known = opening->known,
                 .crlf = opening->crlf};
    Table *fast = any_unsure(opening) ? NULL : read_parts(&pass, opening->format, opening->source);
    if (fast != NULL)
        return fast;
    g_autofree Column **columns = g_new0(Column *, MAX(width, 1));
    g_autofree bool *again = g_new0(bool, MAX(width, 1));
    bool any_again = false;
    Table *table = NULL;
    bool ok = pass_run(&pass, opening->format, opening->source, everything(opening), error) &&
              collect(opening, &pass, columns, again, &any_again, error) &&
              (!any_again || read_again(opening, again, columns, pass.row - 1, error));
    if (ok)
        table = table_new(pass.row - 1);
    for (size_t i = 0; i < width; i++) {
        if (ok)
            table_add(table, g_ptr_array_index(opening->names, i), columns[i]);
        else
            column_unref(columns[i]);
    }
    pass_clear(&pass);
    return table;
}

Table *text_open(const char *path, ReaderFormat format, const KnownType *known, size_t n,
                 GError **error)
{
    g_autoptr(GError) reason = NULL;
    g_autoptr(Source) source = source_open(path, &reason);
    Opening opening = {
        .format = format, .source = source, .names = g_ptr_array_new_with_free_func(g_free)};
    Table *table = NULL;
    if (source != NULL && guess_types(&opening, known, n, &reason))
        table = read_typed(&opening, &reason);
    if (table == NULL)
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "cannot open '%s': %s",
                    strcmp(path, "-") == 0 ? "standard input" : path, reason->message);
    g_ptr_array_unref(opening.names);
    g_free(opening.types);
    g_free(opening.known);
    g_free(opening.unsure);
    return table;
}

GPtrArray *text_open_names(const char *path, ReaderFormat format)
{
    g_autoptr(Source) source = source_open(path, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    if (source == NULL)
        return NULL;
    Pass pass = {.names = names, .policy = MISFIT_MAKES_TEXT};
    size_t size = source_size(source);
    PassRange start = {0, MIN(size, NAMES_BYTES), size > NAMES_BYTES};
    /* A mistake in a row is none of the first line. */
    pass_run(&pass, format, source, start, NULL);
    bool read = pass.builders != NULL;
    pass_clear(&pass);
    return read ? g_steal_pointer(&names) : NULL;
}
