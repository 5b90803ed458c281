/* Where an axis of numbers has its ticks, and what stands beside them. */
#ifndef TABSHARK_PLOT_TICKS_H
#define TABSHARK_PLOT_TICKS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "plot/unit.h"

typedef struct {
    double position; /* in the units of the axis */
    char *label;     /* valid UTF-8 */
} Tick;

/* An empty GArray of Tick that frees its labels. */
GArray *ticks_new(void);

/* Adds a tick; takes over the label. */
void ticks_add(GArray *ticks, double position, char *label);

static inline const Tick *ticks_at(const GArray *ticks, size_t index)
{
    return &g_array_index(ticks, Tick, index);
}

/* At most `max_ticks` (>= 2) multiples of 1, 2 or 5 times a power of ten in [min, max], ascending;
 * when `integers` is set, whole numbers only. The interval must be finite and not so narrow that
 * doubles run out: max - min at least 1e-12 of the larger of |min| and |max|, and 1e-290.
 *
 * Labels are all different: "1,600", "−0.05"; from a million on and below a thousandth with SI
 * prefixes: "8 M", "2.5 G", "50 µ"; beyond femto and exa in powers: "2e+30". */
GArray *ticks_linear(double min, double max, size_t max_ticks, bool integers);

/* The same labelled in units of 10^power: those of 0 … 5e6 at the power 6 are "0" … "5". */
GArray *ticks_linear_in(double min, double max, size_t max_ticks, bool integers, int power);

/* The same for a logarithmic axis: `min` and `max`, at least 1e-9 apart, and the ticks' positions
 * are decimal logarithms. Ticks stand at powers of ten, where there is room also at 2 and 5 times
 * those; where there is too much room at every so many powers, and within less than a power where
 * ticks_linear has them. With a unit the labels are "20 µs", "1 ms"; NULL leaves it out. */
GArray *ticks_log(double min, double max, size_t max_ticks, bool integers, const Unit *unit);

#endif
