/* Where an axis begins and ends when that was asked for, and whether it is logarithmic. */
#ifndef TABSHARK_PLOT_LIMITS_H
#define TABSHARK_PLOT_LIMITS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "plot/axis.h"

/* One end of an axis. What is written may be a number, a time, or either. */
typedef struct {
    bool given, is_number, is_time;
    double number; /* seconds on an axis of durations */
    int64_t time;  /* nanoseconds since 1970 */
} Limit;

/* All zero: what the values ask for. */
typedef struct {
    Limit from, to;
    bool log;
} Limits;

/* Reads "A,B", "A," or ",B" into `from` and `to`: numbers, or times in ISO 8601. `option` is what
 * the error calls it, "--xlim". The error is TABSHARK_ERROR_USAGE. */
bool limits_parse(const char *text, const char *option, Limits *limits, GError **error);

/* Can an axis of that kind have those limits? `axis` is "x", "y" or "y2". The error is
 * TABSHARK_ERROR_USAGE. */
bool limits_check(const Limits *limits, const char *axis, AxisKind kind, GError **error);

/* Hands them to an axis of which nothing was measured yet, but whose base is known; they must have
 * passed limits_check. */
void limits_apply(const Limits *limits, Axis *axis);

/* Warns that so many rows are left out because a value has no logarithm, unless there are none or
 * `diagnostics` is NULL. */
void limits_warn_left_out(Diagnostics *diagnostics, size_t rows);

#endif
