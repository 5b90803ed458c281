/* Draws the table: x against one or more y, or how values are distributed. */
#include "base/outfile.h"
#include "plot/choice.h"
#include "plot/figure.h"
#include "plot/points.h"
#include "verbs/plot_categories.h"
#include "verbs/plot_distribution.h"
#include "verbs/plot_options.h"
#include "verbs/plot_series.h"
#include "verbs/sink.h"

/* Before a distribution is made of the values, it is they that will run to the right. Limits are
 * those of columns: they are turned together with bars. */
static bool check_limits(const PlotOptions *plot, const Table *in, const Choice *choice,
                         GError **error)
{
    const Column *first = table_column(in, g_array_index(choice->y, size_t, 0));
    const Column *x = choice->x != CHOICE_ROW_NUMBER ? table_column(in, choice->x) : NULL;
    bool distribution = kind_is_distribution(plot->kind);
    return limits_check(&plot->x_limits, 'x', axis_kind_of(distribution ? first : x), error) &&
           limits_check(&plot->y_limits, 'y', axis_kind_of(distribution ? NULL : first), error);
}

static char *x_label_of(const PlotOptions *plot, const Choice *choice, const Table *in)
{
    return kind_is_distribution(plot->kind) ? choice_y_label(choice, in)
                                            : choice_x_label(choice, in);
}

static const Unit *x_unit_of(const PlotOptions *plot, const Choice *choice, const Table *in)
{
    return kind_is_distribution(plot->kind) ? choice_y_unit(choice, in) : choice_x_unit(choice, in);
}

static char *y_label_of(const PlotOptions *plot, const Choice *choice, const Table *in)
{
    if (!kind_is_distribution(plot->kind)) {
        return choice_y_label(choice, in);
    }
    return g_strdup(plot->kind == KIND_ECDF ? "Share of values" : "Count");
}

static const Unit *y_unit_of(const PlotOptions *plot, const Choice *choice, const Table *in)
{
    return kind_is_distribution(plot->kind) ? NULL : choice_y_unit(choice, in);
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

static GBytes *render(const PlotOptions *plot, const Table *in, const Choice *choice,
                      const PlotSeries *made, double slot, const Run *run, GError **error)
{
    g_autofree char *by = choice_by_label(choice, in);
    g_autofree char *x_label = x_label_of(plot, choice, in);
    g_autofree char *y_label = y_label_of(plot, choice, in);
    g_autoptr(GTimeZone) zone = run->utc ? g_time_zone_new_utc() : g_time_zone_new_local();
    Chart chart = {
        .series = &g_array_index(made->series, Series, 0),
        .n_series = made->series->len,
        .legend_title = by,
        .title = plot->title,
        .x_label = plot->x_label != NULL ? plot->x_label : x_label,
        .y_label = plot->y_label != NULL ? plot->y_label : y_label,
        /* A label that was asked for says all that it should. */
        .x_unit = plot->x_label != NULL ? NULL : x_unit_of(plot, choice, in),
        .y_unit = plot->y_label != NULL ? NULL : y_unit_of(plot, choice, in),
        .zone = zone,
        .x_limits = plot->x_limits,
        .y_limits = plot->y_limits,
        .x_categories = made->x_categories,
        .y_categories = made->y_categories,
        .slot = slot,
        .diagnostics = run->diagnostics,
    };
    if (made->turned) {
        turn(&chart);
    }
    const Figure figure = {plot->page, &chart};
    return figure_render(&figure, error);
}

static GBytes *draw(const PlotOptions *plot, const Table *in, const Choice *choice, const Run *run,
                    GError **error)
{
    PlotSeries made;
    GBytes *picture = NULL;
    plot_series_make(&made, plot, in, choice, run);
    if (check_limits(plot, in, choice, error) &&
        plot_categories_make(&made, plot, in, choice, run->diagnostics, error)) {
        bool distribution = kind_is_distribution(plot->kind);
        double slot = distribution ? plot_distribution_make(&made, plot, run->diagnostics) : 0;
        picture = render(plot, in, choice, &made, slot, run, error);
    }
    plot_series_clear(&made);
    return picture;
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const PlotOptions *plot = data;
    Choice choice;
    g_autoptr(GBytes) picture = NULL;
    const ChoiceNames names = {plot->x, plot->y_names, plot->by, plot->kind == KIND_BARS};
    if (choice_make(&choice, in, &names, error)) {
        picture = draw(plot, in, &choice, run, error);
    }
    choice_clear(&choice);
    if (picture == NULL) {
        return NULL;
    }
    size_t size = 0;
    const void *bytes = g_bytes_get_data(picture, &size);
    return outfile_write(plot->path, bytes, size, error) ? sink_result(in) : NULL;
}

#define LIMIT G_STRINGIFY(POINTS_MAX_SINGLE)

const Verb verb_plot = {
    .name = "plot",
    .kind = VERB_SINK,
    .synopsis = "plot [-x COLUMN] [-y COLUMN,...] [--kind KIND] [--by COLUMN] -o FILE",
    .summary = "Draw columns as points, lines, bars or distributions.",
    .description =
        "Draws one or more columns (-y) over another (-x). Without -x that is the first time\n"
        "column, or the row number if there is none; without -y it is every other column of\n"
        "numbers. A missing value is a gap in a line. Any number of rows can be drawn: lines keep\n"
        "their extremes, and points darken where many lie upon each other (--alpha).\n"
        "\n"
        "--kind chooses another picture: points; steps, where a value holds until the next; area, "
        "a\n"
        "line filled down to 0; bars, each from 0 to its value; histogram, how many values of -x "
        "are\n"
        "in each bin (as many as suit them, or --bins); ecdf, the share of the values of -x up to\n"
        "each. Bars thinner than a pixel become columns as high as the highest bar there.\n"
        "\n"
        "Text and addresses have a place each on their axis, in order of appearance, the first on "
        "top\n"
        "or to the left. With --kind bars -x may be such a column: it goes down the page, and bars "
        "run\n"
        "to the right; without a time column it is the one unasked.\n"
        "\n"
        "--by COLUMN draws one column in one colour a value; the ten values with the most rows "
        "have\n"
        "colours of their own, all others share a grey one.\n"
        "\n"
        "--xlim and --ylim cut the axes, numbers on an axis of numbers and times (ISO 8601; UTC, "
        "if\n"
        "no offset is given) on one of times; without --ylim y shows the rows within --xlim.\n"
        "\n"
        "Axes are called by what their columns are, with the unit and its SI prefix: \"Frame "
        "length\n"
        "(bytes)\", \"Sum of frame length in 5 s (MB)\", \"Round-trip time (ms)\". A column whose "
        "name is\n"
        "or ends in bps, bit/s, bits_per_second, Mbps, Mbit/s, Bps, bytes_per_second, pps or\n"
        "packets_per_second, after a _ . : - or blank, is a rate: tx_bps is \"tx (Mbit/s)\".\n"
        "\n"
        "The suffix of FILE chooses its format: .png, .svg or .pdf. The page of an SVG or a PDF "
        "has\n"
        "the --size in inches and the layout of the PNG, but is sharp at any scale. What would be\n"
        "too many shapes is an image in it, of --dpi pixels an inch: the points of a series of "
        "more\n"
        "than " LIMIT
        " rows, a line that goes back and forth thousands of times, and bars thinner\n"
        "than two pixels.\n"
        "\n"
        "A style is a colour (r g b c m y k, or C0 to C9), a marker (. , o s ^ v d + x *) and a\n"
        "line (- -- : -.), each at most once and in any order. Without one it is a line.\n"
        "\n"
        "  tabshark read traffic.pcap -e frame.number,frame.len \\\n"
        "      then plot -x frame.number -y frame.len --style . --alpha 0.2 -o frame-length.png\n"
        "  tabshark read traffic.pcap --timeseries -Y 'tcp.stream == 10' -e tcp.seq \\\n"
        "      then plot --style r-o -o sequence.png\n",
    .options = plot_option_table,
    .size = sizeof(PlotOptions),
    .defaults = plot_options_defaults,
    .check = plot_options_check,
    .apply = apply,
    .clear = plot_options_clear,
};
