/* The kinds of charts, by the names that people give them. */
#ifndef TABSHARK_PLOT_KIND_H
#define TABSHARK_PLOT_KIND_H

#include <glib.h>
#include <stdbool.h>

typedef enum {
    KIND_LINE,   /* and markers, as the style says */
    KIND_POINTS, /* the same with another style unasked */
    KIND_STEPS,  /* a value holds until the next */
    KIND_AREA,   /* a line, filled down to 0 */
    KIND_BARS,
    KIND_HISTOGRAM, /* bars without gaps, one a bin */
    KIND_ECDF,      /* steps, one a value */
    KIND_HEATMAP,   /* cells whose colour is a number */
    KIND_SPANS,     /* bars from one x to another, each in the row of a name */
    KIND_RANGES,    /* upright bars from one y to another; no name: plot does not offer it */
} Kind;

/* The names, by kind; ends with NULL. */
extern const char *const kind_names[];

/* The kind of that name. The error, which lists the names, is TABSHARK_ERROR_USAGE. */
bool kind_from_name(const char *name, Kind *kind, GError **error);

/* Do its shapes stand on 0, so that an axis has to begin there? */
static inline bool kind_stands_on_zero(Kind kind)
{
    return kind == KIND_AREA || kind == KIND_BARS || kind == KIND_HISTOGRAM;
}

static inline bool kind_is_bars(Kind kind)
{
    return kind == KIND_BARS || kind == KIND_HISTOGRAM;
}

/* Has every row a point or a bar of its own, at its x and its y? */
static inline bool kind_shows_rows(Kind kind)
{
    return kind == KIND_LINE || kind == KIND_POINTS || kind == KIND_STEPS || kind == KIND_AREA ||
           kind == KIND_BARS;
}

/* Does it show how the values of single columns are distributed? */
static inline bool kind_is_distribution(Kind kind)
{
    return kind == KIND_HISTOGRAM || kind == KIND_ECDF;
}

#endif
