#include "verbs/plot_shape.h"

#include <string.h>

#include "verbs/sink.h"

const char *plot_shape_color(const PlotOptions *plot, const Table *in)
{
    size_t index = 0;
    const char *color = plot->color;
    if (color == NULL || table_find(in, color, &index)) {
        return color;
    }
    bool aggregate = strpbrk(color, ":=") != NULL || g_str_equal(color, "count");
    return aggregate ? NULL : color;
}

bool plot_shape_make(PlotShape *shape, const PlotOptions *plot, const Table *in,
                     const Choice *choice, Facets *facets, const Run *run, GError **error)
{
    *shape = (PlotShape){.choice = *choice};
    shape->choice.y = g_array_ref(choice->y);
    shape->choice.y2 = g_array_ref(choice->y2);
    if (plot->kind == KIND_HEATMAP) {
        return plot_cells_make(shape, plot, in, choice, facets, run, error);
    }
    if (plot->kind == KIND_SPANS) {
        return plot_spans_make(shape, plot, in, choice, facets, run, error);
    }
    shape->table = sink_result(in);
    return true;
}

void plot_shape_clear(PlotShape *shape)
{
    choice_clear(&shape->choice);
    g_clear_pointer(&shape->table, table_unref);
    g_clear_pointer(&shape->color_label, g_free);
}
