#include "plot/legend.h"

#include "plot/design.h"
#include "plot/label.h"
#include "plot/line.h"
#include "plot/marker.h"
#include "plot/points.h"

/* In units of design. */
#define SAMPLE     26.0
#define SAMPLE_GAP 7.0
#define ENTRY_GAP  22.0

static void draw_sample(Canvas *canvas, const Series *series, Point left, double scale)
{
    Point line[2] = {left, {left.x + SAMPLE * scale, left.y}};
    Point middle = {left.x + SAMPLE * scale / 2, left.y};
    const Style *style = &series->style;
    Style opaque = {style->color, 1, style->line, style->marker};
    Stroke stroke = line_stroke(&opaque, scale);
    canvas_line(canvas, line, 2, &stroke);
    if (style->marker != MARKER_NONE) {
        marker_draw(canvas, style->marker, &middle, 1, points_size(style->marker, 1, scale),
                    style->color);
    }
}

/* Walks from entry to entry, from line to line, and gives the height. Draws if asked to. */
static double flow(Canvas *canvas, const Series *series, size_t n, Point corner, double width,
                   double scale, bool draw)
{
    TextStyle style = design_tick_style(scale);
    double before_text = (SAMPLE + SAMPLE_GAP) * scale;
    double x = 0, y = DESIGN_LEGEND_LINE * scale / 2;
    for (size_t i = 0; i < n; i++) {
        g_autofree char *name = label_fit(canvas, &style, series[i].label, width - before_text);
        double entry = before_text + canvas_text_width(canvas, &style, name);
        if (x > 0 && x + entry > width) {
            x = 0;
            y += DESIGN_LEGEND_LINE * scale;
        }
        if (draw) {
            Point at = {corner.x + x, corner.y + y};
            draw_sample(canvas, &series[i], at, scale);
            at.x += before_text;
            canvas_text(canvas, at, ALIGN_LEFT, &style, name);
        }
        x += entry + ENTRY_GAP * scale;
    }
    return y + DESIGN_LEGEND_LINE * scale / 2;
}

double legend_height(Canvas *canvas, const Series *series, size_t n, double width, double scale)
{
    return n < 2 ? 0 : flow(canvas, series, n, (Point){0, 0}, width, scale, false);
}

void legend_draw(Canvas *canvas, const Series *series, size_t n, Point corner, double width,
                 double scale)
{
    if (n >= 2) {
        flow(canvas, series, n, corner, width, scale, true);
    }
}
