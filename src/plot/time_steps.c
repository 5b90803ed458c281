#include "plot/time_steps.h"

#include <stdbool.h>

#define US     INT64_C(1000)
#define MS     (1000 * US)
#define SECOND (1000 * MS)
#define MINUTE (60 * SECOND)
#define HOUR   (60 * MINUTE)
#define DAY    (24 * HOUR)

/* Offsets of zones are multiples of this, and so are their changes. */
#define OFFSET_GRAIN (15 * MINUTE)
/* Day 4 of 1970 was the first Monday's: a step of weeks begins on Mondays. */
#define FIRST_MONDAY 4
/* Within the years 1678 and 2261: the ends of those are in 64 bits of nanoseconds too. */
#define LIMIT (INT64_C(9200000000) * SECOND)

static const TimeStep steps[] = {
    {UNIT_NANOSECOND, 1},
    {UNIT_NANOSECOND, 2},
    {UNIT_NANOSECOND, 5},
    {UNIT_NANOSECOND, 10},
    {UNIT_NANOSECOND, 20},
    {UNIT_NANOSECOND, 50},
    {UNIT_NANOSECOND, 100},
    {UNIT_NANOSECOND, 200},
    {UNIT_NANOSECOND, 500},
    {UNIT_NANOSECOND, 1 * US},
    {UNIT_NANOSECOND, 2 * US},
    {UNIT_NANOSECOND, 5 * US},
    {UNIT_NANOSECOND, 10 * US},
    {UNIT_NANOSECOND, 20 * US},
    {UNIT_NANOSECOND, 50 * US},
    {UNIT_NANOSECOND, 100 * US},
    {UNIT_NANOSECOND, 200 * US},
    {UNIT_NANOSECOND, 500 * US},
    {UNIT_NANOSECOND, 1 * MS},
    {UNIT_NANOSECOND, 2 * MS},
    {UNIT_NANOSECOND, 5 * MS},
    {UNIT_NANOSECOND, 10 * MS},
    {UNIT_NANOSECOND, 20 * MS},
    {UNIT_NANOSECOND, 50 * MS},
    {UNIT_NANOSECOND, 100 * MS},
    {UNIT_NANOSECOND, 200 * MS},
    {UNIT_NANOSECOND, 500 * MS},
    {UNIT_NANOSECOND, 1 * SECOND},
    {UNIT_NANOSECOND, 2 * SECOND},
    {UNIT_NANOSECOND, 5 * SECOND},
    {UNIT_NANOSECOND, 10 * SECOND},
    {UNIT_NANOSECOND, 15 * SECOND},
    {UNIT_NANOSECOND, 30 * SECOND},
    {UNIT_NANOSECOND, 1 * MINUTE},
    {UNIT_NANOSECOND, 2 * MINUTE},
    {UNIT_NANOSECOND, 5 * MINUTE},
    {UNIT_NANOSECOND, 10 * MINUTE},
    {UNIT_NANOSECOND, 15 * MINUTE},
    {UNIT_NANOSECOND, 30 * MINUTE},
    {UNIT_NANOSECOND, 1 * HOUR},
    {UNIT_NANOSECOND, 2 * HOUR},
    {UNIT_NANOSECOND, 3 * HOUR},
    {UNIT_NANOSECOND, 6 * HOUR},
    {UNIT_NANOSECOND, 12 * HOUR},
    {UNIT_DAY, 1},
    {UNIT_DAY, 2},
    {UNIT_DAY, 7},
    {UNIT_DAY, 14},
    {UNIT_DAY, 28},
    {UNIT_MONTH, 1},
    {UNIT_MONTH, 2},
    {UNIT_MONTH, 3},
    {UNIT_MONTH, 6},
    {UNIT_YEAR, 1},
    {UNIT_YEAR, 2},
    {UNIT_YEAR, 5},
    {UNIT_YEAR, 10},
    {UNIT_YEAR, 20},
    {UNIT_YEAR, 50},
    {UNIT_YEAR, 100},
    {UNIT_YEAR, 200},
    {UNIT_YEAR, 500},
};

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

static int64_t step_length(TimeStep step)
{
    switch (step.unit) {
    case UNIT_DAY:
        return step.count * DAY;
    case UNIT_MONTH:
        return step.count * 28 * DAY;
    case UNIT_YEAR:
        return step.count * 365 * DAY;
    case UNIT_NANOSECOND:
    default:
        return step.count;
    }
}

GDateTime *time_wall_clock(int64_t instant, GTimeZone *zone)
{
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(floor_div(instant, SECOND));
    return g_date_time_to_timezone(utc, zone);
}

int64_t time_fraction(int64_t instant)
{
    return instant - floor_div(instant, SECOND) * SECOND;
}

static int64_t zone_offset(int64_t instant, GTimeZone *zone)
{
    g_autoptr(GDateTime) time = time_wall_clock(instant, zone);
    return g_date_time_get_utc_offset(time) * US;
}

/* When that day begins in the zone. */
static int64_t day_start(int year, int month, int day, GTimeZone *zone)
{
    g_autoptr(GDateTime) time = g_date_time_new(zone, year, month, day, 0, 0, 0);
    return g_date_time_to_unix(time) * SECOND;
}

/* -- Where: each of these appends the instants of one kind of step, plus perhaps some outside of
 * [min, max]. -------- */

/* Walks in grains, in which the offset cannot change, and keeps what the wall clock shows as a
 * multiple of the step: an hour that summer time leaves out has no tick, one that comes twice has
 * two. */
static void add_clock_instants(GArray *instants, int64_t min, int64_t max, int64_t step,
                               GTimeZone *zone)
{
    int64_t grain = MIN(step, OFFSET_GRAIN);
    int64_t offset = zone_offset(min, zone);
    int64_t first = -floor_div(-(min + offset), grain) * grain - offset;
    for (int64_t t = first; t <= max; t += grain) {
        /* Steps below a grain are on the clock everywhere; asking for the offset is what takes
         * time. */
        if (step <= OFFSET_GRAIN ||
            floor_div(t + zone_offset(t, zone), step) * step == t + zone_offset(t, zone)) {
            g_array_append_val(instants, t);
        }
    }
}

static void add_day_instants(GArray *instants, int64_t min, int64_t max, int64_t step,
                             GTimeZone *zone)
{
    int64_t origin = step >= 7 ? FIRST_MONDAY : 0;
    int64_t first = floor_div(min + zone_offset(min, zone), DAY);
    int64_t last = floor_div(max + zone_offset(max, zone), DAY);
    first = -floor_div(-(first - origin), step) * step + origin;
    for (int64_t day = first; day <= last; day += step) {
        g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(day * (DAY / SECOND));
        int64_t t = day_start(g_date_time_get_year(date), g_date_time_get_month(date),
                              g_date_time_get_day_of_month(date), zone);
        g_array_append_val(instants, t);
    }
}

static void add_month_instants(GArray *instants, int64_t min, int64_t max, int64_t step,
                               GTimeZone *zone)
{
    g_autoptr(GDateTime) from = time_wall_clock(min, zone);
    g_autoptr(GDateTime) to = time_wall_clock(max, zone);
    int64_t first = g_date_time_get_year(from) * 12 + g_date_time_get_month(from) - 1;
    int64_t last = g_date_time_get_year(to) * 12 + g_date_time_get_month(to) - 1;
    first = -floor_div(-first, step) * step;
    for (int64_t month = first; month <= last; month += step) {
        int64_t t = day_start((int)(month / 12), (int)(month % 12) + 1, 1, zone);
        g_array_append_val(instants, t);
    }
}

static GArray *step_instants(TimeStep step, int64_t min, int64_t max, GTimeZone *zone)
{
    GArray *instants = g_array_new(FALSE, FALSE, sizeof(int64_t));
    switch (step.unit) {
    case UNIT_NANOSECOND:
        add_clock_instants(instants, min, max, step.count, zone);
        break;
    case UNIT_DAY:
        add_day_instants(instants, min, max, step.count, zone);
        break;
    case UNIT_MONTH:
        add_month_instants(instants, min, max, step.count, zone);
        break;
    case UNIT_YEAR:
        add_month_instants(instants, min, max, step.count * 12, zone);
        break;
    }
    while (instants->len > 0 && g_array_index(instants, int64_t, 0) < min) {
        g_array_remove_index(instants, 0);
    }
    while (instants->len > 0 && g_array_index(instants, int64_t, instants->len - 1) > max) {
        g_array_set_size(instants, instants->len - 1);
    }
    return instants;
}

GArray *time_steps_choose(int64_t min, int64_t max, size_t max_ticks, GTimeZone *zone,
                          TimeStep *chosen)
{
    if (min > LIMIT || max < -LIMIT) {
        *chosen = steps[0];
        return g_array_new(FALSE, FALSE, sizeof(int64_t));
    }
    min = CLAMP(min, -LIMIT, LIMIT);
    max = CLAMP(max, -LIMIT, LIMIT);
    for (size_t i = 0;; i++) {
        g_assert(i < G_N_ELEMENTS(steps));
        uint64_t span = (uint64_t)max - (uint64_t)min; /* can be more than an int64_t holds */
        /* "Mar 14" may come twice in a span longer than a year. */
        bool ambiguous = steps[i].unit == UNIT_DAY && span >= (uint64_t)(365 * DAY);
        if (ambiguous || span / (uint64_t)step_length(steps[i]) > max_ticks) {
            continue;
        }
        GArray *instants = step_instants(steps[i], min, max, zone);
        if (instants->len <= max_ticks) {
            *chosen = steps[i];
            return instants;
        }
        g_array_unref(instants);
    }
}
