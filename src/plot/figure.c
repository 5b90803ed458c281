#include "plot/figure.h"

#include <math.h>

#include "plot/arrange.h"
#include "plot/canvas.h"
#include "plot/design.h"
#include "plot/label.h"
#include "plot/legend.h"
#include "plot/marks.h"
#include "plot/page_texts.h"
#include "plot/share.h"

/* Fonts are made for a chart of this size, in inches; in a smaller one of a grid they are smaller,
 * but never so small that they could not be read. */
#define USUAL_WIDTH  10.0
#define USUAL_HEIGHT 6.0
#define LEAST_SCALE  0.7

typedef struct {
    const Figure *figure;
    ChartDrawing *drawings;
    Layout *layouts;
} Drawing;

static double scale_of(const Figure *figure)
{
    double scale = figure->page.dpi / DESIGN_DPI;
    if (figure->grid.columns * figure->grid.rows == 1) {
        return scale;
    }
    double width = figure->page.width / figure->page.dpi / (double)figure->grid.columns;
    double height = figure->page.height / figure->page.dpi / (double)figure->grid.rows;
    double part = cbrt(fmin(width / USUAL_WIDTH, height / USUAL_HEIGHT));
    return scale * fmin(1, fmax(LEAST_SCALE, part));
}

static bool draw_page(Canvas *canvas, void *data, GError **error)
{
    const Drawing *d = data;
    const Figure *f = d->figure;
    const Rect page = {0, 0, canvas_width(canvas), canvas_height(canvas)};
    PageTexts texts;
    page_texts_place(&texts, canvas, &page, f, d->drawings);
    bool ok =
        arrange_charts(d->layouts, d->drawings, f->n_charts, f->grid, canvas, &texts.inside, error);
    for (size_t i = 0; ok && i < f->n_charts; i++) {
        chart_draw(&d->drawings[i], canvas, &d->layouts[i]);
    }
    if (ok) {
        page_texts_draw(&texts, canvas, f, d->drawings);
    }
    page_texts_clear(&texts);
    return ok;
}

static void measure(const Drawing *d)
{
    const Figure *f = d->figure;
    double scale = scale_of(f);
    size_t left_out = 0;
    for (size_t i = 0; i < f->n_charts; i++) {
        chart_measure(&d->drawings[i], &f->charts[i], scale);
        left_out += d->drawings[i].left_out;
    }
    limits_warn_left_out(f->charts[0].diagnostics, left_out);
    share_axes(f, d->drawings);
    for (size_t i = 0; i < f->n_charts; i++) {
        chart_settle(&d->drawings[i]);
    }
    size_t together = f->share_legend ? f->n_charts : 1;
    for (size_t i = 0; i < f->n_charts; i += together) {
        marks_remark(&d->drawings[i], together);
    }
}

GBytes *figure_render(const Figure *figure, GError **error)
{
    size_t n = figure->n_charts;
    g_autofree ChartDrawing *drawings = g_new0(ChartDrawing, n);
    g_autofree Layout *layouts = g_new0(Layout, n);
    Drawing drawing = {figure, drawings, layouts};
    measure(&drawing);
    GBytes *picture = canvas_render(&figure->page, draw_page, &drawing, error);
    for (size_t i = 0; i < n; i++) {
        layout_clear(&layouts[i]);
    }
    return picture;
}
