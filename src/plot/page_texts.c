#include "plot/page_texts.h"

#include <math.h>

#include "plot/design.h"
#include "plot/label.h"
#include "plot/layout.h"
#include "plot/legend.h"
#include "plot/marks.h"

/* In units of design. */
#define HEADING_ROOM 42.0
#define NOTE_GAP     14.0 /* between heading and note */

/* The heading is as large on every page of one number of dots an inch. */
static TextStyle heading_style(const Figure *figure)
{
    TextStyle style = design_title_style(figure->page.dpi / DESIGN_DPI);
    style.size *= 1.15;
    return style;
}

static TextStyle note_style(const Figure *figure)
{
    TextStyle style = design_label_style(figure->page.dpi / DESIGN_DPI);
    style.color = COLOR_MUTED;
    return style;
}

static Legend legend_of(const Figure *figure, const PageTexts *texts)
{
    return (Legend){&figure->charts[0], texts->marked, texts->scale};
}

static char *fit(Canvas *canvas, TextStyle style, const char *text, double width)
{
    bool none = text == NULL || text[0] == '\0' || width <= 0;
    return none ? NULL : label_fit(canvas, &style, text, width);
}

static void place_heading(PageTexts *texts, Canvas *canvas, const Figure *figure)
{
    double s = figure->page.dpi / DESIGN_DPI;
    TextStyle style = heading_style(figure);
    double width = rect_width(&texts->page) - 2 * DESIGN_PAD * s;
    texts->heading = fit(canvas, style, figure->heading, width);
    if (texts->heading != NULL) {
        width -= canvas_text_width(canvas, &style, texts->heading) + NOTE_GAP * s;
    }
    texts->note = fit(canvas, note_style(figure), figure->note, width);
    if (texts->heading != NULL || texts->note != NULL) {
        texts->inside.top += HEADING_ROOM * s;
    }
}

static void place_legend(PageTexts *texts, Canvas *canvas, const Figure *figure,
                         const ChartDrawing *drawings)
{
    double s = texts->scale;
    for (size_t i = 0; i < figure->charts[0].n_marks; i++) {
        texts->marked[i] = marks_sum(drawings, figure->n_charts, i);
    }
    const Legend legend = legend_of(figure, texts);
    texts->legend = texts->inside.top;
    double height = legend_height(canvas, &legend, rect_width(&texts->page) - 2 * DESIGN_PAD * s);
    if (texts->heading == NULL && height > 0) {
        texts->legend += DESIGN_PAD * s;
        texts->inside.top += DESIGN_PAD * s;
    }
    texts->inside.top += height;
}

/* The label that all charts share: that of the first whose axis is not blank. */
static char *shared_label(const Figure *figure, const ChartDrawing *drawings, bool y)
{
    size_t i = 0;
    while (i + 1 < figure->n_charts && (y ? &drawings[i].plane.y : &drawings[i].plane.x)->blank) {
        i++;
    }
    const Chart *chart = &figure->charts[i];
    const Plane *plane = &drawings[i].plane;
    return layout_axis_text(y ? chart->y_label : chart->x_label, y ? &plane->y : &plane->x,
                            chart->zone);
}

static void place_labels(PageTexts *texts, Canvas *canvas, const Figure *figure,
                         const ChartDrawing *drawings)
{
    double s = texts->scale;
    TextStyle style = design_label_style(s);
    g_autofree char *x = figure->share_x ? shared_label(figure, drawings, false) : NULL;
    g_autofree char *y = figure->share_y ? shared_label(figure, drawings, true) : NULL;
    texts->x_label = fit(canvas, style, x, rect_width(&texts->inside) - 2 * DESIGN_PAD * s);
    texts->y_label = fit(canvas, style, y, rect_height(&texts->inside) - 2 * DESIGN_PAD * s);
    texts->inside.bottom -= texts->x_label != NULL ? DESIGN_LABEL_ROOM * s : 0;
    texts->inside.left += texts->y_label != NULL ? DESIGN_LABEL_ROOM * s : 0;
}

void page_texts_place(PageTexts *texts, Canvas *canvas, const Rect *page, const Figure *figure,
                      const ChartDrawing *drawings)
{
    *texts = (PageTexts){.page = *page, .inside = *page, .scale = drawings[0].plane.scale};
    place_heading(texts, canvas, figure);
    if (figure->share_legend) {
        place_legend(texts, canvas, figure, drawings);
    }
    place_labels(texts, canvas, figure, drawings);
}

/* From the first to the last of the charts' areas. */
static Rect span_of(const Figure *figure, const ChartDrawing *drawings)
{
    Rect span = drawings[0].plane.area;
    for (size_t i = 1; i < figure->n_charts; i++) {
        span.right = fmax(span.right, drawings[i].plane.area.right);
        span.bottom = fmax(span.bottom, drawings[i].plane.area.bottom);
    }
    return span;
}

static void draw_heading(const PageTexts *texts, Canvas *canvas, const Figure *figure, double left)
{
    double s = figure->page.dpi / DESIGN_DPI;
    TextStyle style = heading_style(figure), note = note_style(figure);
    Point at = {left, texts->page.top + DESIGN_PAD * s + style.size / 2};
    if (texts->heading != NULL) {
        canvas_text(canvas, at, ALIGN_LEFT, &style, texts->heading);
        at.x += canvas_text_width(canvas, &style, texts->heading) + NOTE_GAP * s;
    }
    if (texts->note != NULL) {
        canvas_text(canvas, at, ALIGN_LEFT, &note, texts->note);
    }
}

void page_texts_draw(const PageTexts *texts, Canvas *canvas, const Figure *figure,
                     const ChartDrawing *drawings)
{
    double s = texts->scale;
    const Rect span = span_of(figure, drawings);
    TextStyle style = design_label_style(s);
    draw_heading(texts, canvas, figure, texts->page.left + DESIGN_PAD * s);
    if (figure->share_legend) {
        const Legend legend = legend_of(figure, texts);
        Point corner = {texts->page.left + DESIGN_PAD * s, texts->legend};
        legend_draw(canvas, &legend, corner, rect_width(&texts->page) - 2 * DESIGN_PAD * s);
    }
    if (texts->x_label != NULL) {
        Point at = {(span.left + span.right) / 2,
                    texts->page.bottom - DESIGN_PAD * s - style.size / 2};
        canvas_text(canvas, at, ALIGN_CENTER, &style, texts->x_label);
    }
    if (texts->y_label != NULL) {
        Point at = {texts->page.left + DESIGN_PAD * s + style.size / 2,
                    (span.top + span.bottom) / 2};
        canvas_text_up(canvas, at, ALIGN_CENTER, &style, texts->y_label);
    }
}

void page_texts_clear(PageTexts *texts)
{
    g_clear_pointer(&texts->heading, g_free);
    g_clear_pointer(&texts->note, g_free);
    g_clear_pointer(&texts->x_label, g_free);
    g_clear_pointer(&texts->y_label, g_free);
}
