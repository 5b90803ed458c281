#include "plot/axis.h"

#include "plot/label.h"
#include "plot/ticks.h"
#include "plot/time_steps.h"
#include "plot/time_ticks.h"

#define NS_PER_SECOND 1e9
/* Larger numbers could make spans that overflow. */
#define LARGEST 1e300
/* What is narrower is one value, as far as doubles can tell: in parts of the value, absolutely, in
 * seconds. */
#define NARROWEST        1e-12
#define NARROWEST_NUMBER 1e-280
#define NARROWEST_TIME   1e-8
#define NARROWEST_LOG    1e-9
/* From this part of the greatest value on the least is too far up for an axis that begins at 0. */
#define FAR_FROM_ZERO 0.75

Axis axis_new(AxisKind kind)
{
    return (Axis){
        .kind = kind,
        .integers = true,
        .from = NAN,
        .to = NAN,
        .min = INFINITY,
        .max = -INFINITY,
    };
}

AxisKind axis_kind_of(const Column *column)
{
    if (column != NULL && !type_is_numeric(column->type)) {
        return AXIS_CATEGORY;
    }
    return column != NULL && column->type == TYPE_TIME ? AXIS_TIME : AXIS_NUMBER;
}

Axis axis_of_categories(const Categories *categories, bool downwards)
{
    Axis axis = axis_new(AXIS_CATEGORY);
    axis.categories = categories;
    axis.downwards = downwards;
    return axis;
}

void axis_add_column(Axis *axis, const Column *column)
{
    if (column == NULL) {
        return;
    }
    bool whole = column->type == TYPE_INT || column->type == TYPE_UINT || column->type == TYPE_BOOL;
    axis->integers = axis->integers && whole;
    if (column->type != TYPE_TIME || axis->has_base) {
        return;
    }
    for (size_t row = 0; row < column->rows; row++) {
        if (column_has(column, row)) {
            axis->base = column->ints[row];
            axis->has_base = true;
            return;
        }
    }
}

static double number_position(const Axis *axis, double value)
{
    if (axis->log && !(value > 0)) {
        return NAN;
    }
    return !(fabs(value) <= LARGEST) ? NAN : axis->log ? log10(value) : value;
}

double axis_position(const Axis *axis, const Column *column, size_t row)
{
    if (column == NULL) {
        return number_position(axis, (double)(row + 1));
    }
    if (!column_has(column, row)) {
        return NAN;
    }
    if (axis->kind == AXIS_TIME) {
        return time_seconds_between(axis->base, column->ints[row]);
    }
    return number_position(axis, column_number(column, row));
}

static double narrowest_of(const Axis *axis)
{
    return axis->log ? NARROWEST_LOG : axis->kind == AXIS_TIME ? NARROWEST_TIME : NARROWEST_NUMBER;
}

static bool is_one_value(const Axis *axis)
{
    double narrowest = NARROWEST * fmax(fabs(axis->min), fabs(axis->max));
    return axis->max - axis->min < fmax(narrowest, narrowest_of(axis));
}

static void widen_one_value(Axis *axis)
{
    double value = axis->min;
    double half = fabs(value) * 0.1;
    if (axis->kind == AXIS_TIME || axis->log) {
        half = 0.5;
    } else if (axis->integers || half < NARROWEST_NUMBER) {
        half = fmax(half, 1);
    }
    axis->min = value - half;
    axis->max = value + half;
}

/* Are all values on one side of 0, and not so far away that the way from 0 to them would take most
 * of the axis? */
static bool is_near_zero(const Axis *axis)
{
    if (axis->kind == AXIS_TIME || axis->log || (axis->min < 0 && axis->max > 0)) {
        return false;
    }
    double near = fmin(fabs(axis->min), fabs(axis->max));
    double far = fmax(fabs(axis->min), fabs(axis->max));
    return near <= FAR_FROM_ZERO * far || is_one_value(axis);
}

static void begin_at_zero(Axis *axis, double room)
{
    axis->min = fmin(axis->min, 0);
    axis->max = fmax(axis->max, 0);
    if (is_one_value(axis)) {
        axis->min = 0;
        axis->max = 1;
    } else if (axis->min < 0) {
        axis->min *= 1 + room;
    } else {
        axis->max *= 1 + room;
    }
}

static void make_room(Axis *axis, const AxisRoom *room)
{
    if (axis_is_empty(axis)) {
        axis->min = 0;
        axis->max = 1;
    } else if (room->from_zero && is_near_zero(axis)) {
        begin_at_zero(axis, room->around);
    } else if (is_one_value(axis)) {
        widen_one_value(axis);
    } else {
        double around = (axis->max - axis->min) * room->around;
        axis->min -= around;
        axis->max += around;
    }
}

static void finish_categories(Axis *axis)
{
    double last = (double)MAX(categories_count(axis->categories), 1) - 0.5;
    axis->min = axis->downwards ? last : -0.5;
    axis->max = axis->downwards ? -0.5 : last;
}

void axis_finish(Axis *axis, const AxisRoom *room)
{
    axis->blank = axis_is_empty(axis);
    if (axis->kind == AXIS_CATEGORY) {
        finish_categories(axis);
        return;
    }
    if (axis_is_empty(axis) && (isfinite(axis->from) || isfinite(axis->to))) {
        axis_include(axis, isfinite(axis->from) ? axis->from : axis->to);
    }
    make_room(axis, room);
    axis->min = isfinite(axis->from) ? axis->from : fmin(axis->min, axis->to);
    axis->max = isfinite(axis->to) ? axis->to : fmax(axis->max, axis->from);
    if (is_one_value(axis)) { /* all values are beyond, or the limits are too near to each other */
        widen_one_value(axis);
    }
}

int64_t axis_instant(const Axis *axis, double position)
{
    const double end = 0x1p63; /* the first that 64 bits do not hold */
    double since_base = position * NS_PER_SECOND;
    double instant = (double)axis->base + since_base;
    int64_t exact = 0;
    if (fabs(since_base) < end &&
        !__builtin_add_overflow(axis->base, llround(since_base), &exact)) {
        return exact;
    }
    return instant >= end ? INT64_MAX : instant < -end ? INT64_MIN : (int64_t)instant;
}

/* Where most names have to be left out, one in 10, 20, 50, 100, … is easier to go on from. */
static size_t category_step(size_t n, size_t max_ticks)
{
    size_t least = (n + max_ticks - 1) / max_ticks, power = 10;
    if (least <= 5) {
        return least;
    }
    while (power * 5 < least) {
        power *= 10;
    }
    return power >= least ? power : power * 2 >= least ? power * 2 : power * 5;
}

/* Every category, or every so many where there are more than that. */
static GArray *category_ticks(const Categories *categories, size_t max_ticks)
{
    GArray *ticks = ticks_new();
    size_t n = categories_count(categories);
    size_t step = category_step(n, max_ticks);
    for (size_t place = 0; place < n; place += step) {
        char *label = label_visible(categories_label(categories, place), LABEL_MAX);
        ticks_add(ticks, (double)place, label);
    }
    return ticks;
}

/* Ticks that are powers of ten apart have a prefix each; it reads best right before the unit. */
static bool has_units_on_ticks(const Axis *axis)
{
    return axis->log && axis->unit != NULL && axis->unit->least < 0 && axis->max - axis->min >= 1;
}

/* The power of ten that all ticks are written in; false: each as it suits it. */
static bool has_power(const Axis *axis, int *power)
{
    *power = 0;
    return axis->kind == AXIS_NUMBER && !axis->log &&
           unit_power(axis->unit, axis->min, axis->max, power);
}

char *axis_label(const Axis *axis, const char *words)
{
    int power = 0;
    bool own = axis->kind == AXIS_NUMBER && axis->unit != NULL;
    if (!own || (words != NULL && has_units_on_ticks(axis))) {
        return g_strdup(words);
    }
    g_autofree char *unit = unit_text(axis->unit, has_power(axis, &power) ? power : 0);
    return words != NULL ? g_strdup_printf("%s (%s)", words, unit) : g_steal_pointer(&unit);
}

GArray *axis_ticks(const Axis *axis, size_t max_ticks, GTimeZone *zone)
{
    if (axis->kind == AXIS_CATEGORY) {
        return category_ticks(axis->categories, max_ticks);
    }
    int power = 0;
    if (axis->log) {
        return ticks_log(axis->min, axis->max, max_ticks, axis->integers,
                         has_units_on_ticks(axis) ? axis->unit : NULL);
    }
    if (has_power(axis, &power)) {
        return ticks_linear_in(axis->min, axis->max, max_ticks, axis->integers, power);
    }
    if (axis->kind == AXIS_NUMBER) {
        return ticks_linear(axis->min, axis->max, max_ticks, axis->integers);
    }
    int64_t min = axis_instant(axis, axis->min), max = axis_instant(axis, axis->max);
    /* An axis that begins where the instants of 64 bits end has none to show. */
    return min < max ? time_ticks(min, max, axis->base, max_ticks, zone) : ticks_new();
}

char *axis_date(const Axis *axis, GTimeZone *zone)
{
    return time_axis_label(axis_instant(axis, axis->min), axis_instant(axis, axis->max), zone);
}
