/* The options of plot: what they are and what is wrong with them. */
#ifndef TABSHARK_VERBS_PLOT_OPTIONS_H
#define TABSHARK_VERBS_PLOT_OPTIONS_H

#include <glib.h>
#include <stdbool.h>

#include "plot/kind.h"
#include "plot/limits.h"
#include "plot/page.h"
#include "plot/style.h"
#include "verbs/verb.h"

typedef struct {
    char **arguments;
    char *x, *y, *y2, *by, *facet;
    gboolean panels;
    char *kind_text;
    char *bins_text;
    char *color; /* of a heat map: a column, or an aggregate as typed; NULL: a count of rows */
    char *end, *duration; /* of spans */
    char *style_text;
    double alpha;
    char *title, *x_label, *y_label, *y2_label, *color_label;
    char *size;
    int dpi;
    gboolean log_x, log_y, log_y2, log_color;
    char *x_limits_text, *y_limits_text, *y2_limits_text;
    char **marks_texts;
    char *path;
    /* From here on made by check. */
    Kind kind;
    int bins, y_bins; /* 0: as many as the values ask for */
    Style style;
    bool has_color;
    char **y_names;  /* NULL: those that can be drawn */
    char **y2_names; /* NULL: none */
    Page page;
    Limits x_limits, y_limits, y2_limits;
    GPtrArray *marks; /* of Expression *, one a text */
} PlotOptions;

/* In the name of a picture: the name of the column it shows. */
#define PLOT_EACH_Y "{y}"

extern const VerbOption plot_option_table[];

/* What a Verb asks for: see verb.h. */
void plot_options_defaults(void *options);
bool plot_options_check(void *options, GError **error);
bool plot_options_check_on_page(const void *options, GError **error);
void plot_options_clear(void *options);

#endif
