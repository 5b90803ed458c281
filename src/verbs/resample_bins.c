/* The bins of resample. */
#include "base/error.h"
#include "verbs/key_columns.h"
#include "verbs/resample_options.h"

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

bool resample_make_bins(const ResampleOptions *resample, const Column *times,
                        const Grouping *series, Bins *bins, GError **error)
{
    if (bins_make(times, &resample->rule, bins, error) &&
        (series == NULL || split_bins(bins, series, error)))
        return true;
    g_prefix_error(error, "resample %s: ", resample->arguments[0]);
    g_free(bins->bin_of);
    return false;
}

bool resample_find_rows(const Table *in, const ResampleOptions *resample, const Run *run,
                        ResampleRows *rows, GError **error)
{
    size_t by_index;
    *rows = (ResampleRows){0};
    if (!find_times(in, resample, &rows->time_index, error))
        return false;
    rows->times = table_column(in, rows->time_index);
    if (resample->by != NULL) {
        if (!find_series(in, resample->by, rows->time_index, &by_index, error))
            return false;
        rows->by = table_column(in, by_index);
        rows->series = grouping_new(&rows->by, 1, in->rows);
        warn_left_out(run, "resample", rows->series->left_out, resample->by);
    }
    warn_left_out(run, "resample", in->rows - column_count(rows->times),
                  table_name(in, rows->time_index));
    return true;
}

Table *resample_table(const Bins *bins, const ResampleOptions *resample, const char *time,
                      const Column *times, const Column *by, const Grouping *series)
{
    uint32_t repeat = series != NULL ? series->groups : 1;
    Table *out = table_new((size_t)bins->n * repeat);
    table_add(out, time, bins_starts(bins, repeat, times));
    if (series != NULL)
        table_add(out, resample->by, repeat_series(by, series, bins->n));
    return out;
}
