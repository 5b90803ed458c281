#include "plot/arrange.h"

#include <math.h>

#include "base/error.h"
#include "plot/second_axis.h"

/* Margins decide how wide areas are, and that decides which labels there are, which may be wider:
 * margins only grow from round to round, and in the second most of them are what they will be. */
#define MOST_ROUNDS 6

typedef struct {
    Layout *layouts;
    ChartDrawing *drawings;
    size_t n;
    Grid grid;
    Rect page;
    Margins *columns; /* of each column of panels: left and right */
    Margins *rows;    /* of each row: top and bottom */
} Arranging;

static Margins margins_of(const Arranging *a, size_t panel)
{
    const Margins *column = &a->columns[grid_column(a->grid, panel)];
    const Margins *row = &a->rows[grid_row(a->grid, panel)];
    return (Margins){column->left, row->top, column->right, row->bottom};
}

/* Frames differ by their margins, so that areas are of one size. */
static Rect frame_of(const Arranging *a, size_t panel)
{
    double width = rect_width(&a->page), height = rect_height(&a->page);
    for (size_t i = 0; i < a->grid.columns; i++) {
        width -= a->columns[i].left + a->columns[i].right;
    }
    for (size_t i = 0; i < a->grid.rows; i++) {
        height -= a->rows[i].top + a->rows[i].bottom;
    }
    width /= (double)a->grid.columns;
    height /= (double)a->grid.rows;
    Rect frame = {a->page.left, a->page.top, 0, 0};
    for (size_t i = 0; i < grid_column(a->grid, panel); i++) {
        frame.left += a->columns[i].left + width + a->columns[i].right;
    }
    for (size_t i = 0; i < grid_row(a->grid, panel); i++) {
        frame.top += a->rows[i].top + height + a->rows[i].bottom;
    }
    Margins margins = margins_of(a, panel);
    frame.right = frame.left + margins.left + width + margins.right;
    frame.bottom = frame.top + margins.top + height + margins.bottom;
    return frame;
}

static bool widen(double *margin, double own)
{
    bool wider = own > *margin;
    *margin = wider ? own : *margin;
    return wider;
}

/* Where the place below is empty, labels may stand in it. */
static bool hangs(const Arranging *a, size_t panel)
{
    return grid_row(a->grid, panel) + 1 < a->grid.rows && grid_is_lowest(a->grid, panel, a->n);
}

/* Makes the margins of a panel's column and row at least what it takes itself. */
static bool widen_for(Arranging *a, size_t panel)
{
    const Margins *own = &a->layouts[panel].own;
    Margins *column = &a->columns[grid_column(a->grid, panel)];
    Margins *row = &a->rows[grid_row(a->grid, panel)];
    bool left = widen(&column->left, own->left), right = widen(&column->right, own->right);
    bool top = widen(&row->top, own->top);
    bool bottom = !hangs(a, panel) && widen(&row->bottom, own->bottom);
    return left || right || top || bottom;
}

static bool place_all(Arranging *a, Canvas *canvas, GError **error)
{
    for (size_t i = 0; i < a->n; i++) {
        const Place place = {frame_of(a, i), margins_of(a, i),
                             rect_width(&a->page) / (double)a->grid.columns, hangs(a, i)};
        layout_clear(&a->layouts[i]);
        if (!layout_place(&a->layouts[i], canvas, &place, &a->drawings[i], error)) {
            return false;
        }
    }
    return true;
}

static bool arrange(Arranging *a, Canvas *canvas, GError **error)
{
    bool wider = true;
    for (int round = 0; wider && round < MOST_ROUNDS; round++) {
        if (!place_all(a, canvas, error)) {
            return false;
        }
        wider = false;
        for (size_t i = 0; i < a->n; i++) {
            wider = widen_for(a, i) || wider;
        }
    }
    for (size_t i = 0; i < a->n; i++) {
        Plane *plane = &a->drawings[i].plane;
        a->layouts[i].frame = frame_of(a, i);
        a->layouts[i].margins = margins_of(a, i);
        plane->area = layout_area(&a->layouts[i], plane->scale);
        second_axis_follow(&a->drawings[i]);
    }
    return true;
}

bool arrange_charts(Layout *layouts, ChartDrawing *drawings, size_t n, Grid grid, Canvas *canvas,
                    const Rect *page, GError **error)
{
    g_autofree Margins *columns = g_new0(Margins, grid.columns), *rows = g_new0(Margins, grid.rows);
    g_assert(n <= grid.columns * grid.rows);
    Arranging a = {layouts, drawings, n, grid, *page, columns, rows};
    bool ok = arrange(&a, canvas, error);
    if (!ok && grid.columns * grid.rows > 1) {
        g_prefix_error(error, "%zu x %zu panels on one page: ", grid.columns, grid.rows);
    }
    return ok;
}
