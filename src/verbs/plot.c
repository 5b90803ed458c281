/* Draws the table: points and lines, x against one or more y. */
#include "base/outfile.h"
#include "plot/chart.h"
#include "plot/choice.h"
#include "verbs/plot_options.h"
#include "verbs/sink.h"

static bool check_limits(const PlotOptions *plot, const Table *in, const Choice *choice,
                         GError **error)
{
    AxisKind x = AXIS_NUMBER, y = AXIS_NUMBER;
    axis_kind_of(choice->x != CHOICE_ROW_NUMBER ? table_column(in, choice->x) : NULL, &x);
    axis_kind_of(table_column(in, g_array_index(choice->y, size_t, 0)), &y);
    return limits_check(&plot->x_limits, 'x', x, error) &&
           limits_check(&plot->y_limits, 'y', y, error);
}

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
        .x_limits = plot->x_limits,
        .y_limits = plot->y_limits,
        .diagnostics = run->diagnostics,
    };
    return chart_render_png(&chart, error);
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const PlotOptions *plot = data;
    Choice choice;
    g_autoptr(GBytes) png = NULL;
    if (choice_make(&choice, in, plot->x, plot->y_names, error) &&
        check_limits(plot, in, &choice, error)) {
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
        "--xlim and --ylim cut the axes, numbers on an axis of numbers and times (ISO 8601; UTC, "
        "if\n"
        "no offset is given) on one of times; without --ylim y shows the rows within --xlim.\n"
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
