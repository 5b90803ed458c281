/* Draws the table: points and lines, x against one or more y. */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/outfile.h"
#include "plot/canvas.h"
#include "plot/chart.h"
#include "plot/field_label.h"
#include "plot/style.h"
#include "verbs/sink.h"
#include "verbs/verb.h"

#define MIN_DPI 20
#define MAX_DPI 2400

typedef struct {
    char **arguments;
    char *x, *y;
    char *style_text;
    double alpha;
    char *title, *x_label, *y_label;
    char *size;
    int dpi;
    char *path;
    /* From here on made by check. */
    Style style;
    bool has_color;
    char **y_names; /* NULL: those that can be drawn */
    int width, height;
} PlotOptions;

static const VerbOption options[] = {
    {"x", 'x', G_OPTION_ARG_STRING, offsetof(PlotOptions, x), "COLUMN",
     "what runs to the right; the first time column, or the row number if there is none"},
    {"y", 'y', G_OPTION_ARG_STRING, offsetof(PlotOptions, y), "COLUMN,...",
     "what goes up; every other column of numbers"},
    {"style", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, style_text), "STYLE",
     "colour, marker and line as in \".\", \"r-o\", \"b--\""},
    {"alpha", 0, G_OPTION_ARG_DOUBLE, offsetof(PlotOptions, alpha), "0..1",
     "opacity: where points lie upon each other it gets darker"},
    {"title", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, title), "TEXT", "above the chart"},
    {"xlabel", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, x_label), "TEXT",
     "instead of the column's name, or of date and zone"},
    {"ylabel", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, y_label), "TEXT",
     "instead of the column's name"},
    {"size", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, size), "WxH", "in inches (10x6)"},
    {"dpi", 0, G_OPTION_ARG_INT, offsetof(PlotOptions, dpi), "N", "pixels an inch (150)"},
    {"output", 'o', G_OPTION_ARG_FILENAME, offsetof(PlotOptions, path), "FILE.png",
     "where to write the picture"},
    {NULL},
};

static void defaults(void *data)
{
    PlotOptions *plot = data;
    plot->alpha = 1;
    plot->dpi = 150;
    plot->style = (Style){.line = LINE_SOLID};
}

static bool fail_usage(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);

static bool fail_usage(GError **error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (error != NULL) {
        *error = g_error_new_valist(TABSHARK_ERROR, TABSHARK_ERROR_USAGE, format, arguments);
    }
    va_end(arguments);
    return false;
}

/* -- The command line -------------------------------------------------------------------------- */

static bool check_path(const PlotOptions *plot, GError **error)
{
    if (plot->path == NULL) {
        return fail_usage(error, "plot needs the name of a picture: plot -o FILE.png");
    }
    const char *base = strrchr(plot->path, '/');
    base = base != NULL ? base + 1 : plot->path;
    const char *suffix = strrchr(base, '.');
    if (suffix == NULL || suffix == base || g_ascii_strcasecmp(suffix, ".png") != 0) {
        return fail_usage(error, "plot writes .png files, which '%s' is not", plot->path);
    }
    return true;
}

static bool check_size(PlotOptions *plot, GError **error)
{
    double width = 10, height = 6;
    if (plot->size != NULL) {
        char *middle = NULL, *end = NULL;
        width = g_ascii_strtod(plot->size, &middle);
        bool split = middle != plot->size && (*middle == 'x' || *middle == 'X');
        height = split ? g_ascii_strtod(middle + 1, &end) : 0;
        if (!split || end == middle + 1 || *end != '\0' || !(width > 0) || !(height > 0)) {
            return fail_usage(error, "--size takes width x height in inches, as in 10x6, not '%s'",
                              plot->size);
        }
    }
    if (plot->dpi < MIN_DPI || plot->dpi > MAX_DPI) {
        return fail_usage(error, "--dpi takes %d to %d pixels an inch, not %d", MIN_DPI, MAX_DPI,
                          plot->dpi);
    }
    width = round(width * plot->dpi);
    height = round(height * plot->dpi);
    if (!canvas_check_size(width, height, error)) {
        return false;
    }
    plot->width = (int)width;
    plot->height = (int)height;
    return true;
}

static bool check_y(PlotOptions *plot, GError **error)
{
    if (plot->y == NULL) {
        return true;
    }
    plot->y_names = g_strsplit(plot->y, ",", -1);
    for (char **name = plot->y_names; *name != NULL; name++) {
        if (**name == '\0') {
            return fail_usage(error, "-y takes names of columns, with commas between: '%s'",
                              plot->y);
        }
    }
    return plot->y_names[0] != NULL || fail_usage(error, "-y takes names of columns");
}

static bool check(void *data, GError **error)
{
    PlotOptions *plot = data;
    if (plot->arguments != NULL && plot->arguments[0] != NULL) {
        return fail_usage(error,
                          "plot takes columns by -x and -y and a file by -o; '%s' is neither",
                          plot->arguments[0]);
    }
    if (!(plot->alpha >= 0 && plot->alpha <= 1)) {
        return fail_usage(error, "--alpha takes an opacity from 0 to 1, not %g", plot->alpha);
    }
    if (plot->style_text != NULL &&
        !style_parse(plot->style_text, &plot->style, &plot->has_color, error)) {
        return false;
    }
    plot->style.alpha = plot->alpha;
    return check_path(plot, error) && check_size(plot, error) && check_y(plot, error);
}

static void clear(void *data)
{
    PlotOptions *plot = data;
    g_strfreev(plot->y_names);
}

/* -- The columns ------------------------------------------------------------------------------- */

#define ROW_NUMBER SIZE_MAX

/* Which columns of the table are drawn. */
typedef struct {
    size_t x;  /* or ROW_NUMBER */
    GArray *y; /* of size_t */
} Choice;

static bool require_drawable(const Table *table, const char *name, size_t *index, GError **error)
{
    if (!table_require(table, name, index, error)) {
        return false;
    }
    AxisKind kind = AXIS_NUMBER;
    const Column *column = table_column(table, *index);
    if (axis_kind_of(column, &kind)) {
        return true;
    }
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "column '%s' holds %s: plot draws columns of numbers, times, durations and bools",
                name, type_name(column->type));
    return false;
}

/* Every column of numbers but x; other times have no place on an axis of numbers. */
static bool choose_all_y(const Table *table, Choice *choice, GError **error)
{
    for (size_t i = 0; i < table_width(table); i++) {
        AxisKind kind = AXIS_NUMBER;
        if (i != choice->x && axis_kind_of(table_column(table, i), &kind) && kind == AXIS_NUMBER) {
            g_array_append_val(choice->y, i);
        }
    }
    if (choice->y->len == 0) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                            "there is no column of numbers to draw: name one with -y");
    }
    return choice->y->len > 0;
}

static bool choose_named_y(const Table *table, char **names, Choice *choice, GError **error)
{
    AxisKind first_kind = AXIS_NUMBER;
    for (size_t i = 0; names[i] != NULL; i++) {
        size_t index = 0;
        AxisKind kind = AXIS_NUMBER;
        if (!require_drawable(table, names[i], &index, error)) {
            return false;
        }
        axis_kind_of(table_column(table, index), &kind);
        first_kind = i == 0 ? kind : first_kind;
        if (kind != first_kind) {
            g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        "times and numbers have no axis in common: -y %s and %s", names[0],
                        names[i]);
            return false;
        }
        g_array_append_val(choice->y, index);
    }
    return true;
}

static bool choose(const PlotOptions *plot, const Table *table, Choice *choice, GError **error)
{
    if (plot->x != NULL) {
        if (!require_drawable(table, plot->x, &choice->x, error)) {
            return false;
        }
    } else if (!table_find_time(table, &choice->x)) {
        choice->x = ROW_NUMBER;
    }
    return plot->y_names != NULL ? choose_named_y(table, plot->y_names, choice, error)
                                 : choose_all_y(table, choice, error);
}

/* -- The chart --------------------------------------------------------------------------------- */

static char *column_label(const Table *table, size_t index)
{
    return field_label(table_name(table, index), table_column(table, index)->type);
}

/* On an axis of time nothing: the chart writes date and zone there. */
static char *x_label_for(const PlotOptions *plot, const Table *table, size_t x)
{
    if (plot->x_label != NULL) {
        return g_strdup(plot->x_label);
    }
    if (x == ROW_NUMBER) {
        return g_strdup("row");
    }
    return table_column(table, x)->type == TYPE_TIME ? NULL : column_label(table, x);
}

/* Of one series its name; of several, which the legend names, the unit they have in common. */
static char *y_label_for(const PlotOptions *plot, const Table *table, const GArray *y)
{
    if (plot->y_label != NULL) {
        return g_strdup(plot->y_label);
    }
    size_t first = g_array_index(y, size_t, 0);
    if (table_column(table, first)->type == TYPE_TIME) {
        return NULL;
    }
    if (y->len == 1) {
        return column_label(table, first);
    }
    const char *unit = field_unit(table_name(table, first), table_column(table, first)->type);
    for (guint i = 1; i < y->len; i++) {
        size_t index = g_array_index(y, size_t, i);
        if (g_strcmp0(unit, field_unit(table_name(table, index),
                                       table_column(table, index)->type)) != 0) {
            return NULL;
        }
    }
    return g_strdup(unit);
}

static GBytes *render(const PlotOptions *plot, const Table *in, const Choice *choice,
                      const Run *run, GError **error)
{
    size_t n = choice->y->len;
    g_autofree Series *series = g_new0(Series, n);
    for (size_t i = 0; i < n; i++) {
        size_t y = g_array_index(choice->y, size_t, i);
        series[i].x = choice->x != ROW_NUMBER ? table_column(in, choice->x) : NULL;
        series[i].y = table_column(in, y);
        series[i].label = table_name(in, y);
        series[i].style = plot->style;
        if (!plot->has_color) {
            series[i].style.color = style_palette(i);
        }
    }
    g_autofree char *x_label = x_label_for(plot, in, choice->x);
    g_autofree char *y_label = y_label_for(plot, in, choice->y);
    g_autoptr(GTimeZone) zone = run->utc ? g_time_zone_new_utc() : g_time_zone_new_local();
    Chart chart = {
        .series = series,
        .n_series = n,
        .title = plot->title,
        .x_label = x_label,
        .y_label = y_label,
        .width = plot->width,
        .height = plot->height,
        .dpi = plot->dpi,
        .zone = zone,
    };
    return chart_render_png(&chart, error);
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const PlotOptions *plot = data;
    g_autoptr(GArray) y = g_array_new(FALSE, FALSE, sizeof(size_t));
    Choice choice = {.y = y};
    if (!choose(plot, in, &choice, error)) {
        return NULL;
    }
    g_autoptr(GBytes) png = render(plot, in, &choice, run, error);
    if (png == NULL) {
        return NULL;
    }
    size_t size = 0;
    const void *bytes = g_bytes_get_data(png, &size);
    return outfile_write(plot->path, bytes, size, error) ? sink_result(in) : NULL;
}

const Verb verb_plot = {
    .name = "plot",
    .kind = VERB_SINK,
    .synopsis = "plot [-x COLUMN] [-y COLUMN,...] [--style STYLE] -o FILE.png",
    .summary = "Draw columns as points and lines",
    .description =
        "Draws one or more columns (-y) over another (-x). Without -x that is the first time\n"
        "column, or the row number if there is none; without -y it is every other column of\n"
        "numbers. A missing value is a gap in a line. Any number of rows can be drawn: lines keep\n"
        "their extremes, and points darken where many lie upon each other (--alpha).\n"
        "\n"
        "A style is a colour (r g b c m y k, or C0 to C9), a marker (. , o s ^ v d + x *) and a\n"
        "line (- -- : -.), each at most once and in any order. Without one it is a line.\n"
        "\n"
        "  tabshark read traffic.pcap -e frame.number,frame.len \\\n"
        "      then plot -x frame.number -y frame.len --style . --alpha 0.2 -o frame-length.png\n"
        "  tabshark read traffic.pcap --timeseries -Y 'tcp.stream == 10' -e tcp.seq \\\n"
        "      then plot --style r-o -o sequence.png\n",
    .options = options,
    .size = sizeof(PlotOptions),
    .defaults = defaults,
    .check = check,
    .apply = apply,
    .clear = clear,
};
