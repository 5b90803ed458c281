/* Draws the table: points and lines, x against one or more y. */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/outfile.h"
#include "plot/canvas.h"
#include "plot/chart.h"
#include "plot/choice.h"
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
    {.name = NULL},
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

/* -- The work ---------------------------------------------------------------------------------- */

static GBytes *render(const PlotOptions *plot, const Table *in, const Choice *choice,
                      const Run *run, GError **error)
{
    size_t n = choice->y->len;
    g_autofree Series *series = g_new0(Series, n);
    for (size_t i = 0; i < n; i++) {
        size_t y = g_array_index(choice->y, size_t, i);
        series[i].x = choice->x != CHOICE_ROW_NUMBER ? table_column(in, choice->x) : NULL;
        series[i].y = table_column(in, y);
        series[i].label = table_name(in, y);
        series[i].style = plot->style;
        if (!plot->has_color) {
            series[i].style.color = style_palette(i);
        }
    }
    g_autofree char *x_label = choice_x_label(choice, in);
    g_autofree char *y_label = choice_y_label(choice, in);
    g_autoptr(GTimeZone) zone = run->utc ? g_time_zone_new_utc() : g_time_zone_new_local();
    Chart chart = {
        .series = series,
        .n_series = n,
        .title = plot->title,
        .x_label = plot->x_label != NULL ? plot->x_label : x_label,
        .y_label = plot->y_label != NULL ? plot->y_label : y_label,
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
    Choice choice;
    g_autoptr(GBytes) png = NULL;
    if (choice_make(&choice, in, plot->x, plot->y_names, error)) {
        png = render(plot, in, &choice, run, error);
    }
    choice_clear(&choice);
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
