#include "tcp/graph_figure.h"

#include "plot/figure.h"
#include "tcp/graph_limits.h"
#include "tcp/graph_looks.h"
#include "tcp/sides.h"

/* A panel, and what its chart borrows. */
typedef struct {
    Chart chart;
    GArray *series;    /* of Series */
    GPtrArray *tables; /* of Table *: the samples of each series */
    GPtrArray *texts;  /* of char * */
    bool beyond;       /* the window reaches far above all else, and is cut */
} Panel;

static void unref_table(void *table)
{
    table_unref(table);
}

static const char *keep_text(Panel *panel, char *text)
{
    g_ptr_array_add(panel->texts, text);
    return text;
}

/* The samples of a side that are one thing, as a table of their own. */
static Table *samples_of(const GraphFigure *figure, Side side, GraphMark mark)
{
    g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t row = 0; row < figure->rows->len; row++) {
        const GraphRow *sample = &g_array_index(figure->rows, GraphRow, row);
        if (sample->side == side && sample->mark == mark) {
            g_array_append_val(numbers, row);
        }
    }
    return table_take(figure->table, (const size_t *)(const void *)numbers->data, numbers->len);
}

static const Column *column_named(const Table *table, const char *name)
{
    size_t index;
    return table_find(table, name, &index) ? table_column(table, index) : NULL;
}

static const char *x_column(GraphX x)
{
    static const char *const names[] = {
        [GRAPH_X_ELAPSED] = "elapsed",
        [GRAPH_X_CLOCK] = "time",
        [GRAPH_X_SEQUENCE] = "seq",
    };
    return names[x];
}

static const char *y_column(GraphKind kind)
{
    static const char *const names[] = {
        [GRAPH_SEQUENCE] = "seq", [GRAPH_TCPTRACE] = "seq", [GRAPH_THROUGHPUT] = "bits_per_second",
        [GRAPH_RTT] = "rtt",      [GRAPH_WINDOW] = "bytes",
    };
    return names[kind];
}

/* "Segment"; of windows also what is not to be seen. */
static char *label_of(const GraphFigure *figure, Side side, GraphMark mark, bool beyond)
{
    bool windows = mark == MARKED_WINDOW || mark == MARKED_WINDOW_EDGE;
    bool unknown = windows && figure->trace->scale_unknown[side_other(side)];
    char *name = g_strconcat(graph_mark_name(mark), unknown ? " (scale unknown)" : "",
                             beyond && mark == MARKED_WINDOW_EDGE ? " (goes on above)" : "", NULL);
    name[0] = g_ascii_toupper(name[0]);
    return name;
}

static void add_series(Panel *panel, const GraphFigure *figure, Side side, const GraphLook *look)
{
    Table *samples = samples_of(figure, side, look->mark);
    g_ptr_array_add(panel->tables, samples);
    const Series series = {
        .x = column_named(samples, x_column(figure->x)),
        .y = column_named(samples, y_column(figure->kind)),
        .y_end = look->kind == KIND_RANGES ? column_named(samples, "seq_end") : NULL,
        .label = keep_text(panel, label_of(figure, side, look->mark, panel->beyond)),
        .style = {look->color, look->alpha, look->line, look->marker},
        .kind = look->kind,
        .heavy = look->heavy,
    };
    g_array_append_val(panel->series, series);
}

/* A series for everything that there is; of nothing at all the first, whose columns are empty. */
static void add_all_series(Panel *panel, const GraphFigure *figure, Side side)
{
    bool there[MARKED_COUNT] = {false};
    size_t n = 0;
    const GraphLook *looks = graph_looks(figure->kind, &n);
    for (size_t row = 0; row < figure->rows->len; row++) {
        const GraphRow *sample = &g_array_index(figure->rows, GraphRow, row);
        there[sample->mark] = there[sample->mark] || sample->side == side;
    }
    for (size_t i = 0; i < n; i++) {
        if (there[looks[i].mark]) {
            add_series(panel, figure, side, &looks[i]);
        }
    }
    if (panel->series->len == 0) {
        add_series(panel, figure, side, &looks[0]);
    }
}

static bool is_one_panel(const GraphFigure *figure)
{
    return !figure->sides[SIDE_CLIENT] || !figure->sides[SIDE_SERVER];
}

static char *title_of(const GraphFigure *figure, Side side)
{
    const Trace *trace = figure->trace;
    const char *nothing = trace->data[side] == 0 ? " (no data)" : "";
    const char *from = trace->ends[side], *to = trace->ends[side_other(side)];
    if (is_one_panel(figure)) {
        return figure->title != NULL ? g_strdup(figure->title)
                                     : g_strdup_printf("Stream %" G_GINT64_FORMAT ": %s → %s%s",
                                                       trace->number, from, to, nothing);
    }
    return g_strdup_printf("%s, %s → %s%s", side == SIDE_CLIENT ? "Client" : "Server", from, to,
                           nothing);
}

static char *empty_text(const GraphFigure *figure, Side side)
{
    const char *name = side_name(side);
    if (figure->kind == GRAPH_RTT) {
        return g_strdup_printf("no round-trip time was measured of what the %s sends", name);
    }
    return figure->kind == GRAPH_WINDOW
               ? g_strdup_printf("no window for what the %s sends, and nothing in flight", name)
               : g_strdup_printf("the %s sends no data", name);
}

/* What stands before the legend. */
static char *window_text(int64_t window)
{
    double milliseconds = (double)window / 1e6;
    return milliseconds < 1000 ? g_strdup_printf("Sliding window of %g ms:", milliseconds)
                               : g_strdup_printf("Sliding window of %g s:", milliseconds / 1000);
}

/* As unit_seconds, but a tenth of a second is 100 ms: round-trip times are. */
static const Unit unit_milliseconds = {"seconds", "s", -9, 0, 1, G_MAXDOUBLE};

static void name_axes(Chart *chart, const GraphFigure *figure)
{
    static const struct {
        const char *label;
        const Unit *unit;
    } y[] = {
        [GRAPH_SEQUENCE] = {"Sequence number", &unit_byte_number},
        [GRAPH_TCPTRACE] = {"Sequence number", &unit_byte_number},
        [GRAPH_THROUGHPUT] = {"Rate of data", &unit_bits_per_second},
        [GRAPH_RTT] = {"Round-trip time", &unit_milliseconds},
        [GRAPH_WINDOW] = {"Receive window and bytes in flight", &unit_bytes},
    };
    chart->y_label = y[figure->kind].label;
    chart->y_unit = y[figure->kind].unit;
    if (figure->x == GRAPH_X_ELAPSED) {
        chart->x_label = "Time since the stream's first packet";
        chart->x_unit = &unit_seconds;
    } else if (figure->x == GRAPH_X_SEQUENCE) {
        chart->x_label = "Sequence number";
        chart->x_unit = &unit_byte_number;
    }
}

static Panel panel_new(const GraphFigure *figure, Side side)
{
    Panel panel = {
        .series = g_array_new(FALSE, FALSE, sizeof(Series)),
        .tables = g_ptr_array_new_with_free_func(unref_table),
        .texts = g_ptr_array_new_with_free_func(g_free),
    };
    Chart *chart = &panel.chart;
    panel.beyond = graph_limits_make(figure, side, &chart->x_limits, &chart->y_limits);
    add_all_series(&panel, figure, side);
    chart->series = &g_array_index(panel.series, Series, 0);
    chart->n_series = panel.series->len;
    chart->title = keep_text(&panel, title_of(figure, side));
    chart->empty = keep_text(&panel, empty_text(figure, side));
    chart->zone = figure->zone;
    if (figure->kind == GRAPH_THROUGHPUT) {
        chart->legend_title = keep_text(&panel, window_text(figure->window));
    }
    name_axes(chart, figure);
    return panel;
}

static void panel_clear(Panel *panel)
{
    g_array_unref(panel->series);
    g_ptr_array_unref(panel->tables);
    g_ptr_array_unref(panel->texts);
}

GBytes *graph_figure_render(const GraphFigure *graph, GError **error)
{
    Panel panels[SIDE_COUNT];
    Chart charts[SIDE_COUNT];
    size_t n = 0;
    for (int side = 0; side < SIDE_COUNT; side++) {
        if (graph->sides[side]) {
            panels[n] = panel_new(graph, (Side)side);
            charts[n] = panels[n].chart;
            n++;
        }
    }
    g_assert(n > 0);
    g_autofree char *heading =
        graph->title != NULL ? g_strdup(graph->title)
                             : g_strdup_printf("Stream %" G_GINT64_FORMAT, graph->trace->number);
    const Figure figure = {
        .page = graph->page,
        .charts = charts,
        .n_charts = n,
        .grid = {1, n},
        .heading = n > 1 ? heading : NULL,
        .share_x = n > 1 && graph->x != GRAPH_X_SEQUENCE,
    };
    GBytes *picture = figure_render(&figure, error);
    for (size_t i = 0; i < n; i++) {
        panel_clear(&panels[i]);
    }
    return picture;
}
