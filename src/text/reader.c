#include "text/reader.h"

#include <csv.h>
#include <string.h>

#include "base/error.h"

struct Reader {
    ReaderFormat format;
    struct csv_parser parser;
    const ReaderEvents *events;
    void *data;
    size_t cells;    /* of this row */
    GError *failure; /* of events->row: libcsv cannot be stopped from within */
};

static int is_never(unsigned char byte)
{
    (void)byte;
    return 0;
}

static int is_newline(unsigned char byte)
{
    return byte == '\n';
}

const char *reader_library_version(void)
{
    return G_STRINGIFY(CSV_MAJOR) "." G_STRINGIFY(CSV_MINOR) "." G_STRINGIFY(CSV_RELEASE);
}

Reader *reader_new(ReaderFormat format, const ReaderEvents *events, void *data)
{
    Reader *reader = g_new0(Reader, 1);
    bool tsv = format == READER_TSV;
    reader->format = format;
    reader->events = events;
    reader->data = data;
    /* Without CSV_STRICT a stray quote would swallow the cells behind it. Only allocation could
     * fail, and nothing is allocated yet. */
    csv_init(&reader->parser, tsv ? CSV_REPALL_NL : CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&reader->parser, tsv ? '\t' : ',');
    /* There is no switch for "no quotes", so the quote is a byte that reader_feed does not let
     * through. */
    csv_set_quote(&reader->parser, tsv ? '\0' : '"');
    csv_set_blk_size(&reader->parser, 4096);
    csv_set_realloc_func(&reader->parser, g_realloc);
    csv_set_free_func(&reader->parser, g_free);
    return reader;
}

void reader_free(Reader *reader)
{
    if (reader == NULL)
        return;
    csv_free(&reader->parser);
    g_clear_error(&reader->failure);
    g_free(reader);
}

static void on_cell(void *bytes, size_t length, void *data)
{
    Reader *reader = data;
    reader->cells++;
    if (reader->failure == NULL)
        reader->events->cell(bytes != NULL ? bytes : "", length, reader->data);
}

/* `terminator` is the byte that ended the row, or -1 at the end of the text. */
static void on_row(int terminator, void *data)
{
    Reader *reader = data;
    /* libcsv sees no cell in an empty line. */
    if (reader->cells == 0)
        on_cell(NULL, 0, reader);
    reader->cells = 0;
    if (reader->failure == NULL)
        reader->events->row(terminator != -1, reader->data, &reader->failure);
}

static bool check(Reader *reader, bool parsed, GError **error)
{
    if (reader->failure != NULL) {
        g_propagate_error(error, g_steal_pointer(&reader->failure));
        return false;
    }
    if (!parsed) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                            csv_error(&reader->parser) == CSV_EPARSE
                                ? "the quotes do not match: a cell with quotes in it must "
                                  "itself be quoted, and each of them doubled"
                                : csv_strerror(csv_error(&reader->parser)));
        return false;
    }
    return true;
}

/* Keeps libcsv from trimming blanks, and in TSV from ending rows at a CR. (In CSV it may: CR LF
 * ends two rows, of which it drops the empty one.) It asks a function about every byte for that, so
 * it is told only of pieces where such bytes are. */
static void set_functions(Reader *reader, const char *bytes, size_t length)
{
    bool tsv = reader->format == READER_TSV;
    bool blanks =
        memchr(bytes, ' ', length) != NULL || (!tsv && memchr(bytes, '\t', length) != NULL);
    bool returns = tsv && memchr(bytes, '\r', length) != NULL;
    csv_set_space_func(&reader->parser, blanks ? is_never : NULL);
    csv_set_term_func(&reader->parser, returns ? is_newline : NULL);
}

bool reader_feed(Reader *reader, const char *bytes, size_t length, GError **error)
{
    if (reader->format == READER_TSV && memchr(bytes, '\0', length) != NULL) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                            "there is a NUL byte in it, so this is not tab-separated text");
        return false;
    }
    set_functions(reader, bytes, length);
    size_t parsed = csv_parse(&reader->parser, bytes, length, on_cell, on_row, reader);
    return check(reader, parsed == length, error);
}

bool reader_finish(Reader *reader, GError **error)
{
    int status = csv_fini(&reader->parser, on_cell, on_row, reader);
    return check(reader, status == 0, error);
}
