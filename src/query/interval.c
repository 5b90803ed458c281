#include "query/interval.h"

#include <string.h>

#include "base/error.h"
#include "table/cursor.h"

#define SECOND INT64_C(1000000000)
#define MINUTE (60 * SECOND)
#define HOUR   (60 * MINUTE)
#define DAY    (24 * HOUR)

static const struct {
    const char *name;
    int64_t nanoseconds;
} units[] = {
    {"ns", 1}, {"us", 1000}, {"ms", 1000000}, {"s", SECOND}, {"m", MINUTE}, {"h", HOUR}, {"d", DAY},
};

/* The unit's nanoseconds; 0 if there is no such unit. */
static int64_t find_unit(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        if (strcmp(name, units[i].name) == 0)
            return units[i].nanoseconds;
    }
    return 0;
}

bool interval_parse(const char *text, int64_t *nanoseconds, GError **error)
{
    Cursor c = cursor(text, strlen(text));
    uint64_t number = 0;
    bool is_number = take_number(&c, &number) && number > 0;
    int64_t unit = find_unit(c.at);
    if (!is_number || unit == 0) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "an interval is a whole number and ns, us, ms, s, m, h or d, as in 10ms, 1s, "
                    "5m, 1h or 1d, not '%s'",
                    text);
        return false;
    }
    if (__builtin_mul_overflow(number, unit, nanoseconds)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "an interval of '%s' is longer than 292 years, the longest there is", text);
        return false;
    }
    return true;
}

/* Do so many intervals cover the span? One more than fit in it may be begun at either end. */
static bool covers(int64_t interval, uint64_t span, size_t most)
{
    return span / (uint64_t)interval + 2 <= most;
}

/* 1, 2 or 5 times a power of ten times the unit. */
static int64_t round_interval(int64_t unit, uint64_t span, size_t most)
{
    static const int64_t steps[] = {1, 2, 5};
    for (int64_t power = unit;; power *= 10) {
        for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
            if (covers(steps[i] * power, span, most))
                return steps[i] * power;
        }
    }
}

int64_t interval_for(uint64_t span, size_t most)
{
    static const int64_t on_clocks[] = {
        SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, 30 * SECOND,
        MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
        HOUR,   2 * HOUR,   3 * HOUR,   6 * HOUR,    12 * HOUR,
    };
    if (span == 0)
        return SECOND;
    if (covers(SECOND, span, most))
        return round_interval(1, span, most);
    for (size_t i = 0; i < G_N_ELEMENTS(on_clocks); i++) {
        if (covers(on_clocks[i], span, most))
            return on_clocks[i];
    }
    return round_interval(DAY, span, most);
}
