/* The steps of a time axis, and where on the wall clock their multiples are. */
#ifndef TABSHARK_PLOT_TIME_STEPS_H
#define TABSHARK_PLOT_TIME_STEPS_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
    UNIT_NANOSECOND,
    UNIT_DAY,
    UNIT_MONTH,
    UNIT_YEAR,
} TimeUnit;

typedef struct {
    TimeUnit unit;
    int64_t count;
} TimeStep;

/* The wall clock of a zone at an instant (nanoseconds since 1970), to the second below. */
GDateTime *time_wall_clock(int64_t instant, GTimeZone *zone);

/* Seconds from one instant to another; exact to the nanosecond within a hundred days. */
static inline double time_seconds_between(int64_t from, int64_t to)
{
    int64_t nanoseconds = 0;
    if (__builtin_sub_overflow(to, from, &nanoseconds)) {
        return ((double)to - (double)from) / 1e9;
    }
    return (double)nanoseconds / 1e9;
}

/* The nanoseconds of an instant since the second below. */
int64_t time_fraction(int64_t instant);

/* The multiples in [min, max] of the finest step of which there are no more than `max_ticks`: a
 * GArray of int64_t, nanoseconds since 1970, ascending. Steps of days are left out in spans of a
 * year or longer, where a date without its year can come twice. What is outside of the years 1679
 * to 2260 is left out as well. */
GArray *time_steps_choose(int64_t min, int64_t max, size_t max_ticks, GTimeZone *zone,
                          TimeStep *chosen);

#endif
