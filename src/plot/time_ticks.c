#include "plot/time_ticks.h"

#include <stdbool.h>

#include "plot/ticks.h"

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

typedef enum {
    UNIT_NANOSECOND,
    UNIT_DAY,
    UNIT_MONTH,
    UNIT_YEAR,
} Unit;

typedef struct {
    Unit unit;
    int64_t count;
} TimeStep;

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

/* The wall clock at an instant, to the second below. */
static GDateTime *wall_clock(int64_t instant, GTimeZone *zone)
{
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(floor_div(instant, SECOND));
    return g_date_time_to_timezone(utc, zone);
}

static int64_t zone_offset(int64_t instant, GTimeZone *zone)
{
    g_autoptr(GDateTime) time = wall_clock(instant, zone);
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
    g_autoptr(GDateTime) from = wall_clock(min, zone);
    g_autoptr(GDateTime) to = wall_clock(max, zone);
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

/* The finest step that gives no more than `max_ticks`. */
static GArray *choose_instants(int64_t min, int64_t max, size_t max_ticks, GTimeZone *zone,
                               TimeStep *chosen)
{
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

/* -- What stands there
 * --------------------------------------------------------------------------------------------- */

static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

static char *clock_label(GDateTime *time, int64_t nanoseconds, int64_t step)
{
    int hour = g_date_time_get_hour(time), minute = g_date_time_get_minute(time);
    int second = g_date_time_get_second(time);
    if (step >= MINUTE) {
        return g_strdup_printf("%02d:%02d", hour, minute);
    }
    if (step >= SECOND) {
        return g_strdup_printf("%02d:%02d:%02d", hour, minute, second);
    }
    int digits = step >= MS ? 3 : step >= US ? 6 : 9;
    int64_t unit = step >= MS ? MS : step >= US ? US : 1;
    return g_strdup_printf("%02d:%02d:%02d.%0*" G_GINT64_FORMAT, hour, minute, second, digits,
                           nanoseconds / unit);
}

static char *instant_label(GDateTime *time, int64_t nanoseconds, TimeStep step)
{
    int year = g_date_time_get_year(time);
    const char *month = months[g_date_time_get_month(time) - 1];
    bool midnight = nanoseconds == 0 && g_date_time_get_hour(time) == 0 &&
                    g_date_time_get_minute(time) == 0 && g_date_time_get_second(time) == 0;
    if (step.unit == UNIT_YEAR) {
        return g_strdup_printf("%d", year);
    }
    if (step.unit == UNIT_MONTH) {
        return g_strdup_printf("%s %d", month, year);
    }
    if (step.unit == UNIT_DAY || midnight) {
        return g_strdup_printf("%s %d", month, g_date_time_get_day_of_month(time));
    }
    return clock_label(time, nanoseconds, step.count);
}

GArray *time_ticks(int64_t min, int64_t max, int64_t base, size_t max_ticks, GTimeZone *zone)
{
    g_assert(min < max && max_ticks >= 2);
    min = CLAMP(min, -LIMIT, LIMIT);
    max = CLAMP(max, -LIMIT, LIMIT);
    TimeStep step = {0};
    g_autoptr(GArray) instants = choose_instants(min, max, max_ticks, zone, &step);
    GArray *ticks = ticks_new();
    GTimeSpan offset = 0;
    for (guint i = 0; i < instants->len; i++) {
        int64_t instant = g_array_index(instants, int64_t, i);
        g_autoptr(GDateTime) time = wall_clock(instant, zone);
        char *label = instant_label(time, instant - floor_div(instant, SECOND) * SECOND, step);
        bool clock_changed = i > 0 && g_date_time_get_utc_offset(time) != offset;
        if (clock_changed && step.unit == UNIT_NANOSECOND) {
            char *named =
                g_strdup_printf("%s %s", label, g_date_time_get_timezone_abbreviation(time));
            g_free(label);
            label = named;
        }
        offset = g_date_time_get_utc_offset(time);
        ticks_add(ticks, (double)(instant - base) / (double)SECOND, label);
    }
    return ticks;
}

/* "CET", but "UTC+03" for the zones whose names are numbers. */
static char *zone_name(GDateTime *time)
{
    const char *name = g_date_time_get_timezone_abbreviation(time);
    return g_strconcat(name[0] == '+' || name[0] == '-' ? "UTC" : "", name, NULL);
}

char *time_axis_label(int64_t min, int64_t max, GTimeZone *zone)
{
    g_autoptr(GDateTime) from = wall_clock(min, zone);
    g_autoptr(GDateTime) to = wall_clock(max, zone);
    g_autofree char *first = g_date_time_format(from, "%Y-%m-%d");
    g_autofree char *last = g_date_time_format(to, "%Y-%m-%d");
    g_autofree char *zone_before = zone_name(from);
    g_autofree char *zone_after = zone_name(to);
    bool one_day = g_str_equal(first, last), one_zone = g_str_equal(zone_before, zone_after);
    return g_strdup_printf("%s%s%s (%s%s%s)", first, one_day ? "" : " – ", one_day ? "" : last,
                           zone_before, one_zone ? "" : "/", one_zone ? "" : zone_after);
}
