#include "verbs/plot_chart.h"

#include "plot/choice.h"
#include "verbs/plot_categories.h"
#include "verbs/plot_distribution.h"
#include "verbs/plot_facets.h"
#include "verbs/sink.h"

ChoiceNames plot_choice_names(const PlotOptions *plot, const Table *in)
{
    return (ChoiceNames){.x = plot->x,
                         .y = plot->y_names,
                         .y2 = plot->y2_names,
                         .by = plot->by,
                         .facet = plot->facet,
                         .z = plot_shape_color(plot, in),
                         .names = plot->kind == KIND_SPANS,
                         .bars = plot->kind == KIND_BARS};
}

/* Before a distribution is made of the values, it is they that will run to the right. Limits are
 * those of columns: they are turned together with bars. */
static bool check_limits(const PlotOptions *plot, const Table *in, const Choice *choice,
                         GError **error)
{
    const Column *first = table_column(in, g_array_index(choice->y, size_t, 0));
    const Column *x = choice->x != CHOICE_ROW_NUMBER ? table_column(in, choice->x) : NULL;
    const Column *right =
        choice->y2->len > 0 ? table_column(in, g_array_index(choice->y2, size_t, 0)) : NULL;
    bool distribution = kind_is_distribution(plot->kind);
    return limits_check(&plot->x_limits, "x", axis_kind_of(distribution ? first : x), error) &&
           limits_check(&plot->y_limits, "y",
                        plot->kind == KIND_SPANS ? AXIS_CATEGORY
                                                 : axis_kind_of(distribution ? NULL : first),
                        error) &&
           limits_check(&plot->y2_limits, "y2", axis_kind_of(right), error);
}

static char *x_label_of(const PlotOptions *plot, const Choice *choice, const Table *in)
{
    if (plot->x_label != NULL) {
        return g_strdup(plot->x_label);
    }
    return kind_is_distribution(plot->kind) ? choice_y_label(choice, in)
                                            : choice_x_label(choice, in);
}

static char *y_label_of(const PlotOptions *plot, const Choice *choice, const Table *in)
{
    if (plot->y_label != NULL) {
        return g_strdup(plot->y_label);
    }
    if (!kind_is_distribution(plot->kind)) {
        return choice_y_label(choice, in);
    }
    return g_strdup(plot->kind == KIND_ECDF ? "Share of values" : "Count");
}

/* A label that was asked for says all that it should. */
static const Unit *x_unit_of(const PlotOptions *plot, const Choice *choice, const Table *in)
{
    if (plot->x_label != NULL) {
        return NULL;
    }
    return kind_is_distribution(plot->kind) ? choice_y_unit(choice, in) : choice_x_unit(choice, in);
}

static const Unit *y_unit_of(const PlotOptions *plot, const Choice *choice, const Table *in)
{
    bool none = plot->y_label != NULL || kind_is_distribution(plot->kind);
    return none ? NULL : choice_y_unit(choice, in);
}

/* What was asked of x is asked of the axis that shows it. */
static void turn(Chart *chart)
{
    const char *label = chart->x_label;
    const Unit *unit = chart->x_unit;
    Limits limits = chart->x_limits;
    chart->x_label = chart->y_label;
    chart->x_unit = chart->y_unit;
    chart->x_limits = chart->y_limits;
    chart->y_label = label;
    chart->y_unit = unit;
    chart->y_limits = limits;
}

static void describe(PlotChart *owner, const PlotOptions *plot, const Choice *choice, double slot,
                     const Run *run)
{
    const PlotSeries *made = &owner->made;
    owner->title = g_strdup(plot->title);
    owner->y_name = g_strdup(table_name(owner->table, g_array_index(choice->y, size_t, 0)));
    owner->x_label = x_label_of(plot, choice, owner->table);
    owner->y_label = y_label_of(plot, choice, owner->table);
    owner->y2_label =
        plot->y2_label != NULL ? g_strdup(plot->y2_label) : choice_y2_label(choice, owner->table);
    owner->legend_title = choice_by_label(choice, owner->table);
    owner->zone = run->utc ? g_time_zone_new_utc() : g_time_zone_new_local();
    owner->chart = (Chart){
        .series = &g_array_index(made->series, Series, 0),
        .n_series = made->series->len,
        .legend_title = owner->legend_title,
        .title = owner->title,
        .x_label = owner->x_label,
        .y_label = owner->y_label,
        .x_unit = x_unit_of(plot, choice, owner->table),
        .y_unit = y_unit_of(plot, choice, owner->table),
        .zone = owner->zone,
        .x_limits = plot->x_limits,
        .y_limits = plot->y_limits,
        .x_categories = made->x_categories,
        .y_categories = made->y_categories,
        .whole_x = owner->shape.whole_x,
        .whole_y = owner->shape.whole_y,
        .log_color = plot->log_color,
        .color_label = owner->shape.color_label,
        .color_unit = owner->shape.color_unit,
        .slot = slot,
        .y2_label = owner->y2_label,
        .y2_unit = plot->y2_label != NULL ? NULL : choice_y2_unit(choice, owner->table),
        .y2_limits = plot->y2_limits,
        .marks = plot_marks_panel(&owner->marks, 0),
        .n_marks = owner->marks.n,
        .diagnostics = run->diagnostics,
    };
    if (made->turned) {
        turn(&owner->chart);
    }
}

/* The chart's series are those of the first panel, then those of the second, …. */
static void describe_panels(PlotChart *owner, GPtrArray *titles)
{
    owner->n_panels = titles->len;
    owner->panel_titles = g_ptr_array_ref(titles);
    owner->panels = g_new(Chart, titles->len);
    owner->chart.n_series /= titles->len;
    for (guint i = 0; i < titles->len; i++) {
        owner->panels[i] = owner->chart;
        owner->panels[i].series += i * owner->chart.n_series;
        owner->panels[i].title = g_ptr_array_index(titles, i);
        owner->panels[i].marks = plot_marks_panel(&owner->marks, i);
    }
}

/* `facets` is NULL without --facet. */
static bool fill(PlotChart *owner, const PlotOptions *plot, const Table *in, const Choice *choice,
                 Facets *facets, const Run *run, GError **error)
{
    PlotShape *shape = &owner->shape;
    PlotSeries *made = &owner->made;
    if (!check_limits(plot, owner->table, choice, error) ||
        !plot_shape_make(shape, plot, owner->table, choice, facets, run, error)) {
        return false;
    }
    plot_series_make(made, plot, shape->table, &shape->choice, run);
    if (facets != NULL) {
        facets_split(facets, &shape->choice, made);
    }
    size_t panels = facets != NULL ? facets->panels : 1;
    if (!plot_marks_make(&owner->marks, plot, in, made, panels, run, error) ||
        !plot_categories_make(made, plot, shape->table, &shape->choice, run->diagnostics, error)) {
        return false;
    }
    bool distribution = kind_is_distribution(plot->kind);
    double slot = distribution ? plot_distribution_make(made, plot, run->diagnostics) : 0;
    describe(owner, plot, choice, slot, run);
    if (facets != NULL) {
        describe_panels(owner, facets->titles);
    }
    return true;
}

static bool fill_from(PlotChart *owner, const PlotOptions *plot, const Table *in,
                      const Choice *choice, const Run *run, GError **error)
{
    if (choice->facet == CHOICE_NONE) {
        owner->table = sink_result(in);
        return fill(owner, plot, in, choice, NULL, run, error);
    }
    Facets facets;
    facets_choose(&facets, in, choice->facet, run);
    owner->table = table_ref(facets.table);
    bool ok = fill(owner, plot, in, choice, &facets, run, error);
    facets_clear(&facets);
    return ok;
}

PlotChart *plot_chart_new(const PlotOptions *plot, const Table *in, const Run *run, GError **error)
{
    g_autoptr(PlotChart) owner = g_new0(PlotChart, 1);
    Choice choice;
    const ChoiceNames names = plot_choice_names(plot, in);
    bool ok =
        choice_make(&choice, in, &names, error) && fill_from(owner, plot, in, &choice, run, error);
    choice_clear(&choice);
    return ok ? g_steal_pointer(&owner) : NULL;
}

char *plot_chart_words(const PlotChart *owner, const char *columns)
{
    const Chart *chart = &owner->chart;
    if (owner->title != NULL) {
        return g_strdup(owner->title);
    }
    if (columns == NULL) {
        columns = chart->y_label != NULL ? chart->y_label : owner->y_name;
    }
    bool second = chart->y2_label != NULL;
    return g_strdup_printf("%s%s%s by %s", columns, second ? " and " : "",
                           second ? chart->y2_label : "",
                           chart->x_label != NULL ? chart->x_label : "time");
}

void plot_chart_free(PlotChart *owner)
{
    if (owner == NULL) {
        return;
    }
    plot_series_clear(&owner->made);
    plot_marks_clear(&owner->marks);
    plot_shape_clear(&owner->shape);
    table_unref(owner->table);
    g_free(owner->panels);
    g_clear_pointer(&owner->panel_titles, g_ptr_array_unref);
    g_free(owner->title);
    g_free(owner->y_name);
    g_free(owner->x_label);
    g_free(owner->y_label);
    g_free(owner->y2_label);
    g_free(owner->legend_title);
    g_clear_pointer(&owner->zone, g_time_zone_unref);
    g_free(owner);
}
