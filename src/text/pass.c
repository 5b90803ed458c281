#include "text/pass.h"

#include <string.h>

#include "base/error.h"

static void on_cell(const char *bytes, size_t length, void *data)
{
    Pass *pass = data;
    size_t cell = pass->cell;
    if (pass->row == 0 && !pass->names_known) {
        g_ptr_array_add(pass->names, g_strndup(bytes, length));
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
        if (pass->tsv && i == pass->names->len - 1 && length > 0 && (*name)[length - 1] == '\r') {
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
    for (unsigned i = 0; i < pass->names->len; i++) {
        Type type = pass->types != NULL ? pass->types[i] : TYPE_TEXT;
        bool known = pass->known != NULL && pass->known[i];
        pass->builders[i] = builder_new(type, known ? MISFIT_STOPS : pass->policy);
    }
}

static bool on_header(Pass *pass, GError **error)
{
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
    if (cells == pass->names->len)
        return true;
    pass->told = true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "row %zu has %zu cells, but the first line names %u columns", pass->row - 1, cells,
                pass->names->len);
    return false;
}

void pass_clear(Pass *pass)
{
    for (unsigned i = 0; pass->builders != NULL && i < pass->names->len; i++)
        builder_free(pass->builders[i]);
    g_free(pass->builders);
}

static bool feed(Reader *reader, const Source *source, PassRange range, GError **error)
{
    g_autofree char *buffer = g_malloc(PASS_BYTES);
    for (size_t at = range.start; at < range.end;) {
        size_t got;
        size_t wanted = MIN(PASS_BYTES, range.end - at);
        if (!source_read(source, at, buffer, wanted, &got, error) ||
            !reader_feed(reader, buffer, got, error))
            return false;
        if (got == 0)
            break; /* the file has become shorter */
        at += got;
    }
    return range.cut || reader_finish(reader, error);
}

bool pass_run(Pass *pass, ReaderFormat format, const Source *source, PassRange range,
              GError **error)
{
    static const ReaderEvents events = {on_cell, on_row};
    g_autoptr(Reader) reader = reader_new(format, &events, pass);
    pass->tsv = format == READER_TSV;
    if (pass->headless) {
        pass->row = 1;
        make_builders(pass);
    }
    if (feed(reader, source, range, error))
        return !pass->names_known || pass->builders != NULL || pass_fail_changed(error);
    if (pass->row > 1 && !pass->told)
        g_prefix_error(error, "behind row %zu: ", pass->row - 1);
    return false;
}

bool pass_fail_changed(GError **error)
{
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        "it has changed while it was read; open it when nobody writes to it");
    return false;
}

Column *pass_finish_column(Pass *pass, size_t index)
{
    size_t rows = pass->row - 1;
    g_autoptr(Column) column = builder_finish(pass->builders[index]);
    return column->rows == rows ? g_steal_pointer(&column) : column_slice(column, 0, rows);
}
