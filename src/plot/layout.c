#include "plot/layout.h"

#include "base/error.h"
#include "plot/design.h"
#include "plot/label.h"
#include "plot/legend.h"
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

/* What is being placed, and the distances from the edges of the frame to the area of data. */
typedef struct {
    Layout *layout;
    Canvas *canvas;
    Rect frame;
    const Chart *chart;
    Plane *plane;
    double scale;
    bool empty;
    double left, right;
} Placing;

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
    double most = rect_width(&p->frame) * (axis->downwards ? MOST_OF_WIDTH : MOST_OF_WIDTH / 2);
    for (guint i = 0; axis->kind == AXIS_CATEGORY && i < ticks->len; i++) {
        Tick *tick = &g_array_index(ticks, Tick, i);
        char *cut = label_fit(p->canvas, &style, tick->label, most);
        g_free(tick->label);
        tick->label = cut;
    }
}

static void place_y_ticks(Placing *p)
{
    TextStyle style = design_tick_style(p->scale);
    p->layout->y_ticks =
        p->empty ? ticks_new() : axis_ticks(&p->plane->y, most_y_ticks(p), p->chart->zone);
    cut_names(p, &p->plane->y, p->layout->y_ticks);
    double widest = 0;
    for (guint i = 0; i < p->layout->y_ticks->len; i++) {
        const Tick *tick = ticks_at(p->layout->y_ticks, i);
        widest = fmax(widest, canvas_text_width(p->canvas, &style, tick->label));
    }
    double label = p->layout->y_label != NULL ? DESIGN_LABEL_ROOM : 0;
    double ticks = widest > 0 ? DESIGN_TICK + DESIGN_TICK_GAP : 0;
    p->left = widest + (DESIGN_PAD + label + ticks) * p->scale;
}

/* Do the labels keep apart from each other? Tells how far the last one reaches beyond the area. */
static bool x_labels_fit(const Placing *p, const GArray *ticks, double *beyond)
{
    TextStyle style = design_tick_style(p->scale);
    double end = -INFINITY;
    *beyond = 0;
    for (guint i = 0; i < ticks->len; i++) {
        const Tick *tick = ticks_at(ticks, i);
        double half = canvas_text_width(p->canvas, &style, tick->label) / 2;
        double x = plane_x(p->plane, tick->position);
        if (x - half < end + X_LABEL_GAP * p->scale) {
            return false;
        }
        end = x + half;
        *beyond = fmax(0, end - p->plane->area.right);
    }
    return true;
}

static void place_x_ticks(Placing *p)
{
    const Rect *area = &p->plane->area;
    double beyond = 0;
    p->right = RIGHT_ROOM * p->scale;
    p->layout->x_ticks = ticks_new();
    if (p->empty) {
        return;
    }
    for (size_t most = most_ticks(area->right - area->left, X_TICK_ROOM * p->scale); most >= 2;
         most--) {
        g_array_unref(p->layout->x_ticks);
        p->layout->x_ticks = axis_ticks(&p->plane->x, most, p->chart->zone);
        cut_names(p, &p->plane->x, p->layout->x_ticks);
        if (x_labels_fit(p, p->layout->x_ticks, &beyond)) {
            break;
        }
        if (most == 2) { /* not even two: a single label is better than two that cannot be read */
            g_array_set_size(p->layout->x_ticks, MIN(p->layout->x_ticks->len, 1));
        }
    }
    p->right = fmax(p->right, beyond + DESIGN_PAD * p->scale / 2);
}

/* The area of data for the margins as they are known so far. */
static void place_area(Placing *p)
{
    double width = rect_width(&p->frame) - p->left - p->right;
    const Chart *chart = p->chart;
    Legend legend = {chart->series, chart->n_series, chart->legend_title, p->scale};
    p->layout->legend_height = legend_height(p->canvas, &legend, width);
    double title = chart->title != NULL ? DESIGN_TITLE_ROOM : DESIGN_PAD / 2;
    double gap = p->layout->legend_height > 0 ? DESIGN_PAD / 2 * p->scale : 0;
    double x_label = p->layout->x_label != NULL ? DESIGN_LABEL_ROOM : 0;
    double ticks = p->empty ? 0 : DESIGN_TICK + DESIGN_TICK_GAP + DESIGN_TICK_HEIGHT;
    double bottom = (DESIGN_PAD + x_label + ticks) * p->scale;
    double top = (DESIGN_PAD + title) * p->scale + p->layout->legend_height + gap;
    p->plane->area = (Rect){
        design_sharp(p->frame.left + p->left, p->scale),
        design_sharp(p->frame.top + top, p->scale),
        design_sharp(p->frame.right - p->right, p->scale),
        design_sharp(p->frame.bottom - bottom, p->scale),
    };
}

static bool check_area(const Placing *p, GError **error)
{
    const Rect *area = &p->plane->area;
    if (area->right - area->left >= SMALLEST_WIDTH * p->scale &&
        area->bottom - area->top >= SMALLEST_HEIGHT * p->scale) {
        return true;
    }
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "a chart of %.0f x %.0f pixels has no room for its labels at %g dots an inch: make "
                "it larger",
                rect_width(&p->frame), rect_height(&p->frame), p->scale * DESIGN_DPI);
    return false;
}

/* A bar without its name says nothing. */
static bool check_names(const Placing *p, GError **error)
{
    const Axis *axis = &p->plane->y;
    if (axis->kind != AXIS_CATEGORY || !kind_is_bars(p->chart->series[0].kind) || p->empty ||
        p->layout->y_ticks->len == categories_count(axis->categories)) {
        return true;
    }
    size_t names = categories_count(axis->categories);
    double height = ((double)names * NAME_ROOM + 100) / DESIGN_DPI;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "%zu bars have no room for their names: take the head of the rows, or draw on a "
                "page that is %.0f inches high (--size)",
                names, ceil(height));
    return false;
}

static char *fit(Canvas *canvas, TextStyle style, const char *text, double width)
{
    bool none = text == NULL || text[0] == '\0';
    return none ? NULL : label_fit(canvas, &style, text, width);
}

/* The label asked for with its unit, or date and zone on an axis of time. */
static char *axis_text(const char *asked, const Axis *axis, const Placing *p)
{
    bool date = asked == NULL && axis->kind == AXIS_TIME && !p->empty;
    return date ? axis_date(axis, p->chart->zone) : axis_label(axis, asked);
}

bool layout_place(Layout *layout, Canvas *canvas, const Rect *frame, ChartDrawing *drawing,
                  GError **error)
{
    const Chart *chart = drawing->chart;
    Plane *plane = &drawing->plane;
    double s = plane->scale;
    *layout = (Layout){.frame = *frame};
    Placing p = {layout, canvas, *frame, chart, plane, s, drawing->empty, 80 * s, RIGHT_ROOM * s};
    g_autofree char *x_label = axis_text(chart->x_label, &plane->x, &p);
    g_autofree char *y_label = axis_text(chart->y_label, &plane->y, &p);
    double w = rect_width(frame) - 2 * DESIGN_PAD * s;
    double h = rect_height(frame) - (2 * DESIGN_PAD + DESIGN_LABEL_ROOM) * s;
    layout->x_label = fit(canvas, design_label_style(s), x_label, w);
    layout->y_label = fit(canvas, design_label_style(s), y_label, h);
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
    if (!check_names(&p, error)) {
        return false;
    }
    double title_width = frame->right - plane->area.left - DESIGN_PAD * s;
    layout->title = fit(canvas, design_title_style(s), chart->title, title_width);
    return true;
}

void layout_clear(Layout *layout)
{
    g_clear_pointer(&layout->title, g_free);
    g_clear_pointer(&layout->x_label, g_free);
    g_clear_pointer(&layout->y_label, g_free);
    g_clear_pointer(&layout->x_ticks, g_array_unref);
    g_clear_pointer(&layout->y_ticks, g_array_unref);
}
