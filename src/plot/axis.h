/* One direction of a chart: what kind of values it shows, from where to where. */
#ifndef TABSHARK_PLOT_AXIS_H
#define TABSHARK_PLOT_AXIS_H

#include <glib.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "plot/categories.h"
#include "plot/unit.h"
#include "table/column.h"

typedef enum {
    AXIS_NUMBER, /* durations are seconds */
    AXIS_TIME,
    AXIS_CATEGORY, /* positions are the places of categories */
} AxisKind;

typedef struct {
    AxisKind kind;
    bool integers; /* every column shown has whole numbers only */
    /* Of a time axis: the instant of position 0, nanoseconds since 1970. Positions are seconds
     * since then, so that nanoseconds are not lost in a double. */
    int64_t base;
    bool has_base;
    const Categories *categories; /* of an axis of categories; borrowed */
    bool downwards;               /* the first category is at the greater end of the page's side */
    bool log;                     /* positions are decimal logarithms */
    const Unit *unit;             /* what its label has to name; NULL: nothing */
    double from, to; /* positions where it has to begin and end; NaN: where the values ask for */
    double min, max; /* positions; min > max: nothing to show yet */
    bool blank;      /* was finished without a value, so that ticks would mean nothing */
} Axis;

/* How axis_finish makes room around the values. */
typedef struct {
    double around;  /* at either end, in parts of the span */
    bool from_zero; /* begin at 0 where that does not squeeze the values into the upper quarter */
} AxisRoom;

/* An axis without values. */
Axis axis_new(AxisKind kind);

/* The kind of axis on which that column stands; NULL is the row number. */
AxisKind axis_kind_of(const Column *column);

/* An axis of those categories, which runs down the page if it is the y axis. */
Axis axis_of_categories(const Categories *categories, bool downwards);

/* Makes the first value of a time column the axis' base, if it has none yet, and learns whether the
 * column is whole numbers. To be called with each column before positions are asked for. */
void axis_add_column(Axis *axis, const Column *column);

/* Where a row stands; NaN if its value is missing, infinite, beyond 1e300, or has no logarithm.
 * `column` NULL stands for the row number, from 1. */
double axis_position(const Axis *axis, const Column *column, size_t row);

/* Widens the axis so that it has the position; NaN changes nothing. */
static inline void axis_include(Axis *axis, double position)
{
    axis->min = position < axis->min ? position : axis->min;
    axis->max = position > axis->max ? position : axis->max;
}

/* Is the position within what was asked for? False for NaN. */
static inline bool axis_admits(const Axis *axis, double position)
{
    return isfinite(position) && !(position < axis->from) && !(position > axis->to);
}

/* Is any place from one position to another within what was asked for? False for NaN. */
static inline bool axis_meets(const Axis *axis, double from, double to)
{
    return isfinite(from) && isfinite(to) && !(from < axis->from && to < axis->from) &&
           !(from > axis->to && to > axis->to);
}

/* Is there a value in that row which the axis cannot show because it has no logarithm? */
static inline bool axis_leaves_out(const Axis *axis, const Column *column, size_t row)
{
    return axis->log && column != NULL && column_has(column, row) &&
           column_number(column, row) <= 0;
}

static inline bool axis_is_empty(const Axis *axis)
{
    return axis->min > axis->max;
}

/* Makes the axis end in good places: room around the values, and some width where all values are
 * the same. One of categories has half a place at either end. An empty axis gets 0 … 1. Ends that
 * were asked for stay where they are. */
void axis_finish(Axis *axis, const AxisRoom *room);

/* The instant of a position of a time axis, nanoseconds since 1970, or the nearest that 64 bits
 * hold. */
int64_t axis_instant(const Axis *axis, double position);

/* At most `max_ticks` (>= 2) ticks of a finished axis: a GArray of Tick. */
GArray *axis_ticks(const Axis *axis, size_t max_ticks, GTimeZone *zone);

/* What stands at a finished axis: those words and the unit in which its ticks are written, as in
 * "Frame length (MB)", or either alone. `words` may be NULL; NULL if there is nothing to say. Free
 * with g_free. */
char *axis_label(const Axis *axis, const char *words);

/* What a finished time axis has to say besides its ticks: date and zone. Free with g_free. */
char *axis_date(const Axis *axis, GTimeZone *zone);

#endif
