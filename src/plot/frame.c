#include "plot/frame.h"

#include "plot/design.h"
#include "plot/ticks.h"

static void draw_line(Canvas *canvas, const Plane *plane, Color color, Point from, Point to)
{
    const Stroke stroke = {design_hairline(plane->scale), LINE_SOLID, color};
    Point line[2] = {from, to};
    canvas_line(canvas, line, 2, &stroke);
}

void frame_draw_behind(Canvas *canvas, const Plane *plane, const Layout *layout)
{
    const Rect *area = &plane->area;
    for (guint i = 0; i < layout->x_ticks->len; i++) {
        double x = plane_x(plane, ticks_at(layout->x_ticks, i)->position);
        x = design_sharp(x, plane->scale);
        draw_line(canvas, plane, COLOR_GRID, (Point){x, area->top}, (Point){x, area->bottom});
    }
    for (guint i = 0; i < layout->y_ticks->len; i++) {
        double y = plane_y(plane, ticks_at(layout->y_ticks, i)->position);
        y = design_sharp(y, plane->scale);
        draw_line(canvas, plane, COLOR_GRID, (Point){area->left, y}, (Point){area->right, y});
    }
    Point corner = {area->left, area->bottom};
    draw_line(canvas, plane, COLOR_SPINE, (Point){area->left, area->top}, corner);
    draw_line(canvas, plane, COLOR_SPINE, corner, (Point){area->right, area->bottom});
}

static void draw_x_ticks(Canvas *canvas, const Plane *plane, const GArray *ticks)
{
    double s = plane->scale, bottom = plane->area.bottom;
    TextStyle style = design_tick_style(s);
    double middle = bottom + (DESIGN_TICK + DESIGN_TICK_GAP + DESIGN_TICK_HEIGHT / 2) * s;
    for (guint i = 0; i < ticks->len; i++) {
        const Tick *tick = ticks_at(ticks, i);
        double x = plane_x(plane, tick->position), sharp = design_sharp(x, s);
        draw_line(canvas, plane, COLOR_SPINE, (Point){sharp, bottom},
                  (Point){sharp, bottom + DESIGN_TICK * s});
        canvas_text(canvas, (Point){x, middle}, ALIGN_CENTER, &style, tick->label);
    }
}

static void draw_y_ticks(Canvas *canvas, const Plane *plane, const GArray *ticks, Color color)
{
    double s = plane->scale, left = plane->area.left;
    TextStyle style = design_tick_style(s);
    style.color = color;
    double end = left - (DESIGN_TICK + DESIGN_TICK_GAP) * s;
    for (guint i = 0; i < ticks->len; i++) {
        const Tick *tick = ticks_at(ticks, i);
        double y = design_sharp(plane_y(plane, tick->position), s);
        draw_line(canvas, plane, COLOR_SPINE, (Point){left - DESIGN_TICK * s, y}, (Point){left, y});
        canvas_text(canvas, (Point){end, y}, ALIGN_RIGHT, &style, tick->label);
    }
}

/* Above the area; one that is too long for it begins further left. */
static void draw_title(Canvas *canvas, const Plane *plane, const Layout *layout)
{
    double s = plane->scale;
    TextStyle style = design_title_style(s);
    double most = layout->frame.right - DESIGN_PAD * s;
    double left = most - canvas_text_width(canvas, &style, layout->title);
    Point at = {fmin(plane->area.left, left), layout->frame.top + DESIGN_PAD * s + style.size / 2};
    canvas_text(canvas, at, ALIGN_LEFT, &style, layout->title);
}

/* A label longer than its axis moves to where the frame has room for it. */
static void draw_axis_labels(Canvas *canvas, const Plane *plane, const Layout *layout)
{
    const Rect *area = &plane->area, *frame = &layout->frame;
    double s = plane->scale;
    TextStyle label = design_label_style(s);
    /* Margins that are wider than this chart needs are left outside. */
    const Margins *all = &layout->margins, *own = &layout->own;
    const Margins beyond = {.left = all->left - own->left, .bottom = all->bottom - own->bottom};
    if (layout->x_label != NULL) {
        double half = canvas_text_width(canvas, &label, layout->x_label) / 2;
        double x = fmin((area->left + area->right) / 2, frame->right - DESIGN_PAD * s - half);
        Point at = {fmax(x, frame->left + DESIGN_PAD * s + half),
                    frame->bottom - beyond.bottom - DESIGN_PAD * s - label.size / 2};
        canvas_text(canvas, at, ALIGN_CENTER, &label, layout->x_label);
    }
    if (layout->y_label != NULL) {
        double half = canvas_text_width(canvas, &label, layout->y_label) / 2;
        double y = fmin((area->top + area->bottom) / 2,
                        frame->bottom - (DESIGN_PAD + DESIGN_LABEL_ROOM) * s - half);
        Point at = {frame->left + beyond.left + DESIGN_PAD * s + label.size / 2,
                    fmax(y, frame->top + DESIGN_PAD * s + half)};
        label.color = layout->y_color;
        canvas_text_up(canvas, at, ALIGN_CENTER, &label, layout->y_label);
    }
}

void frame_draw_around(Canvas *canvas, const Plane *plane, const Layout *layout)
{
    draw_x_ticks(canvas, plane, layout->x_ticks);
    draw_y_ticks(canvas, plane, layout->y_ticks, layout->y_color);
    if (layout->title != NULL) {
        draw_title(canvas, plane, layout);
    }
    draw_axis_labels(canvas, plane, layout);
}
