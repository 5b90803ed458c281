#include "plot/figure.h"

#include "plot/canvas.h"
#include "plot/design.h"

static bool draw_page(Canvas *canvas, void *data, GError **error)
{
    const Rect page = {0, 0, canvas_width(canvas), canvas_height(canvas)};
    return chart_draw(data, canvas, &page, error);
}

GBytes *figure_render(const Figure *figure, GError **error)
{
    ChartDrawing drawing;
    chart_measure(&drawing, figure->chart, figure->page.dpi / DESIGN_DPI);
    return canvas_render(&figure->page, draw_page, &drawing, error);
}
