#include "plot/time_ticks.h"

#include <stdbool.h>

#include "plot/ticks.h"
#include "plot/time_steps.h"

#define US     INT64_C(1000)
#define MS     (1000 * US)
#define SECOND (1000 * MS)
#define MINUTE (60 * SECOND)

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
    TimeStep step = {0};
    g_autoptr(GArray) instants = time_steps_choose(min, max, max_ticks, zone, &step);
    GArray *ticks = ticks_new();
    GTimeSpan offset = 0;
    for (guint i = 0; i < instants->len; i++) {
        int64_t instant = g_array_index(instants, int64_t, i);
        g_autoptr(GDateTime) time = time_wall_clock(instant, zone);
        char *label = instant_label(time, time_fraction(instant), step);
        bool clock_changed = i > 0 && g_date_time_get_utc_offset(time) != offset;
        if (clock_changed && step.unit == UNIT_NANOSECOND) {
            char *named =
                g_strdup_printf("%s %s", label, g_date_time_get_timezone_abbreviation(time));
            g_free(label);
            label = named;
        }
        offset = g_date_time_get_utc_offset(time);
        ticks_add(ticks, time_seconds_between(base, instant), label);
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
    g_autoptr(GDateTime) from = time_wall_clock(min, zone);
    g_autoptr(GDateTime) to = time_wall_clock(max, zone);
    g_autofree char *first = g_date_time_format(from, "%Y-%m-%d");
    g_autofree char *last = g_date_time_format(to, "%Y-%m-%d");
    g_autofree char *zone_before = zone_name(from);
    g_autofree char *zone_after = zone_name(to);
    bool one_day = g_str_equal(first, last), one_zone = g_str_equal(zone_before, zone_after);
    return g_strdup_printf("%s%s%s (%s%s%s)", first, one_day ? "" : " – ", one_day ? "" : last,
                           zone_before, one_zone ? "" : "/", one_zone ? "" : zone_after);
}
