#include "verbs/plot_columns.h"

#include "base/error.h"

/* The columns drawn unasked; ends with NULL. */
static char **unasked_names(const PlotOptions *plot, const Table *in, GError **error)
{
    Choice choice;
    ChoiceNames names = plot_choice_names(plot, in);
    names.by = NULL; /* each chart has one column */
    g_auto(GStrv) found = NULL;
    if (choice_make(&choice, in, &names, error)) {
        size_t n = 0;
        found = g_new0(char *, choice.y->len + 1);
        for (guint i = 0; i < choice.y->len; i++) {
            const char *name = table_name(in, g_array_index(choice.y, size_t, i));
            if (g_strcmp0(name, plot->by) != 0) {
                found[n++] = g_strdup(name);
            }
        }
    }
    choice_clear(&choice);
    if (found != NULL && found[0] == NULL) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "there is no column of numbers to draw besides x and --by %s", plot->by);
        return NULL;
    }
    return g_steal_pointer(&found);
}

static void free_chart(void *chart)
{
    plot_chart_free(chart);
}

GPtrArray *plot_columns_charts(const PlotOptions *plot, const Table *in, const Run *run,
                               GError **error)
{
    g_auto(GStrv) names =
        plot->y_names != NULL ? g_strdupv(plot->y_names) : unasked_names(plot, in, error);
    g_autoptr(GPtrArray) charts = g_ptr_array_new_with_free_func(free_chart);
    guint first = run->diagnostics->entries->len;
    for (char **name = names; name != NULL && *name != NULL; name++) {
        char *one[] = {*name, NULL};
        PlotOptions single = *plot;
        single.y_names = one;
        PlotChart *chart = plot_chart_new(&single, in, run, error);
        if (chart == NULL) {
            return NULL;
        }
        /* Such as of rows without a value of --by. */
        diagnostics_drop_repeated(run->diagnostics, first);
        g_ptr_array_add(charts, chart);
    }
    return names != NULL ? g_steal_pointer(&charts) : NULL;
}
