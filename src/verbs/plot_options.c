#include "verbs/plot_options.h"

#include <string.h>

#include "base/error.h"
#include "query/histogram.h"
#include "verbs/picture_options.h"
#include "verbs/plot_marks.h"

/* Of a heat map. */
#define MAX_CELLS 4000000

const VerbOption plot_option_table[] = {
    {"x", 'x', G_OPTION_ARG_STRING, offsetof(PlotOptions, x), "COLUMN",
     "what runs to the right; the first time column, or the row number if there is none"},
    {"y", 'y', G_OPTION_ARG_STRING, offsetof(PlotOptions, y), "COLUMN,...",
     "what goes up; every other column of numbers"},
    {"y2", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, y2), "COLUMN,...",
     "what goes up on a second axis, on the right"},
    {"by", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, by), "COLUMN",
     "one colour a value; past ten values the rarer ones are \"other\""},
    {"facet", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, facet), "COLUMN",
     "one panel a value, with the same axes; at most twelve, those with the most rows"},
    {"marks", 0, G_OPTION_ARG_STRING_ARRAY, offsetof(PlotOptions, marks_texts), "EXPRESSION",
     "mark the rows for which it holds; may be given several times"},
    {"panels", 0, G_OPTION_ARG_NONE, offsetof(PlotOptions, panels), NULL,
     "one panel for each column of -y, over the same x"},
    {"kind", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, kind_text), "KIND",
     "line, points, steps, area, bars, histogram, ecdf, heatmap or spans (line)", kind_names},
    {"bins", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, bins_text), "N or NxM",
     "of a histogram or, across and up, of a heat map, instead of as many as suit the values"},
    {"color", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, color), "COLUMN or AGGREGATE",
     "what the colours of a heat map show, as in sum:frame.len (count)"},
    {"logcolor", 0, G_OPTION_ARG_NONE, offsetof(PlotOptions, log_color), NULL,
     "logarithmic colours, so that small numbers differ too"},
    {"end", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, end), "COLUMN",
     "where spans end that begin at -x; another column of times"},
    {"duration", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, duration), "COLUMN",
     "how long they last, instead: durations or numbers of seconds"},
    {"style", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, style_text), "STYLE",
     "colour, marker and line as in \".\", \"r-o\", \"b--\""},
    {"alpha", 0, G_OPTION_ARG_DOUBLE, offsetof(PlotOptions, alpha), "0..1",
     "opacity: where points lie upon each other it gets darker"},
    {"title", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, title), "TEXT", "above the chart"},
    {"xlabel", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, x_label), "TEXT",
     "instead of the column's name and unit, or of date and zone"},
    {"ylabel", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, y_label), "TEXT",
     "instead of the column's name and unit"},
    {"y2label", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, y2_label), "TEXT",
     "the same for the second axis"},
    {"colorlabel", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, color_label), "TEXT",
     "instead of the name and unit of what the colours of a heat map show"},
    {"logx", 0, G_OPTION_ARG_NONE, offsetof(PlotOptions, log_x), NULL,
     "logarithmic x axis; values that are not above 0 are left out"},
    {"logy", 0, G_OPTION_ARG_NONE, offsetof(PlotOptions, log_y), NULL, "the same for y"},
    {"logy2", 0, G_OPTION_ARG_NONE, offsetof(PlotOptions, log_y2), NULL,
     "the same for the second axis"},
    {"xlim", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, x_limits_text), "A,B",
     "where the x axis begins and ends: numbers or times; A or B may be left out"},
    {"ylim", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, y_limits_text), "A,B", "the same for y"},
    {"y2lim", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, y2_limits_text), "A,B",
     "the same for the second axis"},
    {"size", 0, G_OPTION_ARG_STRING, offsetof(PlotOptions, size), "WxH",
     "in inches (10x6; more for many panels)"},
    {"dpi", 0, G_OPTION_ARG_INT, offsetof(PlotOptions, dpi), "N",
     "pixels an inch (150); lines and letters keep their size in inches"},
    {"output", 'o', G_OPTION_ARG_FILENAME, offsetof(PlotOptions, path), "FILE",
     "where to write the picture: FILE.png, FILE.svg or FILE.pdf; {y} in it: one for each column"},
    {.name = NULL},
};

void plot_options_defaults(void *data)
{
    PlotOptions *plot = data;
    plot->alpha = 1;
    plot->dpi = PICTURE_DPI;
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

bool plot_options_check_on_page(const void *data, GError **error)
{
    const PlotOptions *plot = data;
    bool own = plot->panels || plot->facet != NULL || plot->size != NULL;
    if (own) {
        return fail_usage(error, "%s needs a picture of its own: plot -o FILE",
                          plot->panels          ? "--panels"
                          : plot->facet != NULL ? "--facet"
                                                : "--size");
    }
    return true;
}

/* Without a file it is a panel of a page, or an outlet finds a name. */
static bool check_file(PlotOptions *plot, GError **error)
{
    return (plot->path == NULL || page_format_of(plot->path, &plot->page.format, error)) &&
           picture_size_check(plot->size, 10, 6, plot->dpi, &plot->page, error);
}

/* Both make a page of their own. */
static bool check_panels(const PlotOptions *plot, GError **error)
{
    bool each = plot->path != NULL && strstr(plot->path, PLOT_EACH_Y) != NULL;
    if (plot->panels && plot->facet != NULL) {
        return fail_usage(error, "--panels has a panel for each column and --facet one for each "
                                 "value: choose one of the two, or --facet with " PLOT_EACH_Y
                                 " in the name of the picture");
    }
    if (plot->panels && each) {
        return fail_usage(error, "--panels makes one picture, and " PLOT_EACH_Y
                                 " in its name asks for several: leave out one of the two");
    }
    return true;
}

/* The names in the value of an option; NULL stays NULL. */
static bool split_names(const char *text, const char *option, char ***names, GError **error)
{
    if (text == NULL) {
        return true;
    }
    *names = g_strsplit(text, ",", -1);
    for (char **name = *names; *name != NULL; name++) {
        if (**name == '\0') {
            return fail_usage(error, "%s takes names of columns, with commas between: '%s'", option,
                              text);
        }
    }
    return (*names)[0] != NULL || fail_usage(error, "%s takes names of columns", option);
}

/* A second axis is one of values that go up, and in the legend beside those of the first. */
static bool check_second_axis(const PlotOptions *plot, GError **error)
{
    if (plot->y2 == NULL) {
        return (plot->y2_label == NULL && plot->y2_limits_text == NULL && !plot->log_y2) ||
               fail_usage(error, "--y2label, --y2lim and --logy2 are for --y2 COLUMN");
    }
    if (plot->by != NULL) {
        return fail_usage(error, "--by draws one column, and --y2 another: give one of them");
    }
    if (plot->panels || plot->facet != NULL) {
        return fail_usage(error, "panels have one y axis each: --y2 does not go with %s",
                          plot->panels ? "--panels" : "--facet");
    }
    return kind_shows_rows(plot->kind) ||
           fail_usage(error, "--y2 is not for --kind %s", plot->kind_text);
}

/* The column of a histogram or an ecdf runs to the right: -x is another word for -y. */
static bool check_distribution(PlotOptions *plot, GError **error)
{
    if (plot->x != NULL && plot->y != NULL) {
        return fail_usage(error, "a %s shows the values of columns: give -x or -y, not both",
                          plot->kind_text);
    }
    if (plot->x != NULL) {
        g_free(plot->y);
        plot->y = g_steal_pointer(&plot->x);
    }
    return true;
}

/* Reads a number of bins and what follows it. */
static bool read_bins(const char *text, int *bins, const char **rest)
{
    char *end = NULL;
    gint64 n = g_ascii_strtoll(text, &end, 10);
    *bins = (int)CLAMP(n, 0, HISTOGRAM_MAX_BINS);
    *rest = end;
    return g_ascii_isdigit(text[0]) && n >= 1 && n <= HISTOGRAM_MAX_BINS;
}

static bool check_bins(PlotOptions *plot, GError **error)
{
    const char *text = plot->bins_text, *rest = NULL;
    bool cells = plot->kind == KIND_HEATMAP;
    if (text == NULL) {
        return true;
    }
    if (!cells && plot->kind != KIND_HISTOGRAM) {
        return fail_usage(error, "--bins is for --kind histogram and --kind heatmap");
    }
    bool good = read_bins(text, &plot->bins, &rest);
    plot->y_bins = plot->bins;
    if (good && cells && (*rest == 'x' || *rest == 'X')) {
        good = read_bins(rest + 1, &plot->y_bins, &rest);
    }
    if (!good || *rest != '\0') {
        return fail_usage(error, "--bins takes 1 to %d%s, not '%s'", HISTOGRAM_MAX_BINS,
                          cells ? ", or two such numbers as in 60x30" : "", text);
    }
    return !cells || (int64_t)plot->bins * plot->y_bins <= MAX_CELLS ||
           fail_usage(error, "--bins takes at most %d cells together, and %s are more", MAX_CELLS,
                      text);
}

static bool check_heatmap(const PlotOptions *plot, GError **error)
{
    if (plot->kind != KIND_HEATMAP) {
        return (plot->color == NULL && plot->color_label == NULL && !plot->log_color) ||
               fail_usage(error, "--color, --colorlabel and --logcolor are for --kind heatmap");
    }
    return (plot->by == NULL && plot->style_text == NULL && plot->alpha == 1) ||
           fail_usage(error, "the colours of a heat map show numbers: --by, --style and --alpha "
                             "have no meaning there");
}

static bool check_spans(const PlotOptions *plot, GError **error)
{
    if (plot->kind != KIND_SPANS) {
        return (plot->end == NULL && plot->duration == NULL) ||
               fail_usage(error, "--end and --duration are for --kind spans");
    }
    return plot->end == NULL || plot->duration == NULL ||
           fail_usage(error, "spans end at --end or last --duration: give one of them");
}

static bool check_kind(PlotOptions *plot, GError **error)
{
    if (plot->kind_text != NULL && !kind_from_name(plot->kind_text, &plot->kind, error)) {
        return false;
    }
    if (plot->kind == KIND_POINTS && plot->style_text == NULL) {
        plot->style = (Style){.marker = MARKER_POINT};
    }
    return check_bins(plot, error) && check_heatmap(plot, error) && check_spans(plot, error) &&
           (!kind_is_distribution(plot->kind) || check_distribution(plot, error));
}

static bool check_limits(PlotOptions *plot, GError **error)
{
    plot->x_limits.log = plot->log_x;
    plot->y_limits.log = plot->log_y;
    plot->y2_limits.log = plot->log_y2;
    const char *x = plot->x_limits_text, *y = plot->y_limits_text, *y2 = plot->y2_limits_text;
    return (x == NULL || limits_parse(x, "--xlim", &plot->x_limits, error)) &&
           (y == NULL || limits_parse(y, "--ylim", &plot->y_limits, error)) &&
           (y2 == NULL || limits_parse(y2, "--y2lim", &plot->y2_limits, error));
}

bool plot_options_check(void *data, GError **error)
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
    if (!check_kind(plot, error)) {
        return false;
    }
    plot->style.alpha = plot->alpha;
    return check_limits(plot, error) && check_file(plot, error) && check_panels(plot, error) &&
           check_second_axis(plot, error) && plot_marks_check(plot, error) &&
           split_names(plot->y, "-y", &plot->y_names, error) &&
           split_names(plot->y2, "--y2", &plot->y2_names, error);
}

void plot_options_clear(void *data)
{
    PlotOptions *plot = data;
    g_strfreev(plot->y_names);
    g_strfreev(plot->y2_names);
    g_clear_pointer(&plot->marks, g_ptr_array_unref);
}
