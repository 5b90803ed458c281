#include "plot/even_times.h"

#include <stdbool.h>

int64_t even_times_step(const Column *times)
{
    int64_t before = 0, step = 0;
    bool begun = false;
    size_t steps = 0;
    for (size_t row = 0; row < times->rows; row++) {
        if (!column_has(times, row)) {
            continue;
        }
        int64_t since = 0, time = times->ints[row];
        bool overflow = __builtin_sub_overflow(time, before, &since);
        before = time;
        if (!begun || (since == 0 && !overflow)) {
            begun = true;
            continue;
        }
        if (overflow || since < 0 || (steps > 0 && since != step)) {
            return 0;
        }
        step = since;
        steps++;
    }
    return steps >= 2 ? step : 0;
}

char *even_times_text(int64_t step)
{
    static const struct {
        int64_t size;
        const char *name;
    } units[] = {
        {INT64_C(86400000000000), "d"},
        {INT64_C(3600000000000), "h"},
        {INT64_C(60000000000), "min"},
        {INT64_C(1000000000), "s"},
        {1000000, "ms"},
        {1000, "µs"},
        {1, "ns"},
    };
    size_t i = 0;
    while (step % units[i].size != 0) {
        i++;
    }
    return g_strdup_printf("%" G_GINT64_FORMAT "\u00a0%s", step / units[i].size, units[i].name);
}
