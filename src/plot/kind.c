#include "plot/kind.h"

#include "base/error.h"
#include "base/nearest.h"

const char *const kind_names[] = {
    [KIND_LINE] = "line",   [KIND_POINTS] = "points",
    [KIND_STEPS] = "steps", [KIND_AREA] = "area",
    [KIND_BARS] = "bars",   [KIND_HISTOGRAM] = "histogram",
    [KIND_ECDF] = "ecdf",   [KIND_HEATMAP] = "heatmap",
    [KIND_SPANS] = "spans", NULL,
};

static const char *name_at(size_t index, const void *data)
{
    (void)data;
    return kind_names[index];
}

bool kind_from_name(const char *name, Kind *kind, GError **error)
{
    size_t n = 0;
    for (size_t i = 0; kind_names[i] != NULL; i++) {
        n++;
        if (g_str_equal(name, kind_names[i])) {
            *kind = (Kind)i;
            return true;
        }
    }
    g_autofree char *near = nearest_names(name, n, name_at, NULL);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                "--kind takes line, points, steps, area, bars, histogram, ecdf, heatmap or spans, "
                "not '%s'%s%s%s",
                name, near != NULL ? "; did you mean " : "", near != NULL ? near : "",
                near != NULL ? "?" : "");
    return false;
}
