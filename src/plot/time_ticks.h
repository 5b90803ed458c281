/* Ticks of a time axis: on the wall clock of a zone, at steps people count in. */
#ifndef TABSHARK_PLOT_TIME_TICKS_H
#define TABSHARK_PLOT_TIME_TICKS_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/* At most `max_ticks` (>= 2) ticks in [min, max], nanoseconds since 1970, max > min. Positions are
 * seconds since `base`, which makes them exact to the nanosecond where a double of seconds since
 * 1970 is not.
 *
 * Steps: 1, 2, 5 times a power of ten below a second; 1 2 5 10 15 30 seconds and minutes; 1 2 3 6
 * 12 hours; 1 2 7 14 28 days; 1 2 3 6 months; 1, 2, 5 times a power of ten years, all on the wall
 * clock of the zone. Labels: "22:14:30.250", "22:14:30", "22:14", "Mar 14", "Mar 2024", "2024". At
 * midnight stands the date, so that hours are told apart; where the clock is changed (summer time)
 * the next label names the zone: "02:00 | 02:00 CET". */
GArray *time_ticks(int64_t min, int64_t max, int64_t base, size_t max_ticks, GTimeZone *zone);

/* What the labels leave out: "2023-11-14 (UTC)", "2023-11-14 – 2023-11-15 (CET)"; both names where
 * the zone changes its offset between: "(CET/CEST)". Free with g_free. */
char *time_axis_label(int64_t min, int64_t max, GTimeZone *zone);

#endif
