#include "plot/legend.h"

#include <stdbool.h>

#include "plot/design.h"
#include "plot/label.h"
#include "plot/line.h"
#include "plot/marker.h"
#include "plot/points.h"

/* In units of design. */
#define SAMPLE     26.0
#define SAMPLE_GAP 7.0
#define SWATCH     12.0
#define ENTRY_GAP  22.0

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

/* One more entry: a name, before which a sample stands unless there is no series. */
static void flow_add(Flow *flow, const Series *series, const char *text)
{
    double scale = flow->legend->scale;
    TextStyle style = design_tick_style(scale);
    style.color = series != NULL ? style.color : COLOR_MUTED;
    double before_text = series != NULL ? (SAMPLE + SAMPLE_GAP) * scale : 0;
    g_autofree char *name = label_fit(flow->canvas, &style, text, flow->width - before_text);
    double entry = before_text + canvas_text_width(flow->canvas, &style, name);
    if (flow->x > 0 && flow->x + entry > flow->width) {
        flow->x = 0;
        flow->y += DESIGN_LEGEND_LINE * scale;
    }
    Point at = {flow->corner.x + flow->x, flow->corner.y + flow->y};
    if (flow->draw && series != NULL) {
        draw_sample(flow->canvas, series, at, scale);
    }
    if (flow->draw) {
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
    if (legend->title != NULL) {
        flow_add(&flow, NULL, legend->title);
    }
    for (size_t i = 0; i < legend->n; i++) {
        flow_add(&flow, &legend->series[i], legend->series[i].label);
    }
    return flow.y + half;
}

static bool is_needed(const Legend *legend)
{
    return legend->n >= 2 || legend->title != NULL;
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
