#include "plot/kind.h"

#include "base/error.h"

static const char *const names[] = {
    [KIND_LINE] = "line", [KIND_POINTS] = "points",   [KIND_STEPS] = "steps",
    [KIND_AREA] = "area", [KIND_BARS] = "bars",       [KIND_HISTOGRAM] = "histogram",
    [KIND_ECDF] = "ecdf", [KIND_HEATMAP] = "heatmap", [KIND_SPANS] = "spans",
};

bool kind_from_name(const char *name, Kind *kind, GError **error)
{
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (g_str_equal(name, names[i])) {
            *kind = (Kind)i;
            return true;
        }
    }
    g_set_error(
        error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
        "--kind takes line, points, steps, area, bars, histogram, ecdf, heatmap or spans, not "
        "'%s'",
        name);
    return false;
}
