/* resample: rows put into bins of time. */
#include <string.h>

#include "base/error.h"
#include "query/bins.h"
#include "query/interval.h"
#include "verbs/aggregate_list.h"
#include "verbs/key_columns.h"

typedef struct {
    char **arguments;
    char *by, *origin, *closed, *on;
    BinRule rule;
    GPtrArray *aggregates; /* of Aggregate * */
} ResampleOptions;

static const VerbOption options[] = {
    {"by", 0, G_OPTION_ARG_STRING, offsetof(ResampleOptions, by), "COLUMN",
     "a series for each value of this column: every bin for every value"},
    {"origin", 0, G_OPTION_ARG_STRING, offsetof(ResampleOptions, origin), "epoch|start",
     "bins start on the wall clock (epoch), or at the first row's time"},
    {"closed", 0, G_OPTION_ARG_STRING, offsetof(ResampleOptions, closed), "left|right",
     "does a time on the edge belong to the bin that starts there (left) or ends there"},
    {"on", 0, G_OPTION_ARG_STRING, offsetof(ResampleOptions, on), "COLUMN",
     "the column of times or durations, instead of the first of times"},
    {NULL},
};

/* Reads an option that is one of two words. */
static bool choose(const char *option, const char *value, const char *no, const char *yes,
                   bool *chosen, GError **error)
{
    *chosen = value != NULL && strcmp(value, yes) == 0;
    if (value == NULL || *chosen || strcmp(value, no) == 0)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, "resample: --%s is %s or %s, not '%s'",
                option, no, yes, value);
    return false;
}

static bool check(void *data, GError **error)
{
    ResampleOptions *resample = data;
    char **arguments = resample->arguments;
    if (arguments == NULL || arguments[0] == NULL) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "resample: name the interval, as in 'resample 1s "
                            "bytes=sum:frame.len'");
        return false;
    }
    /* The rule's interval is 0 for auto. */
    if (strcmp(arguments[0], "auto") != 0 &&
        !interval_parse(arguments[0], &resample->rule.interval, error)) {
        g_prefix_error(error, "resample: ");
        return false;
    }
    resample->aggregates = aggregate_list_parse("resample", arguments + 1, error);
    return resample->aggregates != NULL &&
           choose("origin", resample->origin, "epoch", "start", &resample->rule.from_start,
                  error) &&
           choose("closed", resample->closed, "left", "right", &resample->rule.right, error);
}

static bool find_times(const Table *in, const ResampleOptions *resample, size_t *index,
                       GError **error)
{
    if (resample->on == NULL) {
        if (table_find_time(in, index))
            return true;
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                            "resample: the table has no column of times; read with --timeseries, "
                            "or name a column of durations with --on");
        return false;
    }
    if (!table_require(in, resample->on, index, error))
        return false;
    Type type = table_column(in, *index)->type;
    if (type == TYPE_TIME || type == TYPE_DURATION)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "resample: --on needs a column of times or durations; '%s' is of type %s",
                resample->on, type_name(type));
    return false;
}

static bool find_series(const Table *in, const char *by, size_t times, size_t *index,
                        GError **error)
{
    if (!table_require(in, by, index, error))
        return false;
    if (*index != times)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                "resample: --by '%s' is the column of the bins themselves", by);
    return false;
}

/* Takes each bin apart by the series: bin by bin, every series in each. */
static bool split_bins(Bins *bins, const Grouping *series, GError **error)
{
    if ((uint64_t)bins->n * series->groups > BINS_MAX) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "%u bins for each of %u series are more than %d; take a longer interval, or "
                    "fewer series",
                    bins->n, series->groups, BINS_MAX);
        return false;
    }
    for (size_t row = 0; row < series->rows; row++) {
        uint32_t *bin = &bins->bin_of[row];
        if (series->group_of[row] == GROUP_NONE)
            *bin = GROUP_NONE;
        else if (*bin != GROUP_NONE)
            *bin = *bin * series->groups + series->group_of[row];
    }
    return true;
}

/* The values of a column that makes series, all of them once for each bin. */
static Column *repeat_series(const Column *by, const Grouping *series, uint32_t bins)
{
    size_t n = (size_t)bins * series->groups;
    g_autofree size_t *rows = g_new(size_t, MAX(n, 1));
    for (size_t i = 0; i < n; i++)
        rows[i] = series->first_row[i % series->groups];
    return column_take(by, rows, n);
}

/* The bins of all rows, taken apart by `series` if it is not NULL. */
static bool make_bins(const ResampleOptions *resample, const Column *times, const Grouping *series,
                      Bins *bins, GError **error)
{
    if (bins_make(times, &resample->rule, bins, error) &&
        (series == NULL || split_bins(bins, series, error)))
        return true;
    g_prefix_error(error, "resample %s: ", resample->arguments[0]);
    g_free(bins->bin_of);
    return false;
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const ResampleOptions *resample = data;
    size_t time_index;
    size_t by_index;
    g_autoptr(Grouping) series = NULL;
    const Column *by = NULL;
    Bins bins;
    if (!find_times(in, resample, &time_index, error))
        return NULL;
    const Column *times = table_column(in, time_index);
    if (resample->by != NULL) {
        if (!find_series(in, resample->by, time_index, &by_index, error))
            return NULL;
        by = table_column(in, by_index);
        series = grouping_new(&by, 1, in->rows);
        warn_left_out(run, "resample", series->left_out, resample->by);
    }
    warn_left_out(run, "resample", in->rows - column_count(times), table_name(in, time_index));
    if (!make_bins(resample, times, series, &bins, error))
        return NULL;
    uint32_t repeat = series != NULL ? series->groups : 1;
    g_autoptr(Grouping) grouping = grouping_adopt(bins.bin_of, in->rows, bins.n * repeat);
    g_autoptr(Table) out = table_new(grouping->groups);
    table_add(out, table_name(in, time_index), bins_starts(&bins, repeat, times));
    if (series != NULL)
        table_add(out, resample->by, repeat_series(by, series, bins.n));
    if (!aggregate_list_apply("resample", resample->aggregates, in, grouping, out, error))
        return NULL;
    return g_steal_pointer(&out);
}

static void clear(void *data)
{
    ResampleOptions *resample = data;
    g_clear_pointer(&resample->aggregates, g_ptr_array_unref);
}

const Verb verb_resample = {
    .name = "resample",
    .kind = VERB_STEP,
    .synopsis = "resample INTERVAL|auto [[NAME=]AGGREGATE[:COLUMN]]… [--by COLUMN]",
    .summary = "Put rows into bins of time: one row for each interval, without gaps.",
    .description =
        "INTERVAL is a whole number of ns, us, ms, s, m, h or d; auto takes the shortest natural\n"
        "one (1ms, 2ms, 5ms … 1s … 15m … 1d …) that makes at most 200 bins, and at most as many\n"
        "as there are rows if those are fewer (but up to 20). The first column of times is\n"
        "used, and the result has the start of each bin; every bin between the first and the\n"
        "last is there. An empty one has 0 for sum, count and nunique, and else is missing.\n"
        "Aggregates are those of group; without one, rows are counted. Bins start at multiples\n"
        "of the interval since 1970 UTC, as those of pandas do if the interval divides a day;\n"
        "with --origin start at the first row, as those of 'tshark -z io,stat' do.\n"
        "\n"
        "  … then resample 1s bytes=sum:frame.len packets=count\n"
        "  … then resample auto bytes=sum:frame.len\n"
        "  … then resample 100ms bytes=sum:frame.len --by ip.src\n"
        "      then pivot frame.time_epoch ip.src bytes",
    .options = options,
    .size = sizeof(ResampleOptions),
    .check = check,
    .apply = apply,
    .clear = clear,
};
