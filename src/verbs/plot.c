/* Draws the table: x against one or more y, or how values are distributed. */
#include "plot/points.h"
#include "verbs/plot_options.h"
#include "verbs/plot_page.h"
#include "verbs/plot_picture.h"
#include "verbs/sink.h"

static bool add_to_page(const PlotOptions *plot, const Table *in, const Run *run, GError **error)
{
    if (!plot_page_has_room(run->page, error)) {
        return false;
    }
    PlotChart *chart = plot_chart_new(plot, in, run, error);
    if (chart != NULL) {
        plot_page_add(run->page, chart);
    }
    return chart != NULL;
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const PlotOptions *plot = data;
    bool own = plot->path != NULL || (run->page == NULL && run->outlet != NULL);
    bool done = own ? plot_write_pictures(plot, in, run, error) : add_to_page(plot, in, run, error);
    return done ? sink_result(in) : NULL;
}

static bool needs_page(const void *data)
{
    const PlotOptions *plot = data;
    return plot->path == NULL;
}

#define LIMIT G_STRINGIFY(POINTS_MAX_SINGLE)

const Verb verb_plot = {
    .name = "plot",
    .kind = VERB_SINK,
    .synopsis = "plot [-x COLUMN] [-y COLUMN,...] [--kind KIND] [--by COLUMN] [--facet COLUMN] "
                "-o FILE",
    .summary = "Draw columns as points, lines, bars, distributions, heat maps or spans.",
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
        "each. Bars thinner than a pixel become columns as high as the highest bar there. Over "
        "times "
        "a\n"
        "bar begins at its time, which is where resample's bins begin.\n"
        "\n"
        "Text and addresses have a place each on their axis, in order of appearance, the first on "
        "top\n"
        "or to the left. With --kind bars -x may be such a column: it goes down the page, and bars "
        "run\n"
        "to the right; without a time column it is the one unasked.\n"
        "\n"
        "--kind heatmap divides x and y into cells, whose colours say how many rows they have; "
        "with\n"
        "--color AGGREGATE what an aggregate of those rows is, as in sum:frame.len or "
        "nunique:ip.src;\n"
        "with --color COLUMN the value of that column, or the mean where a cell has several rows. "
        "A\n"
        "table with one row a cell, as group makes with two keys or resample with --by, is drawn "
        "as it\n"
        "is: names and evenly spaced values have a cell each. White has no rows; --logcolor tells "
        "small\n"
        "numbers apart.\n"
        "\n"
        "--kind spans draws a bar from x to --end, or of a --duration, in the row of its name: -y, "
        "or\n"
        "the first column of text or addresses; numbers such as tcp.stream are names too. The "
        "first "
        "is\n"
        "on top. An instant is a thin bar. Rows without an end and those that run backwards are "
        "left\n"
        "out and counted.\n"
        "\n"
        "--by COLUMN draws one column in one colour a value; the ten values with the most rows "
        "have\n"
        "colours of their own, all others share a grey one.\n"
        "\n"
        "--facet COLUMN draws a panel for each value, all with the same axes, bins, names and "
        "colours:\n"
        "at most twelve, those with the most rows, in the order of the values. Rows of other "
        "values "
        "are\n"
        "not drawn, and a warning says how many.\n"
        "\n"
        "--panels draws a panel for each column of -y, one below the other over the same x; they "
        "may be\n"
        "numbers, times and names beside each other. {y} in the name of the picture draws one "
        "picture\n"
        "for each column of -y and puts the column's name there; '/', a '.' in front, and what "
        "cannot be\n"
        "printed become '_'. In a file of chains a plot without -o goes on the page above it "
        "(help page).\n"
        "\n"
        "--y2 COLUMN draws columns on a second axis, on the right; with --kind bars as lines above "
        "the\n"
        "bars. --y2lim, --logy2 and --y2label are --ylim, --logy and --ylabel of that axis.\n"
        "\n"
        "--marks EXPRESSION marks the rows for which it holds, as in where, and says in the legend "
        "how\n"
        "many of them are in the picture. Each further --marks has a shape and a colour of its "
        "own.\n"
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
        "      then plot --style r-o -o sequence.png\n"
        "  tabshark read traffic.pcap --timeseries -e frame.len then resample 1s n=count "
        "b=sum:frame.len \\\n"
        "      then plot --kind bars -y n --y2 b --marks 'n > 2 * mean(n)' -o busy.png\n"
        "  tabshark open streams.tsv then plot -x start -y peer,packets,bytes --panels -o s.png\n"
        "  tabshark open streams.tsv then plot -x start -y packets,bytes -o 'streams-{y}.png'\n"
        "  tabshark read traffic.pcap --timeseries -e tcp.dstport \\\n"
        "      then plot --kind heatmap -y tcp.dstport --logcolor -o ports.png\n"
        "  tabshark read traffic.pcap --timeseries -e tcp.stream \\\n"
        "      then group tcp.stream start=min:frame.time_epoch end=max:frame.time_epoch \\\n"
        "      then plot --kind spans -y tcp.stream -o streams.png\n",
    .options = plot_option_table,
    .size = sizeof(PlotOptions),
    .defaults = plot_options_defaults,
    .check = plot_options_check,
    .apply = apply,
    .when_cut = "it would show the rows of each capture by themselves; put it behind group or "
                "resample",
    .needs_page = needs_page,
    .check_on_page = plot_options_check_on_page,
    .clear = plot_options_clear,
};
