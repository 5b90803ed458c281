#include "text/open.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "table/builder.h"
#include "text/infer.h"

/* How much of a file the first guess at its types is taken from. */
#define SAMPLE_BYTES ((size_t)1 << 18)

static const char byte_order_mark[] = "\xef\xbb\xbf";

/* One way through the text. Rows go to the builders; the header goes to `names`. */
typedef struct {
    GPtrArray *names;    /* of char *; filled by the first row of the first pass */
    bool names_known;    /* the header is skipped */
    const Type *types;   /* NULL: all are text */
    MisfitPolicy policy; /* of the builders */
    Builder **builders;  /* one a column; made when the header is over */
    bool *wanted;        /* NULL, or which columns to build */
    bool crlf;           /* lines end in CR LF, and the format leaves the CR to us */
    size_t cell;
    size_t row; /* 0 is the header */
} Pass;

static void add_name(Pass *pass, const char *bytes, size_t length)
{
    if (pass->cell == 0 && g_str_has_prefix(bytes, byte_order_mark)) {
        bytes += strlen(byte_order_mark);
        length -= strlen(byte_order_mark);
    }
    g_ptr_array_add(pass->names, g_strndup(bytes, length));
}

static void on_cell(const char *bytes, size_t length, void *data)
{
    Pass *pass = data;
    size_t cell = pass->cell;
    if (pass->row == 0 && !pass->names_known) {
        g_autofree char *name = g_strndup(bytes, length);
        add_name(pass, name, length);
    } else if (pass->row > 0 && cell < pass->names->len) {
        if (pass->crlf && cell == pass->names->len - 1 && length > 0 && bytes[length - 1] == '\r')
            length--;
        if (pass->wanted == NULL || pass->wanted[cell])
            builder_append(pass->builders[cell], bytes, length);
    }
    pass->cell++;
}

/* What a spreadsheet or pandas leaves unnamed gets a name from its place. */
static bool check_names(Pass *pass, GError **error)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (unsigned i = 0; i < pass->names->len; i++) {
        char **name = (char **)&g_ptr_array_index(pass->names, i);
        size_t length = strlen(*name);
        if (i == pass->names->len - 1 && length > 0 && (*name)[length - 1] == '\r') {
            (*name)[length - 1] = '\0';
            pass->crlf = true;
        }
        if (**name == '\0') {
            g_free(*name);
            *name = g_strdup_printf("column%u", i + 1);
        }
        if (!g_hash_table_add(seen, *name)) {
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        "two columns are called '%s' in its first line", *name);
            return false;
        }
    }
    return true;
}

static void make_builders(Pass *pass)
{
    pass->builders = g_new0(Builder *, MAX(pass->names->len, 1));
    for (unsigned i = 0; i < pass->names->len; i++)
        pass->builders[i] =
            builder_new(pass->types != NULL ? pass->types[i] : TYPE_TEXT, pass->policy);
}

static bool on_header(Pass *pass, GError **error)
{
    if (!pass->names_known && pass->cell == 0)
        g_ptr_array_add(pass->names, g_strdup(""));
    if (!pass->names_known && !check_names(pass, error))
        return false;
    make_builders(pass);
    return true;
}

static bool on_row(bool whole, void *data, GError **error)
{
    Pass *pass = data;
    (void)whole; /* the last line may lack its newline */
    size_t cells = pass->cell;
    pass->cell = 0;
    if (pass->row++ == 0)
        return on_header(pass, error);
    if (cells == 0) {
        on_cell("", 0, pass);
        pass->cell = 0;
        cells = 1;
    }
    if (cells == pass->names->len)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "row %zu has %zu cells, but the first line names %u columns", pass->row - 1, cells,
                pass->names->len);
    return false;
}

static void pass_clear(Pass *pass)
{
    for (unsigned i = 0; pass->builders != NULL && i < pass->names->len; i++)
        builder_free(pass->builders[i]);
    g_free(pass->builders);
}

/* Runs a pass over the text; a sample ends without looking at its last, cut row. */
static bool run_pass(Pass *pass, ReaderFormat format, const char *text, size_t length, bool sample,
                     GError **error)
{
    static const ReaderEvents events = {on_cell, on_row};
    g_autoptr(Reader) reader = reader_new(format, &events, pass);
    for (size_t at = 0; at < length;) {
        size_t n = MIN(length - at, SAMPLE_BYTES);
        if (!reader_feed(reader, text + at, n, error))
            break;
        at += n;
    }
    bool ok = (error == NULL || *error == NULL) && (sample || reader_finish(reader, error));
    if (!ok && pass->row > 0)
        g_prefix_error(error, "near row %zu: ", pass->row);
    return ok;
}

/* The column of what was built; the cells of a cut last row are dropped. */
static Column *finish_column(Pass *pass, size_t index, size_t rows)
{
    g_autoptr(Column) column = builder_finish(pass->builders[index]);
    return column->rows == rows ? g_steal_pointer(&column) : column_slice(column, 0, rows);
}

/* Everything that reading one file takes. */
typedef struct {
    ReaderFormat format;
    const char *text;
    size_t length;
    GPtrArray *names;
    Type *types;
    bool *known; /* the caller said the type */
    bool crlf;
} Opening;

static bool guess_types(Opening *opening, const KnownType *known, size_t n, GError **error)
{
    Pass pass = {.names = opening->names, .policy = MISFIT_MAKES_TEXT};
    bool sample = opening->length > SAMPLE_BYTES;
    bool ok = run_pass(&pass, opening->format, opening->text, MIN(opening->length, SAMPLE_BYTES),
                       sample, error);
    if (ok && pass.builders == NULL) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                            "its first line does not name any columns");
        ok = false;
    }
    opening->crlf = pass.crlf;
    opening->types = g_new0(Type, MAX(opening->names->len, 1));
    opening->known = g_new0(bool, MAX(opening->names->len, 1));
    for (unsigned i = 0; ok && i < opening->names->len; i++) {
        const char *name = g_ptr_array_index(opening->names, i);
        g_autoptr(Column) text = finish_column(&pass, i, pass.row - 1);
        opening->types[i] = infer_type(text);
        for (size_t k = 0; k < n; k++) {
            if (strcmp(known[k].name, name) == 0) {
                opening->types[i] = known[k].type;
                opening->known[i] = true;
            }
        }
    }
    pass_clear(&pass);
    return ok;
}

/* A column of text read as another type, which fits. */
static Column *convert(const Column *text, Type type)
{
    g_autoptr(Builder) builder = builder_new(type, MISFIT_MAKES_TEXT);
    for (size_t row = 0; row < text->rows; row++) {
        size_t length = 0;
        const char *string = column_has(text, row) ? column_string(text, row, &length) : "";
        builder_append(builder, string, length);
    }
    return builder_finish(builder);
}

/* Reads the columns whose guessed type did not hold once more, as text, and infers their type from
 * all values. */
static bool read_again(Opening *opening, bool *wanted, Column **columns, GError **error)
{
    Pass pass = {.names = opening->names,
                 .names_known = true,
                 .policy = MISFIT_MAKES_TEXT,
                 .wanted = wanted,
                 .crlf = opening->crlf};
    bool ok = run_pass(&pass, opening->format, opening->text, opening->length, false, error);
    for (unsigned i = 0; ok && i < opening->names->len; i++) {
        if (!wanted[i])
            continue;
        columns[i] = finish_column(&pass, i, pass.row - 1);
        Type type = infer_type(columns[i]);
        if (type != TYPE_TEXT) {
            Column *typed = convert(columns[i], type);
            column_unref(columns[i]);
            columns[i] = typed;
        }
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
            columns[i] = finish_column(pass, i, pass->row - 1);
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

static Table *read_typed(Opening *opening, GError **error)
{
    size_t width = opening->names->len;
    Pass pass = {.names = opening->names,
                 .names_known = true,
                 .types = opening->types,
                 .policy = MISFIT_STOPS,
                 .crlf = opening->crlf};
    g_autofree Column **columns = g_new0(Column *, MAX(width, 1));
    g_autofree bool *again = g_new0(bool, MAX(width, 1));
    bool any_again = false;
    Table *table = NULL;
    bool ok = run_pass(&pass, opening->format, opening->text, opening->length, false, error) &&
              collect(opening, &pass, columns, again, &any_again, error) &&
              (!any_again || read_again(opening, again, columns, error));
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

/* The bytes of a file, mapped if they can be, or of standard input. */
static GBytes *load(const char *path, GError **error)
{
    if (strcmp(path, "-") != 0) {
        g_autoptr(GMappedFile) file = g_mapped_file_new(path, false, error);
        return file != NULL ? g_mapped_file_get_bytes(file) : NULL;
    }
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    guint8 buffer[65536];
    size_t n;
    while ((n = fread(buffer, 1, sizeof buffer, stdin)) > 0)
        g_byte_array_append(bytes, buffer, (guint)n);
    if (ferror(stdin)) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                            "standard input cannot be read");
        return NULL;
    }
    return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

Table *text_open(const char *path, ReaderFormat format, const KnownType *known, size_t n,
                 GError **error)
{
    g_autoptr(GError) reason = NULL;
    g_autoptr(GBytes) bytes = load(path, &reason);
    Opening opening = {.format = format, .names = g_ptr_array_new_with_free_func(g_free)};
    Table *table = NULL;
    if (bytes != NULL) {
        opening.text = g_bytes_get_data(bytes, &opening.length);
        if (guess_types(&opening, known, n, &reason))
            table = read_typed(&opening, &reason);
    }
    if (table == NULL)
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "cannot open '%s': %s",
                    strcmp(path, "-") == 0 ? "standard input" : path, reason->message);
    g_ptr_array_unref(opening.names);
    g_free(opening.types);
    g_free(opening.known);
    return table;
}
