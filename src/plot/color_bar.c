#include "plot/color_bar.h"

#include "plot/color_scale.h"
#include "plot/design.h"
#include "plot/label.h"
#include "plot/ticks.h"

/* In units of design. */
#define GAP       16.0 /* from the data */
#define THICKNESS 16.0
#define TICK_ROOM 40.0 /* there are no more ticks than one each so many */

static GArray *ticks_of(const ColorBar *bar, double height)
{
    size_t most = (size_t)fmax(2, height / (TICK_ROOM * bar->scale) + 1);
    return axis_ticks(bar->axis, most, NULL);
}

static double widest_tick(Canvas *canvas, const ColorBar *bar, const GArray *ticks)
{
    TextStyle style = design_tick_style(bar->scale);
    double widest = 0;
    for (guint i = 0; i < ticks->len; i++) {
        widest = fmax(widest, canvas_text_width(canvas, &style, ticks_at(ticks, i)->label));
    }
    return widest;
}

double color_bar_width(Canvas *canvas, const ColorBar *bar, double height)
{
    g_autoptr(GArray) ticks = ticks_of(bar, height);
    double label = bar->label != NULL ? DESIGN_LABEL_ROOM : 0;
    double fixed = GAP + THICKNESS + DESIGN_TICK + DESIGN_TICK_GAP + label + DESIGN_PAD;
    return fixed * bar->scale + widest_tick(canvas, bar, ticks);
}

/* One row of pixels after the other. */
static void draw_colors(Canvas *canvas, const Rect *r)
{
    long rows = lround(r->bottom - r->top);
    for (long row = 0; row < rows; row++) {
        double y = r->top + (double)row;
        const Rect line = {r->left, y, r->right, y + 1};
        double part = (r->bottom - y - 0.5) / (r->bottom - r->top);
        canvas_fill_block(canvas, &line, color_scale_at(part));
    }
}

static void draw_ticks(Canvas *canvas, const ColorBar *bar, const GArray *ticks, const Rect *r)
{
    double s = bar->scale;
    TextStyle style = design_tick_style(s);
    const Stroke stroke = {design_hairline(s), LINE_SOLID, COLOR_SPINE};
    for (guint i = 0; i < ticks->len; i++) {
        const Tick *tick = ticks_at(ticks, i);
        double part = (tick->position - bar->axis->min) / (bar->axis->max - bar->axis->min);
        double y = design_sharp(r->bottom - part * (r->bottom - r->top), s);
        const Point line[2] = {{r->right, y}, {r->right + DESIGN_TICK * s, y}};
        canvas_line(canvas, line, 2, &stroke);
        Point at = {r->right + (DESIGN_TICK + DESIGN_TICK_GAP) * s, y};
        canvas_text(canvas, at, ALIGN_LEFT, &style, tick->label);
    }
}

void color_bar_draw(Canvas *canvas, const ColorBar *bar, const Rect *area)
{
    double s = bar->scale;
    double left = round(area->right + GAP * s);
    Rect r = {left, ceil(area->top), left + round(THICKNESS * s), floor(area->bottom)};
    g_autoptr(GArray) ticks = ticks_of(bar, area->bottom - area->top);
    canvas_begin_image(canvas, &r);
    draw_colors(canvas, &r);
    canvas_end_image(canvas);
    draw_ticks(canvas, bar, ticks, &r);
    g_autofree char *text = axis_label(bar->axis, bar->label);
    if (text != NULL) {
        TextStyle style = design_label_style(s);
        g_autofree char *label = label_fit(canvas, &style, text, rect_height(area));
        double before = DESIGN_TICK + DESIGN_TICK_GAP + DESIGN_LABEL_ROOM;
        Point at = {r.right + before * s + widest_tick(canvas, bar, ticks) - style.size / 2,
                    (area->top + area->bottom) / 2};
        canvas_text_up(canvas, at, ALIGN_CENTER, &style, label);
    }
}
