#include "plot/legend.h"

#include <stdbool.h>

#include "plot/design.h"
#include "plot/label.h"
#include "plot/line.h"
#include "plot/marker.h"
#include "plot/marks.h"
#include "plot/points.h"
#include "plot/ranges.h"
#include "plot/second_axis.h"

/* In units of design. */
#define SAMPLE     26.0
#define SAMPLE_GAP 7.0
#define SWATCH     12.0
#define ENTRY_GAP  22.0
#define MARK       18.0
/* Of an expression, characters. */
#define MOST_OF_TEXT 60

static void draw_sample(Canvas *canvas, const Series *series, Point left, double scale)
{
    Point line[2] = {left, {left.x + SAMPLE * scale, left.y}};
    Point middle = {left.x + SAMPLE * scale / 2, left.y};
    const Style *style = &series->style;
    Style opaque = {style->color, 1, style->line, style->marker};
    if (kind_is_bars(series->kind) || series->kind == KIND_SPANS) {
        double half = SWATCH * scale / 2;
        const Point square[4] = {{middle.x - half, middle.y - half},
                                 {middle.x + half, middle.y - half},
                                 {middle.x + half, middle.y + half},
                                 {middle.x - half, middle.y + half}};
        canvas_fill(canvas, square, 4, style->color);
        return;
    }
    if (series->kind == KIND_RANGES) {
        ranges_draw_sample(canvas, series, middle, SWATCH * scale, scale);
        return;
    }
    Stroke stroke = line_stroke(&opaque, scale);
    canvas_line(canvas, line, 2, &stroke);
    if (style->marker != MARKER_NONE) {
        marker_draw(canvas, style->marker, &middle, 1, points_size(style->marker, 1, scale),
                    style->color);
    }
}

/* The way from entry to entry, from line to line. */
typedef struct {
    Canvas *canvas;
    const Legend *legend;
    Point corner;
    double width;
    bool draw;
    double x, y;
} Flow;

/* A name; before it stands a sample, if there is something to show, and behind it what is never
 * cut. */
typedef struct {
    const Series *series; /* or NULL */
    const size_t *mark;   /* or NULL */
    const char *text;
    const char *suffix;
} Entry;

static double sample_width(const Entry *entry)
{
    return entry->series != NULL ? SAMPLE + SAMPLE_GAP
           : entry->mark != NULL ? MARK + SAMPLE_GAP
                                 : 0;
}

/* The name, of which so much is there that the entry fits the width, and the suffix. */
static char *entry_name(Canvas *canvas, const Entry *entry, const TextStyle *style, double width)
{
    double suffix = canvas_text_width(canvas, style, entry->suffix);
    g_autofree char *name = label_fit(canvas, style, entry->text, width - suffix);
    return g_strconcat(name, entry->suffix, NULL);
}

static void draw_entry_sample(const Flow *flow, const Entry *entry, Point at)
{
    double scale = flow->legend->scale;
    if (entry->series != NULL) {
        draw_sample(flow->canvas, entry->series, at, scale);
    } else if (entry->mark != NULL) {
        at.x += MARK / 2 * scale;
        marks_draw_sample(flow->canvas, flow->legend->chart, *entry->mark, at, scale);
    }
}

static void flow_add(Flow *flow, const Entry *part)
{
    double scale = flow->legend->scale;
    TextStyle style = design_tick_style(scale);
    double before_text = sample_width(part) * scale;
    style.color = before_text > 0 ? style.color : COLOR_MUTED;
    g_autofree char *name = entry_name(flow->canvas, part, &style, flow->width - before_text);
    double entry = before_text + canvas_text_width(flow->canvas, &style, name);
    if (flow->x > 0 && flow->x + entry > flow->width) {
        flow->x = 0;
        flow->y += DESIGN_LEGEND_LINE * scale;
    }
    Point at = {flow->corner.x + flow->x, flow->corner.y + flow->y};
    if (flow->draw) {
        draw_entry_sample(flow, part, at);
        at.x += before_text;
        canvas_text(flow->canvas, at, ALIGN_LEFT, &style, name);
    }
    flow->x += entry + ENTRY_GAP * scale;
}

/* Walks along all entries and gives the height. Draws if asked to. */
static double flow_all(Canvas *canvas, const Legend *legend, Point corner, double width, bool draw)
{
    double half = DESIGN_LEGEND_LINE * legend->scale / 2;
    Flow flow = {canvas, legend, corner, width, draw, 0, half};
    const Chart *chart = legend->chart;
    if (chart->legend_title != NULL) {
        flow_add(&flow, &(Entry){NULL, NULL, chart->legend_title, ""});
    }
    for (size_t i = 0; i < chart->n_series; i++) {
        const Series *series = &chart->series[i];
        flow_add(&flow, &(Entry){series, NULL, series->label, series->right ? " (right)" : ""});
    }
    for (size_t i = 0; i < chart->n_marks; i++) {
        g_autofree char *text = label_visible(chart->marks[i].text, MOST_OF_TEXT);
        g_autofree char *count = g_strdup_printf(" (%zu)", legend->marked[i]);
        flow_add(&flow, &(Entry){NULL, &i, text, count});
    }
    return flow.y + half;
}

static bool is_needed(const Legend *legend)
{
    const Chart *chart = legend->chart;
    return chart->n_series >= 2 || chart->legend_title != NULL || chart->n_marks > 0;
}

double legend_height(Canvas *canvas, const Legend *legend, double width)
{
    return is_needed(legend) ? flow_all(canvas, legend, (Point){0, 0}, width, false) : 0;
}

void legend_draw(Canvas *canvas, const Legend *legend, Point corner, double width)
{
    if (is_needed(legend)) {
        flow_all(canvas, legend, corner, width, true);
    }
}
