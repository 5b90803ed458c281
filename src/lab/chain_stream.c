#include "lab/chain_stream.h"

#include "base/error.h"
#include "text/writer.h"

typedef struct {
    const Step *steps;
    size_t n;
    size_t *left; /* one a step: how many rows it will still let pass, if it keeps the first */
    Run run;
    WritePieces pieces;
} Streaming;

bool chain_stream_wanted(const Step *source)
{
    return source->verb->in_pieces != NULL && source->verb->in_pieces(source->options);
}

static bool keeps_first(const Step *step, size_t *rows)
{
    return step->verb->first_rows != NULL && step->verb->first_rows(step->options, rows);
}

static bool can_be_in_pieces(const Step *step, bool last)
{
    const Verb *verb = step->verb;
    size_t rows;
    if (verb->kind == VERB_SINK)
        return last && verb->takes_pieces != NULL && verb->takes_pieces(step->options);
    return keeps_first(step, &rows) || (verb->row_wise != NULL && verb->row_wise(step->options));
}

bool chain_stream_check(const Step *steps, size_t n, GError **error)
{
    for (size_t i = 1; chain_stream_wanted(&steps[0]) && i < n; i++) {
        if (can_be_in_pieces(&steps[i], i == n - 1))
            continue;
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "--line-buffered prints rows as they come, and '%s', as it stands here, needs "
                    "all of them first. Leave --line-buffered out, and the table is printed when "
                    "the capture is over; or use only select, head, where and derive without "
                    "functions of other rows, and print as tsv, csv or jsonl",
                    steps[i].verb->name);
        return false;
    }
    return true;
}

/* What one step makes of a piece. */
static Table *apply(Streaming *streaming, size_t index, const Table *in, bool *enough,
                    GError **error)
{
    const Step *step = &streaming->steps[index];
    size_t rows;
    if (!keeps_first(step, &rows))
        return step->verb->apply(in, step->options, &streaming->run, error);
    Table *first = table_slice(in, 0, streaming->left[index]);
    streaming->left[index] -= first->rows;
    *enough = *enough || streaming->left[index] == 0;
    return first;
}

static bool take(const Table *rows, bool last, bool *enough, void *data, GError **error)
{
    Streaming *streaming = data;
    g_autoptr(Table) table = table_slice(rows, 0, rows->rows);
    streaming->pieces.last = last;
    for (size_t i = 1; i < streaming->n; i++) {
        /* Nothing is printed of no rows; the last piece sees to it that the names are. */
        if (streaming->steps[i].verb->kind == VERB_SINK && table->rows == 0 && !last)
            break;
        Table *next = apply(streaming, i, table, enough, error);
        if (next == NULL)
            return false;
        table_unref(table);
        table = next;
    }
    diagnostics_drop_repeated(streaming->run.diagnostics, 0);
    return true;
}

bool chain_stream_run(const Step *steps, size_t n, const Run *run, GError **error)
{
    if (run->outlet != NULL) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "--line-buffered prints while a capture is coming in; a page is made "
                            "when it is over");
        return false;
    }
    g_autofree size_t *left = g_new0(size_t, n);
    Streaming streaming = {.steps = steps, .n = n, .left = left, .run = *run};
    streaming.run.pieces = &streaming.pieces;
    for (size_t i = 1; i < n; i++)
        keeps_first(&steps[i], &left[i]);
    return steps[0].verb->stream(steps[0].options, run, take, &streaming, error);
}
