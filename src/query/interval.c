#include "query/interval.h"

#include <string.h>

#include "base/error.h"
#include "table/cursor.h"

static const struct {
    const char *name;
    int64_t nanoseconds;
} units[] = {
    {"ns", 1},
    {"us", 1000},
    {"ms", 1000000},
    {"s", INT64_C(1000000000)},
    {"m", 60 * INT64_C(1000000000)},
    {"h", 3600 * INT64_C(1000000000)},
    {"d", 86400 * INT64_C(1000000000)},
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
