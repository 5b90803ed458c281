/* Parts of times. */
#include <string.h>
#include <time.h>

#include "query/functions.h"
#include "table/value.h"

static int64_t part_of(const struct tm *tm, const char *part)
{
    const struct {
        const char *name;
        int value;
    } parts[] = {
        {"year", tm->tm_year + 1900},
        {"month", tm->tm_mon + 1},
        {"day", tm->tm_mday},
        {"hour", tm->tm_hour},
        {"minute", tm->tm_min},
        {"second", tm->tm_sec},
        /* ISO 8601 counts from Monday, tm_wday from Sunday. */
        {"weekday", (tm->tm_wday + 6) % 7 + 1},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (strcmp(parts[i].name, part) == 0)
            return parts[i].value;
    }
    g_assert_not_reached();
}

Column *function_time_part(const Context *context, const Node *call, GError **error)
{
    const Node *argument = node_child(call, 0);
    g_autoptr(Column) times = evaluate(context, argument, error);
    if (times == NULL)
        return NULL;
    if (times->type != TYPE_TIME)
        return evaluate_error(context, argument, error, "this is %s, where a time is needed",
                              type_name(times->type));
    Column *column = column_new(TYPE_INT, times->rows, NULL);
    for (size_t row = 0; row < times->rows; row++) {
        int64_t value = times->ints[row];
        time_t seconds = (time_t)(value / NANOSECONDS - (value % NANOSECONDS < 0));
        struct tm tm;
        if (context->utc)
            gmtime_r(&seconds, &tm);
        else
            localtime_r(&seconds, &tm);
        column->ints[row] = part_of(&tm, call->text);
    }
    evaluate_spread_missing(column, times);
    return column;
}
