#include "verbs/plot_page.h"

#include <string.h>

#include "base/error.h"
#include "plot/figure.h"
#include "verbs/outlet.h"
#include "verbs/picture_options.h"
#include "verbs/verb.h"

/* In inches, where --size does not say. */
#define PANEL_WIDTH  5.0
#define PANEL_HEIGHT 3.6
#define HEADING_ROOM 0.4
/* A side of the grid has one digit or two. */
#define MAX_SIDE 99

typedef struct {
    char **arguments;
    char *title, *note;
    char *size;
    int dpi;
    char *path;
    /* From here on made by check. */
    Grid grid;
    Page page;
} PageOptions;

struct PlotPage {
    PageOptions *options;
    GPtrArray *charts; /* of PlotChart * */
};

static const VerbOption option_table[] = {
    {"title", 0, G_OPTION_ARG_STRING, offsetof(PageOptions, title), "TEXT", "the heading"},
    {"note", 0, G_OPTION_ARG_STRING, offsetof(PageOptions, note), "TEXT", "beside the heading"},
    {"size", 0, G_OPTION_ARG_STRING, offsetof(PageOptions, size), "WxH",
     "in inches (5x3.6 for each panel)"},
    {"dpi", 0, G_OPTION_ARG_INT, offsetof(PageOptions, dpi), "N", "pixels an inch (150)"},
    {"output", 'o', G_OPTION_ARG_FILENAME, offsetof(PageOptions, path), "FILE",
     "where to write the picture: FILE.png, FILE.svg or FILE.pdf"},
    {.name = NULL},
};

static void set_defaults(void *data)
{
    PageOptions *page = data;
    page->dpi = PICTURE_DPI;
}

static bool fail_usage(GError **error, const char *message)
{
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, message);
    return false;
}

static bool parse_grid(const char *text, Grid *grid)
{
    char *middle = NULL, *end = NULL;
    if (!g_ascii_isdigit(text[0])) {
        return false;
    }
    guint64 columns = g_ascii_strtoull(text, &middle, 10);
    if ((*middle != 'x' && *middle != 'X') || !g_ascii_isdigit(middle[1])) {
        return false;
    }
    guint64 rows = g_ascii_strtoull(middle + 1, &end, 10);
    *grid = (Grid){columns, rows};
    return *end == '\0' && columns >= 1 && rows >= 1 && columns <= MAX_SIDE && rows <= MAX_SIDE;
}

static bool check(void *data, GError **error)
{
    PageOptions *page = data;
    char **words = page->arguments;
    if (words == NULL || words[0] == NULL || words[1] != NULL ||
        !parse_grid(words[0], &page->grid)) {
        return fail_usage(error, "page takes how many panels it has, side by side and one below "
                                 "the other: page 2x3 -o FILE.png");
    }
    double heading = page->title != NULL || page->note != NULL ? HEADING_ROOM : 0;
    return (page->path == NULL || page_format_of(page->path, &page->page.format, error)) &&
           picture_size_check(page->size, PANEL_WIDTH * (double)page->grid.columns,
                              PANEL_HEIGHT * (double)page->grid.rows + heading, page->dpi,
                              &page->page, error);
}

const Verb verb_page = {
    .name = "page",
    .kind = VERB_LINE,
    .synopsis = "page COLUMNSxROWS [--title TEXT] [--note TEXT] [--size WxH] [--dpi N] -o FILE",
    .summary = "Draw the plots of the chains that follow on one page.",
    .description =
        "In a file of chains ('tabshark run FILE') page is a line of its own. The plots of the\n"
        "chains after it that have no -o become its panels, row by row, until all panels are "
        "taken,\n"
        "or up to the next page or the end of the file; then the picture is written. Areas of "
        "data\n"
        "are in line, and fonts suit the size of the panels. Other sinks do as always, and so "
        "does\n"
        "a plot that has -o.\n"
        "\n"
        "  page 2x1 --title 'One capture' -o page.png\n"
        "  read traffic.pcap -e frame.len then plot --kind histogram -x frame.len --title Lengths\n"
        "  read traffic.pcap --timeseries -e frame.len\n"
        "      then resample 1s bytes=sum:frame.len then plot --title 'Bytes per second'\n",
    .options = option_table,
    .size = sizeof(PageOptions),
    .defaults = set_defaults,
    .check = check,
};

static void free_chart(void *chart)
{
    plot_chart_free(chart);
}

PlotPage *plot_page_parse(int argc, char **argv, GError **error)
{
    PageOptions *options = verb_parse(&verb_page, argc, argv, error);
    if (options == NULL) {
        return NULL;
    }
    PlotPage *page = g_new(PlotPage, 1);
    *page = (PlotPage){options, g_ptr_array_new_with_free_func(free_chart)};
    return page;
}

void plot_page_free(PlotPage *page)
{
    if (page == NULL) {
        return;
    }
    g_ptr_array_unref(page->charts);
    verb_free_options(&verb_page, page->options);
    g_free(page);
}

bool plot_page_check_name(const PlotPage *page, GError **error)
{
    return page->options->path != NULL ||
           fail_usage(error, "page needs the name of a picture: page 2x3 -o FILE.png");
}

size_t plot_page_panels(const PlotPage *page)
{
    return page->options->grid.columns * page->options->grid.rows;
}

size_t plot_page_room(const PlotPage *page)
{
    return plot_page_panels(page) - page->charts->len;
}

bool plot_page_has_room(const PlotPage *page, GError **error)
{
    if (page == NULL) {
        return fail_usage(error,
                          "plot needs the name of a picture: plot -o FILE.png, .svg or .pdf");
    }
    return plot_page_room(page) > 0 ||
           fail_usage(error, "the page has no panel left for this plot");
}

void plot_page_add(PlotPage *page, PlotChart *chart)
{
    g_assert(plot_page_room(page) > 0);
    g_ptr_array_add(page->charts, chart);
}

/* The heading, else what the panels show. */
static char *words_of(const PlotPage *page)
{
    if (page->options->title != NULL) {
        return g_strdup(page->options->title);
    }
    g_autoptr(GString) words = g_string_new(NULL);
    for (guint i = 0; i < page->charts->len; i++) {
        g_autofree char *chart = plot_chart_words(g_ptr_array_index(page->charts, i), NULL);
        g_string_append_printf(words, "%s%s", i > 0 ? "; " : "", chart);
    }
    return g_strdup(words->str);
}

bool plot_page_write(const PlotPage *page, const Run *run, GError **error)
{
    const PageOptions *options = page->options;
    if (page->charts->len == 0) {
        return fail_usage(error, "no plot without -o follows this page");
    }
    g_autoptr(GArray) charts = g_array_new(FALSE, FALSE, sizeof(Chart));
    for (guint i = 0; i < page->charts->len; i++) {
        const PlotChart *owner = g_ptr_array_index(page->charts, i);
        Chart chart = owner->chart;
        /* The run that made the chart may be over. */
        chart.diagnostics = run->diagnostics;
        g_array_append_val(charts, chart);
    }
    const Figure figure = {.page = options->page,
                           .charts = &g_array_index(charts, Chart, 0),
                           .n_charts = charts->len,
                           .grid = options->grid,
                           .heading = options->title,
                           .note = options->note};
    g_autoptr(GBytes) bytes = figure_render(&figure, error);
    g_autofree char *words = words_of(page);
    const Picture picture = {options->path, words, options->dpi, bytes};
    return bytes != NULL && outlet_put_picture(run, &picture, error);
}
