/* Aggregates as typed: [NAME=]AGGREGATE[:COLUMN]. */
#include <string.h>

#include "base/error.h"
#include "base/nearest.h"
#include "query/aggregate.h"

static const struct {
    const char *name;
    AggregateKind kind;
} kinds[] = {
    {"count", AGGREGATE_COUNT}, {"sum", AGGREGATE_SUM},         {"mean", AGGREGATE_MEAN},
    {"min", AGGREGATE_MIN},     {"max", AGGREGATE_MAX},         {"std", AGGREGATE_STD},
    {"var", AGGREGATE_VAR},     {"median", AGGREGATE_QUANTILE}, {"first", AGGREGATE_FIRST},
    {"last", AGGREGATE_LAST},   {"nunique", AGGREGATE_NUNIQUE}, {"argmax", AGGREGATE_ARGMAX},
};

const char *aggregate_name(size_t index)
{
    return index < G_N_ELEMENTS(kinds) ? kinds[index].name : NULL;
}

static const char *name_at(size_t index, const void *data)
{
    (void)data;
    return kinds[index].name;
}

/* "p95" or "p99.9". */
static bool parse_percentile(const char *text, double *quantile)
{
    const char *number = text + 1;
    char *end;
    if (text[0] != 'p' || !g_ascii_isdigit(*number) ||
        number[strspn(number, "0123456789.")] != '\0')
        return false;
    /* Not a division by 100, which would be rounded once more: 0.999 is nearest to 99.9e-2. */
    g_autofree char *hundredths = g_strconcat(number, "e-2", NULL);
    *quantile = g_ascii_strtod(hundredths, &end);
    return *end == '\0' && *quantile <= 1;
}

static bool parse_kind(const char *text, Aggregate *aggregate, GError **error)
{
    aggregate->quantile = 0.5;
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (strcmp(text, kinds[i].name) == 0) {
            aggregate->kind = kinds[i].kind;
            return true;
        }
    }
    aggregate->kind = AGGREGATE_QUANTILE;
    if (parse_percentile(text, &aggregate->quantile))
        return true;
    g_autofree char *near = nearest_names(text, G_N_ELEMENTS(kinds), name_at, NULL);
    g_set_error(
        error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
        near != NULL
            ? "there is no aggregate '%s'; did you mean %s?"
            : "there is no aggregate '%s'; there are count, sum, mean, min, max, std, var, "
              "median, p0 … p100, first, last, nunique and argmax, as in bytes=sum:frame.len"
              "%s",
        text, near != NULL ? near : "");
    return false;
}

/* The text before the first ':' is [NAME=]AGGREGATE; neither part of it can hold a ':', and what
 * follows is a column, which may hold anything. */
Aggregate *aggregate_parse(const char *text, GError **error)
{
    g_autoptr(Aggregate) aggregate = g_new0(Aggregate, 1);
    const char *colon = strchr(text, ':');
    g_autofree char *head =
        colon != NULL ? g_strndup(text, (size_t)(colon - text)) : g_strdup(text);
    char *equals = strrchr(head, '=');
    aggregate->column = colon != NULL ? g_strdup(colon + 1) : NULL;
    aggregate->name = equals != NULL ? g_strndup(head, (size_t)(equals - head)) : g_strdup(text);
    if (!parse_kind(equals != NULL ? equals + 1 : head, aggregate, error))
        return NULL;
    bool needs_column = colon != NULL || aggregate->kind != AGGREGATE_COUNT;
    if (needs_column && (colon == NULL || colon[1] == '\0'))
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "'%s' names no column; write it as in sum:frame.len", text);
    else if (*aggregate->name == '\0')
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "a name must stand before the '=' of '%s'", text);
    else
        return g_steal_pointer(&aggregate);
    return NULL;
}

void aggregate_free(Aggregate *aggregate)
{
    if (aggregate == NULL)
        return;
    g_free(aggregate->name);
    g_free(aggregate->column);
    g_free(aggregate);
}
