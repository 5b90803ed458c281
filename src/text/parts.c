#include "text/parts.h"

#include <string.h>

/* A part that takes a thread longer to read than to start. */
#define PART_BYTES ((size_t)4 << 20)
#define PARTS_MAX  16

typedef struct {
    Pass pass;
    ReaderFormat format;
    const Source *source;
    PassRange range;
    bool ok;
} Part;

/* Where the first row at or behind `at` starts. */
static size_t next_row(const Source *source, size_t at)
{
    char buffer[4096];
    size_t got;
    while (source_read(source, at, buffer, sizeof buffer, &got, NULL) && got > 0) {
        const char *newline = memchr(buffer, '\n', got);
        if (newline != NULL)
            return at + (size_t)(newline - buffer) + 1;
        at += got;
    }
    return source_size(source);
}

static bool fits(const Pass *pass)
{
    const char *cell;
    size_t row;
    for (unsigned i = 0; i < pass->names->len; i++) {
        if (builder_misfit(pass->builders[i], &cell, &row))
            return false;
    }
    return true;
}

static gpointer run_part(gpointer data)
{
    Part *part = data;
    part->ok =
        part->range.start == part->range.end ||
        (pass_run(&part->pass, part->format, part->source, part->range, NULL) && fits(&part->pass));
    return NULL;
}

/* Runs the first part here and each other in a thread of its own. */
static bool run_parts(Part *parts, size_t n)
{
    GThread *threads[PARTS_MAX];
    bool ok = true;
    for (size_t i = 1; i < n; i++)
        threads[i] = g_thread_new("read", run_part, &parts[i]);
    run_part(&parts[0]);
    for (size_t i = 1; i < n; i++)
        g_thread_join(threads[i]);
    for (size_t i = 0; i < n; i++)
        ok = ok && parts[i].ok;
    return ok;
}

/* Integers that are hexadecimal in one part and not, or with other digits, in another. */
static bool forms_differ(Column *const *columns, size_t n)
{
    const Column *first = NULL;
    for (size_t i = 0; i < n; i++) {
        if (column_count(columns[i]) == 0)
            continue;
        if (first == NULL)
            first = columns[i];
        else if (columns[i]->hex_digits != first->hex_digits)
            return true;
    }
    return false;
}

/* The parts of one column as a whole; NULL if they do not go together. */
static Column *join_column(Part *parts, size_t n, unsigned index)
{
    Column *columns[PARTS_MAX];
    size_t filled = 0;
    for (size_t k = 0; k < n; k++) {
        if (parts[k].pass.builders != NULL)
            columns[filled++] = pass_finish_column(&parts[k].pass, index);
    }
    Column *whole = forms_differ(columns, filled) ? NULL : column_concat(columns, filled);
    for (size_t k = 0; k < filled; k++)
        column_unref(columns[k]);
    return whole;
}

static Table *join_parts(Part *parts, size_t n)
{
    const GPtrArray *names = parts[0].pass.names;
    g_autoptr(Table) table = NULL;
    for (unsigned i = 0; i < names->len; i++) {
        Column *whole = join_column(parts, n, i);
        if (whole == NULL)
            return NULL;
        if (table == NULL)
            table = table_new(whole->rows);
        table_add(table, g_ptr_array_index(names, i), whole);
    }
    return g_steal_pointer(&table);
}

Table *read_parts(const Pass *pass, ReaderFormat format, const Source *source)
{
    Part parts[PARTS_MAX];
    size_t size = source_size(source);
    size_t n = MIN(MIN(size / PART_BYTES, (size_t)g_get_num_processors()), PARTS_MAX);
    if (format != READER_TSV || n < 2)
        return NULL;
    size_t start = 0;
    for (size_t i = 0; i < n; i++) {
        size_t end = i == n - 1 ? size : next_row(source, MAX(size / n * (i + 1), start));
        parts[i] = (Part){*pass, format, source, {start, end, false}, false};
        parts[i].pass.headless = i > 0;
        start = end;
    }
    Table *table = run_parts(parts, n) ? join_parts(parts, n) : NULL;
    for (size_t i = 0; i < n; i++)
        pass_clear(&parts[i].pass);
    return table;
}
