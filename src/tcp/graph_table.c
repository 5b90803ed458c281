/* Samples as columns. */
#include <string.h>

#include "tcp/graph.h"
#include "tcp/sides.h"

#define NANOSECONDS 1e9
#define BITS        8.0

static const GraphRow *row_at(const GArray *rows, size_t row)
{
    return &g_array_index(rows, GraphRow, row);
}

/* Integers or durations: a member of each row. */
static Column *column_of(const GArray *rows, Type type, size_t member)
{
    Column *column = column_new(type, rows->len, NULL);
    for (size_t row = 0; row < rows->len; row++) {
        int64_t value =
            *(const int64_t *)(const void *)(rows->data + row * sizeof(GraphRow) + member);
        if (value == TRACE_NONE) {
            column_set_missing(column, row);
        } else {
            column->ints[row] = value;
        }
    }
    return column;
}

static Column *elapsed_column(const GArray *rows, const Trace *trace)
{
    Column *column = column_new(TYPE_DURATION, rows->len, NULL);
    for (size_t row = 0; row < rows->len; row++) {
        column->ints[row] = row_at(rows, row)->time - trace->start;
    }
    return column;
}

static Column *rate_column(const GArray *rows, int64_t window)
{
    Column *column = column_new(TYPE_REAL, rows->len, NULL);
    for (size_t row = 0; row < rows->len; row++) {
        column->reals[row] = (double)row_at(rows, row)->value * BITS * NANOSECONDS / (double)window;
    }
    return column;
}

static const char *side_of(const GraphRow *row)
{
    return side_name(row->side);
}

static const char *mark_of(const GraphRow *row)
{
    return graph_mark_name(row->mark);
}

static Column *text_column(const GArray *rows, const char *(*text_of)(const GraphRow *row))
{
    g_autoptr(Dictionary) dictionary = dictionary_new();
    Column *column = column_new(TYPE_TEXT, rows->len, dictionary);
    for (size_t row = 0; row < rows->len; row++) {
        const char *text = text_of(row_at(rows, row));
        column->codes[row] = dictionary_intern(dictionary, text, strlen(text));
    }
    return column;
}

static void add_values(Table *table, const GArray *rows, GraphKind kind, int64_t window)
{
    bool sequence = kind == GRAPH_SEQUENCE || kind == GRAPH_TCPTRACE;
    if (kind == GRAPH_THROUGHPUT) {
        table_add(table, "bits_per_second", rate_column(rows, window));
    }
    if (kind == GRAPH_RTT) {
        table_add(table, "rtt", column_of(rows, TYPE_DURATION, offsetof(GraphRow, value)));
        table_add(table, "acked_frame", column_of(rows, TYPE_INT, offsetof(GraphRow, acked_frame)));
    }
    if (kind == GRAPH_WINDOW) {
        table_add(table, "bytes", column_of(rows, TYPE_INT, offsetof(GraphRow, value)));
    }
    if (sequence || kind == GRAPH_RTT) {
        table_add(table, "seq", column_of(rows, TYPE_INT, offsetof(GraphRow, seq)));
        table_add(table, "seq_end", column_of(rows, TYPE_INT, offsetof(GraphRow, seq_end)));
    }
}

Table *graph_table(const GArray *rows, const Trace *trace, GraphKind kind, int64_t window)
{
    Table *table = table_new(rows->len);
    table_add(table, "time", column_of(rows, TYPE_TIME, offsetof(GraphRow, time)));
    table_add(table, "elapsed", elapsed_column(rows, trace));
    table_add(table, "frame", column_of(rows, TYPE_INT, offsetof(GraphRow, frame)));
    table_add(table, "side", text_column(rows, side_of));
    table_add(table, "what", text_column(rows, mark_of));
    add_values(table, rows, kind, window);
    return table;
}
