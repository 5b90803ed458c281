#include "verbs/plot_picture.h"

#include <math.h>
#include <string.h>

#include "base/display.h"
#include "base/error.h"
#include "plot/figure.h"
#include "verbs/outlet.h"
#include "verbs/picture_options.h"
#include "verbs/plot_columns.h"

/* In inches, where --size does not say. */
#define WIDTH        10.0
#define HEIGHT       6.0
#define LARGE_WIDTH  12.0 /* of many panels */
#define LARGE_HEIGHT 8.0
#define MANY         6
#define BAR_HEIGHT   0.16 /* of one with a name, in a panel */
#define PANEL_HEIGHT 1.9  /* of panels one below the other */
#define PANEL_WIDTH  3.6  /* side by side */

/* -- Files
 * -------------------------------------------------------------------------------------------------------
 */

char *plot_file_name(const char *pattern, const char *column)
{
    GString *safe = g_string_new(NULL);
    for (const char *at = column; *at != '\0';) {
        gunichar c = g_utf8_get_char_validated(at, -1);
        bool valid = c != (gunichar)-1 && c != (gunichar)-2;
        bool plain = valid && c != '/' && !display_is_control(c) && !(c == '.' && at == column);
        const char *next = valid ? g_utf8_find_next_char(at, NULL) : at + 1;
        g_string_append_len(safe, plain ? at : "_", plain ? next - at : 1);
        at = next;
    }
    GString *name = g_string_new(pattern);
    g_string_replace(name, PLOT_EACH_Y, safe->len > 0 ? safe->str : "_", 0);
    g_string_free(safe, TRUE);
    return g_string_free(name, FALSE);
}

/* `name` is NULL where the outlet finds one. */
static bool write_picture(const PlotOptions *plot, const char *name, const char *words,
                          GBytes *bytes, const Run *run, GError **error)
{
    const Picture picture = {name, words, plot->dpi, bytes};
    return outlet_put_picture(run, &picture, error);
}

/* -- Sizes
 * -------------------------------------------------------------------------------------------------------
 */

/* Gives the figure the size that was asked for, or that many inches. */
static bool set_size(Figure *figure, const PlotOptions *plot, double width, double height,
                     GError **error)
{
    figure->page = plot->page;
    return picture_size_check(plot->size, width, height, plot->dpi, &figure->page, error);
}

/* Many panels have a larger page, and so have bars that need room for a name each. */
static bool set_grid(Figure *figure, const PlotOptions *plot, bool turned, GError **error)
{
    bool many = figure->n_charts > MANY;
    double width = many ? LARGE_WIDTH : WIDTH, height = many ? LARGE_HEIGHT : HEIGHT;
    figure->grid = grid_choose(figure->n_charts, width, height);
    if (turned) {
        size_t names = categories_count(figure->charts[0].y_categories);
        height = fmax(height, (double)figure->grid.rows * (BAR_HEIGHT * (double)names + 1));
    }
    if (!set_size(figure, plot, width, height, error)) {
        return false;
    }
    if (plot->size != NULL) {
        figure->grid = grid_choose(figure->n_charts, figure->page.width, figure->page.height);
    }
    return true;
}

/* -- Pictures
 * ----------------------------------------------------------------------------------------------------
 */

/* A chart, or its facets. */
static GBytes *render_chart(const PlotOptions *plot, const PlotChart *owner, GError **error)
{
    bool facets = owner->n_panels > 0;
    Figure figure = {.charts = facets ? owner->panels : &owner->chart,
                     .n_charts = facets ? owner->n_panels : 1,
                     .grid = {1, 1},
                     .heading = facets ? owner->title : NULL,
                     .share_x = facets,
                     .share_y = facets,
                     .share_legend = facets};
    bool ok = facets ? set_grid(&figure, plot, owner->made.turned, error)
                     : set_size(&figure, plot, WIDTH, HEIGHT, error);
    return ok ? figure_render(&figure, error) : NULL;
}

/* Columns over one x are one below the other; where bars run to the right, side by side;
 * distributions have nothing in common. */
static bool arrange_columns(Figure *figure, const PlotOptions *plot, bool turned, GError **error)
{
    size_t n = figure->n_charts;
    if (kind_is_distribution(plot->kind)) {
        return set_grid(figure, plot, turned, error);
    }
    figure->grid = turned ? (Grid){n, 1} : (Grid){1, n};
    figure->share_x = !turned;
    figure->share_y = turned;
    double width = turned ? fmax(WIDTH, (double)n * PANEL_WIDTH) : WIDTH;
    double height = turned ? HEIGHT : fmax(HEIGHT, (double)n * PANEL_HEIGHT + 1);
    return set_size(figure, plot, width, height, error);
}

/* One below the other, labels are read more easily above than turned at the side. An axis of time
 * has date and zone there instead, and the name above. */
static Chart panel_of(const PlotChart *owner, bool distribution)
{
    Chart chart = owner->chart;
    bool turned = owner->made.turned;
    bool label = turned ? chart.x_label != NULL : chart.y_label != NULL;
    chart.title = distribution || label ? NULL : owner->y_name;
    chart.x_label_above = !distribution && label && turned;
    chart.y_label_above = !distribution && label && !turned;
    return chart;
}

static GBytes *render_panels(const PlotOptions *plot, const GPtrArray *owners, const Run *run,
                             GError **error)
{
    g_autoptr(GArray) charts = g_array_new(FALSE, FALSE, sizeof(Chart));
    const PlotChart *first = g_ptr_array_index(owners, 0);
    bool marks = first->chart.n_marks > 0; /* of each chart, the legend says how many */
    for (guint i = 0; i < owners->len; i++) {
        Chart chart = panel_of(g_ptr_array_index(owners, i), kind_is_distribution(plot->kind));
        g_array_append_val(charts, chart);
    }
    Figure figure = {.charts = &g_array_index(charts, Chart, 0),
                     .n_charts = charts->len,
                     .heading = first->title,
                     .share_legend = plot->by != NULL && !marks};
    guint said = run->diagnostics->entries->len;
    bool ok = arrange_columns(&figure, plot, first->made.turned, error);
    GBytes *picture = ok ? figure_render(&figure, error) : NULL;
    diagnostics_drop_repeated(run->diagnostics, said);
    return picture;
}

static bool write_panels(const PlotOptions *plot, const Table *in, const Run *run, GError **error)
{
    g_autoptr(GPtrArray) owners = plot_columns_charts(plot, in, run, error);
    g_autoptr(GBytes) picture = owners != NULL ? render_panels(plot, owners, run, error) : NULL;
    if (picture == NULL) {
        return false;
    }
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < owners->len; i++) {
        const PlotChart *owner = g_ptr_array_index(owners, i);
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", owner->y_name);
    }
    g_autofree char *words = plot_chart_words(g_ptr_array_index(owners, 0), names->str);
    return write_picture(plot, plot->path, words, picture, run, error);
}

/* The file of each chart; NULL and an error if two would have the same. */
static char **name_files(const PlotOptions *plot, const GPtrArray *owners, GError **error)
{
    g_auto(GStrv) names = g_new0(char *, owners->len + 1);
    for (guint i = 0; i < owners->len; i++) {
        const PlotChart *owner = g_ptr_array_index(owners, i);
        char *name = plot_file_name(plot->path, owner->y_name);
        bool taken = g_strv_contains((const char *const *)names, name);
        names[i] = name;
        if (taken) {
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        "the pictures of two columns would both be called '%s': give each column "
                        "of -y once, or draw them one by one",
                        name);
            return NULL;
        }
    }
    return g_steal_pointer(&names);
}

static void unref_bytes(void *bytes)
{
    g_bytes_unref(bytes);
}

static bool write_each(const PlotOptions *plot, const Table *in, const Run *run, GError **error)
{
    g_autoptr(GPtrArray) owners = plot_columns_charts(plot, in, run, error);
    g_auto(GStrv) names = owners != NULL ? name_files(plot, owners, error) : NULL;
    g_autoptr(GPtrArray) pictures = g_ptr_array_new_with_free_func(unref_bytes);
    bool ok = names != NULL;
    for (guint i = 0; ok && i < owners->len; i++) {
        GBytes *picture = render_chart(plot, g_ptr_array_index(owners, i), error);
        ok = picture != NULL;
        if (ok) {
            g_ptr_array_add(pictures, picture);
        }
    }
    for (guint i = 0; ok && i < owners->len; i++) {
        g_autofree char *words = plot_chart_words(g_ptr_array_index(owners, i), NULL);
        ok = write_picture(plot, names[i], words, g_ptr_array_index(pictures, i), run, error);
    }
    return ok;
}

static bool write_one(const PlotOptions *plot, const Table *in, const Run *run, GError **error)
{
    g_autoptr(PlotChart) owner = plot_chart_new(plot, in, run, error);
    g_autoptr(GBytes) picture = owner != NULL ? render_chart(plot, owner, error) : NULL;
    if (picture == NULL) {
        return false;
    }
    bool several = owner->chart.y_label == NULL && plot->y_names != NULL;
    g_autofree char *columns = several ? g_strjoinv(", ", plot->y_names) : NULL;
    g_autofree char *words = plot_chart_words(owner, columns);
    g_autofree char *each =
        plot->facet != NULL ? g_strdup_printf("%s, for each %s", words, plot->facet) : NULL;
    return write_picture(plot, plot->path, each != NULL ? each : words, picture, run, error);
}

bool plot_write_pictures(const PlotOptions *plot, const Table *in, const Run *run, GError **error)
{
    if (plot->panels) {
        return write_panels(plot, in, run, error);
    }
    bool each = plot->path != NULL && strstr(plot->path, PLOT_EACH_Y) != NULL;
    return each ? write_each(plot, in, run, error) : write_one(plot, in, run, error);
}
