#include "plot/limits.h"

#include <string.h>

#include "base/error.h"
#include "plot/time_steps.h"
#include "table/value.h"

/* Beyond, spans could overflow. */
#define LARGEST 1e300

static bool read_limit(const char *text, size_t length, Limit *limit)
{
    *limit = (Limit){.given = length > 0};
    if (!limit->given) {
        return true;
    }
    limit->is_number =
        value_parse_real(text, length, &limit->number) && fabs(limit->number) <= LARGEST;
    limit->is_time = value_parse_time(text, length, &limit->time);
    return limit->is_number || limit->is_time;
}

static bool is_ascending(const Limit *from, const Limit *to)
{
    if (!from->given || !to->given) {
        return true;
    }
    bool numbers = from->is_number && to->is_number && from->number < to->number;
    bool times = from->is_time && to->is_time && from->time < to->time;
    return numbers || times;
}

bool limits_parse(const char *text, const char *option, Limits *limits, GError **error)
{
    const char *comma = strchr(text, ',');
    bool read = comma != NULL && read_limit(text, (size_t)(comma - text), &limits->from) &&
                read_limit(comma + 1, strlen(comma + 1), &limits->to) &&
                (limits->from.given || limits->to.given);
    if (!read) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "%s takes two numbers or two times, as in 0,1500 or "
                    "2024-03-14T09:26:00Z,2024-03-14T09:27:00Z; one of the two may be left out; "
                    "'%s' is neither",
                    option, text);
        return false;
    }
    if (!is_ascending(&limits->from, &limits->to)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "%s takes the smaller limit first, and two of one kind: '%s' cannot be an axis",
                    option, text);
        return false;
    }
    return true;
}

static bool fits(const Limit *limit, AxisKind kind)
{
    return !limit->given || (kind == AXIS_TIME ? limit->is_time : limit->is_number);
}

bool limits_check(const Limits *limits, const char *axis, AxisKind kind, GError **error)
{
    if (kind == AXIS_CATEGORY && (limits->log || limits->from.given || limits->to.given)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "--%slim and --log%s need numbers or times, and that axis shows names", axis,
                    axis);
        return false;
    }
    if (limits->log && kind == AXIS_TIME) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "--log%s needs an axis of numbers: instants have no logarithm", axis);
        return false;
    }
    if (!fits(&limits->from, kind) || !fits(&limits->to, kind)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "--%slim takes %s here, since that is what the axis shows", axis,
                    kind == AXIS_TIME ? "times (ISO 8601)" : "numbers");
        return false;
    }
    if (limits->log && ((limits->from.given && limits->from.number <= 0) ||
                        (limits->to.given && limits->to.number <= 0))) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "--%slim takes numbers above 0 together with --log%s", axis, axis);
        return false;
    }
    return true;
}

static double position_of(const Limit *limit, const Axis *axis)
{
    if (!limit->given) {
        return NAN;
    }
    if (axis->kind == AXIS_TIME) {
        return time_seconds_between(axis->base, limit->time);
    }
    return axis->log ? log10(limit->number) : limit->number;
}

void limits_apply(const Limits *limits, Axis *axis)
{
    axis->log = limits->log;
    axis->from = position_of(&limits->from, axis);
    axis->to = position_of(&limits->to, axis);
}

void limits_warn_left_out(Diagnostics *diagnostics, size_t rows)
{
    if (rows > 0 && diagnostics != NULL) {
        diagnostics_add(diagnostics, DIAGNOSTIC_WARNING,
                        "plot: %zu row%s left out of the picture: zero and negative numbers have "
                        "no place on a logarithmic axis",
                        rows, rows == 1 ? " is" : "s are");
    }
}
