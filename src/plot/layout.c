#include "plot/layout.h"

#include "base/error.h"
#include "plot/design.h"
#include "plot/label.h"
#include "plot/legend.h"
#include "plot/second_axis.h"
#include "plot/ticks.h"

/* In units of design. */
#define Y_TICK_ROOM     48.0 /* there are no more ticks than one each so many */
#define X_TICK_ROOM     75.0
#define NAME_ROOM       19.0 /* the same for names on the y axis */
#define MOST_OF_WIDTH   0.45 /* of the frame, for such a name */
#define X_LABEL_GAP     14.0 /* between two labels, at least */
#define RIGHT_ROOM      22.0
#define SMALLEST_WIDTH  60.0 /* of the area of data */
#define SMALLEST_HEIGHT 40.0

/* Labels take room, and the room that is left decides how many labels there are: after so many
 * rounds they agree. */
#define ROUNDS 3

typedef struct {
    Layout *layout;
    Canvas *canvas;
    const Place *place;
    ChartDrawing *drawing;
    const Chart *chart;
    const ChartLeaves *leaves;
    Plane *plane;
    double scale;
} Placing;

Rect layout_area(const Layout *layout, double scale)
{
    const Rect *frame = &layout->frame;
    const Margins *margins = &layout->margins;
    return (Rect){
        design_sharp(frame->left + margins->left, scale),
        design_sharp(frame->top + margins->top, scale),
        design_sharp(frame->right - margins->right, scale),
        design_sharp(frame->bottom - margins->bottom, scale),
    };
}

static size_t most_ticks(double length, double room)
{
    return (size_t)fmax(2, length / room + 1);
}

static size_t most_y_ticks(const Placing *p)
{
    const Rect *area = &p->plane->area;
    bool names = p->plane->y.kind == AXIS_CATEGORY;
    return most_ticks(area->bottom - area->top, (names ? NAME_ROOM : Y_TICK_ROOM) * p->scale);
}

/* Names leave some of the page to the data. */
static void cut_names(const Placing *p, const Axis *axis, GArray *ticks)
{
    TextStyle style = design_tick_style(p->scale);
    double most = p->place->width * (axis->downwards ? MOST_OF_WIDTH : MOST_OF_WIDTH / 2);
    for (guint i = 0; axis->kind == AXIS_CATEGORY && i < ticks->len; i++) {
        Tick *tick = &g_array_index(ticks, Tick, i);
        char *cut = label_fit(p->canvas, &style, tick->label, most);
        g_free(tick->label);
        tick->label = cut;
    }
}

/* Ticks whose labels stand at another chart. */
static void drop_labels(GArray *ticks)
{
    for (guint i = 0; i < ticks->len; i++) {
        g_array_index(ticks, Tick, i).label[0] = '\0';
    }
}

static void place_y_ticks(Placing *p)
{
    TextStyle style = design_tick_style(p->scale);
    const Axis *axis = &p->plane->y;
    p->layout->y_ticks =
        axis->blank ? ticks_new() : axis_ticks(axis, most_y_ticks(p), p->chart->zone);
    if (p->leaves->y_tick_labels) {
        drop_labels(p->layout->y_ticks);
    }
    cut_names(p, &p->plane->y, p->layout->y_ticks);
    double widest = 0;
    for (guint i = 0; i < p->layout->y_ticks->len; i++) {
        const Tick *tick = ticks_at(p->layout->y_ticks, i);
        widest = fmax(widest, canvas_text_width(p->canvas, &style, tick->label));
    }
    double label = p->layout->y_label != NULL ? DESIGN_LABEL_ROOM : 0;
    double ticks = widest > 0                 ? DESIGN_TICK + DESIGN_TICK_GAP
                   : p->leaves->y_tick_labels ? DESIGN_TICK
                                              : 0;
    p->layout->own.left = widest + (DESIGN_PAD + label + ticks) * p->scale;
}

/* Do the labels keep apart from each other? Tells how far the first one reaches before the area and
 * the last one beyond it. */
static bool x_labels_fit(const Placing *p, const GArray *ticks, double *before, double *beyond)
{
    TextStyle style = design_tick_style(p->scale);
    double end = -INFINITY;
    *before = *beyond = 0;
    for (guint i = 0; i < ticks->len; i++) {
        const Tick *tick = ticks_at(ticks, i);
        double half = canvas_text_width(p->canvas, &style, tick->label) / 2;
        double x = plane_x(p->plane, tick->position);
        if (x - half < end + X_LABEL_GAP * p->scale) {
            return false;
        }
        end = x + half;
        *before = fmax(*before, p->plane->area.left - (x - half));
        *beyond = fmax(0, end - p->plane->area.right);
    }
    return true;
}

static void place_x_ticks(Placing *p)
{
    const Rect *area = &p->plane->area;
    double before = 0, beyond = 0;
    p->layout->own.right =
        fmax(RIGHT_ROOM * p->scale, second_axis_place(p->layout, p->canvas, p->drawing));
    p->layout->x_ticks = ticks_new();
    if (p->plane->x.blank) {
        return;
    }
    for (size_t most = most_ticks(area->right - area->left, X_TICK_ROOM * p->scale); most >= 2;
         most--) {
        g_array_unref(p->layout->x_ticks);
        p->layout->x_ticks = axis_ticks(&p->plane->x, most, p->chart->zone);
        cut_names(p, &p->plane->x, p->layout->x_ticks);
        if (x_labels_fit(p, p->layout->x_ticks, &before, &beyond)) {
            break;
        }
        if (most == 2) { /* not even two: a single label is better than two that cannot be read */
            g_array_set_size(p->layout->x_ticks, MIN(p->layout->x_ticks->len, 1));
        }
    }
    if (chart_has_color_bar(p->drawing)) {
        const ColorBar bar = chart_color_bar(p->drawing);
        p->layout->own.right = color_bar_width(p->canvas, &bar, rect_height(area));
    }
    if (p->leaves->x_tick_labels) {
        drop_labels(p->layout->x_ticks);
        return;
    }
    p->layout->own.left = fmax(p->layout->own.left, before + DESIGN_PAD * p->scale / 2);
    p->layout->own.right = fmax(p->layout->own.right, beyond + DESIGN_PAD * p->scale / 2);
}

/* Both margins that depend on no labels of ticks, for an area of that width. */
static void place_rows(Placing *p, double width)
{
    const Legend legend = {p->chart, p->drawing->marked, p->scale};
    p->layout->legend_height = p->leaves->legend ? 0 : legend_height(p->canvas, &legend, width);
    double title = p->layout->title != NULL ? DESIGN_TITLE_ROOM : DESIGN_PAD / 2;
    double gap = p->layout->legend_height > 0 ? DESIGN_PAD / 2 * p->scale : 0;
    double x_label = p->layout->x_label != NULL ? DESIGN_LABEL_ROOM : 0;
    double labels = p->leaves->x_tick_labels ? 0 : DESIGN_TICK_GAP + DESIGN_TICK_HEIGHT;
    double ticks = p->plane->x.blank ? 0 : DESIGN_TICK + labels;
    p->layout->own.top = (DESIGN_PAD + title) * p->scale + p->layout->legend_height + gap;
    p->layout->own.bottom = (DESIGN_PAD + x_label + ticks) * p->scale;
}

/* The area of data for the margins as they are known so far. */
static void place_area(Placing *p)
{
    const Rect *frame = &p->place->frame;
    const Margins *own = &p->layout->own, *at_least = &p->place->at_least;
    double left = fmax(own->left, at_least->left), right = fmax(own->right, at_least->right);
    place_rows(p, rect_width(frame) - left - right);
    double bottom = p->place->hangs ? at_least->bottom : fmax(own->bottom, at_least->bottom);
    p->layout->margins = (Margins){left, fmax(own->top, at_least->top), right, bottom};
    p->plane->area = layout_area(p->layout, p->scale);
}

static bool check_area(const Placing *p, GError **error)
{
    const Rect *area = &p->plane->area;
    if (area->right - area->left >= SMALLEST_WIDTH * p->scale &&
        area->bottom - area->top >= SMALLEST_HEIGHT * p->scale) {
        return true;
    }
    g_set_error(
        error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
        "a chart of %.0f x %.0f pixels has no room for its labels: make it larger (--size), "
        "or take fewer dots an inch (--dpi)",
        rect_width(&p->place->frame), rect_height(&p->place->frame));
    return false;
}

/* A bar without its name says nothing. */
static bool check_names(const Placing *p, GError **error)
{
    const Axis *axis = &p->plane->y;
    if (axis->kind != AXIS_CATEGORY || !kind_is_bars(p->chart->series[0].kind) || axis->blank ||
        p->layout->y_ticks->len == categories_count(axis->categories)) {
        return true;
    }
    size_t names = categories_count(axis->categories);
    double height = ((double)names * NAME_ROOM + 100) / DESIGN_DPI;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "%zu bars have no room for their names: take the head of the rows, or draw on a "
                "larger page (--size), %.0f inches high for each chart from top to bottom",
                names, ceil(height));
    return false;
}

static char *fit(Canvas *canvas, TextStyle style, const char *text, double width)
{
    bool none = text == NULL || text[0] == '\0';
    return none ? NULL : label_fit(canvas, &style, text, width);
}

char *layout_axis_text(const char *asked, const Axis *axis, GTimeZone *zone)
{
    bool date = asked == NULL && axis->kind == AXIS_TIME && !axis->blank;
    return date ? axis_date(axis, zone) : axis_label(axis, asked);
}

static void place_labels(Placing *p)
{
    const Chart *chart = p->chart;
    double s = p->scale;
    g_autofree char *x_label = layout_axis_text(chart->x_label, &p->plane->x, chart->zone);
    g_autofree char *y_label = layout_axis_text(chart->y_label, &p->plane->y, chart->zone);
    double w = rect_width(&p->place->frame) - 2 * DESIGN_PAD * s;
    double below = p->leaves->x_label ? 0 : DESIGN_LABEL_ROOM;
    double h = rect_height(&p->place->frame) - (2 * DESIGN_PAD + below) * s;
    TextStyle style = design_label_style(s);
    p->layout->x_label =
        p->leaves->x_label || chart->x_label_above ? NULL : fit(p->canvas, style, x_label, w);
    p->layout->y_label =
        p->leaves->y_label || chart->y_label_above ? NULL : fit(p->canvas, style, y_label, h);
    const char *title = chart->x_label_above   ? x_label
                        : chart->y_label_above ? y_label
                                               : chart->title;
    p->layout->title = fit(p->canvas, design_title_style(s), title, w);
}

bool layout_place(Layout *layout, Canvas *canvas, const Place *place, ChartDrawing *drawing,
                  GError **error)
{
    double s = drawing->plane.scale;
    *layout = (Layout){.frame = place->frame, .own = {.left = 80 * s, .right = RIGHT_ROOM * s}};
    Placing p = {layout,         canvas,           place,           drawing,
                 drawing->chart, &drawing->leaves, &drawing->plane, s};
    place_labels(&p);
    layout->y_color = second_axis_text_color(drawing->chart, false);
    for (int round = 0; round < ROUNDS; round++) {
        place_area(&p);
        if (!check_area(&p, error)) {
            return false;
        }
        g_clear_pointer(&layout->y_ticks, g_array_unref);
        g_clear_pointer(&layout->x_ticks, g_array_unref);
        place_y_ticks(&p);
        place_x_ticks(&p);
    }
    return check_names(&p, error);
}

void layout_clear(Layout *layout)
{
    g_clear_pointer(&layout->title, g_free);
    g_clear_pointer(&layout->x_label, g_free);
    g_clear_pointer(&layout->y_label, g_free);
    g_clear_pointer(&layout->y2_label, g_free);
    g_clear_pointer(&layout->x_ticks, g_array_unref);
    g_clear_pointer(&layout->y_ticks, g_array_unref);
    g_clear_pointer(&layout->y2_ticks, g_array_unref);
}
