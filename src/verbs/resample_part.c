/* The partial results of resample: of the bins and series in which there are rows. */
#include "verbs/key_columns.h"
#include "verbs/resample_options.h"

const char *resample_objection(const void *data)
{
    const ResampleOptions *resample = data;
    return resample->rule.interval == 0
               ? "auto chooses an interval for the rows of all captures; name one"
           : resample->rule.from_start
               ? "with --origin start bins start at the first row of all captures; leave it out"
               : NULL;
}

AggregateStates resample_states(const ResampleOptions *resample)
{
    return (AggregateStates){"resample", resample->aggregates, resample->approximate};
}

/* The bins and series in which there are rows, as keys: where the bin starts, and the series. */
static Table *keys_of_rows(const ResampleRows *rows, const Bins *bins)
{
    size_t n = rows->times->rows;
    Column *starts = column_new(rows->times->type, n, NULL);
    Column *series = rows->by != NULL ? column_new(TYPE_INT, n, NULL) : NULL;
    for (size_t row = 0; row < n; row++) {
        if (bins->bin_of[row] == GROUP_NONE)
            column_set_missing(starts, row);
        else
            starts->ints[row] = bins->start + (int64_t)bins->bin_of[row] * bins->interval;
        if (series == NULL)
            continue;
        if (rows->series->group_of[row] == GROUP_NONE)
            column_set_missing(series, row);
        else
            series->ints[row] = rows->series->group_of[row];
    }
    Table *keys = table_new(n);
    table_add(keys, "start", starts);
    if (series != NULL)
        table_add(keys, "series", series);
    return keys;
}

static Table *span_of(const Bins *bins, const Column *times)
{
    Table *span = table_new(bins->n > 0 ? 2 : 0);
    Column *starts = column_new(times->type, span->rows, NULL);
    if (bins->n > 0) {
        starts->ints[0] = bins->start;
        starts->ints[1] = bins->start + (int64_t)(bins->n - 1) * bins->interval;
    }
    table_add(span, "start", starts);
    return span;
}

static Grouping *fill_part(Part *part, const ResampleRows *rows, const Bins *bins, const char *time)
{
    g_autoptr(Table) keys = keys_of_rows(rows, bins);
    Grouping *grouping = grouping_new((const Column *const *)(void *)keys->columns->pdata,
                                      table_width(keys), keys->rows);
    partial_add_left_out(part, rows->by != NULL ? rows->series->left_out : 0);
    partial_add_left_out(part, rows->times->rows - column_count(rows->times));
    partial_set_places(part, grouping);
    g_free(part->time);
    part->time = g_strdup(time);
    table_unref(part->span);
    part->span = span_of(bins, rows->times);
    table_unref(part->keys);
    part->keys = table_take(keys, grouping->first_row, grouping->groups);
    if (rows->by != NULL) {
        table_unref(part->series);
        part->series = table_new(rows->series->groups);
        table_add(part->series, "value",
                  column_take(rows->by, rows->series->first_row, rows->series->groups));
    }
    return grouping;
}

Table *resample_partial(const Table *in, const ResampleOptions *resample, const ResampleRows *rows,
                        Part *begun, GError **error)
{
    g_autoptr(Part) part = begun;
    AggregateStates states = resample_states(resample);
    Bins bins;
    if (!resample_make_bins(resample, rows->times, NULL, &bins, error))
        return NULL;
    g_autoptr(Grouping) grouping = fill_part(part, rows, &bins, table_name(in, rows->time_index));
    g_free(bins.bin_of);
    if (!aggregate_states_make(&states, in, grouping, part_seed(part), part->states, error))
        return NULL;
    return partial_finish(g_steal_pointer(&part), error);
}

static bool wanted(const void *data)
{
    const ResampleOptions *resample = data;
    return resample->partial;
}

static bool check_part(const Part *part, const void *data)
{
    const ResampleOptions *resample = data;
    AggregateStates states = resample_states(resample);
    return !part->is_rows && *part->time != '\0' && resample_objection(resample) == NULL &&
           part->left_out->rows == 2 && (table_width(part->series) > 0) == (resample->by != NULL) &&
           g_strcmp0(part->time, resample->by) != 0 &&
           aggregate_states_check(&states, part->states);
}

/* The states of the keys' groups as those of all bins and series, in their order. */
static GPtrArray *spread_states(const Part *part, const Grouping *grouping)
{
    GPtrArray *states = g_ptr_array_new_with_free_func((GDestroyNotify)state_free);
    for (unsigned i = 0; i < part->states->len; i++) {
        const State *state = g_ptr_array_index(part->states, i);
        g_ptr_array_add(states,
                        state_merge(&state, 1, &part->keys->rows, grouping, part_seed(part)));
    }
    return states;
}

/* For a message: where the groups of all bins begin among the rows of all captures. */
static size_t *spread_places(const Part *part, const Grouping *grouping)
{
    g_autofree size_t *places = part_first_rows(part);
    size_t *rows = g_new0(size_t, MAX(grouping->groups, 1));
    for (uint32_t group = 0; group < grouping->groups; group++) {
        if (grouping->first_row[group] < grouping->rows)
            rows[group] = places[grouping->first_row[group]];
    }
    return rows;
}

static Grouping *series_of_keys(const Part *part)
{
    const Column *numbers = table_column(part->keys, 1);
    uint32_t *group_of = g_new(uint32_t, MAX(numbers->rows, 1));
    for (size_t row = 0; row < numbers->rows; row++)
        group_of[row] = (uint32_t)numbers->ints[row];
    return grouping_adopt(group_of, numbers->rows, (uint32_t)part->series->rows);
}

/* Each value of the series once, as if it were a row of its own. */
static Grouping *series_of_values(const Part *part)
{
    uint32_t *group_of = g_new(uint32_t, MAX(part->series->rows, 1));
    for (size_t row = 0; row < part->series->rows; row++)
        group_of[row] = (uint32_t)row;
    return grouping_adopt(group_of, part->series->rows, (uint32_t)part->series->rows);
}

static Table *finish(const Part *part, const void *data, const Run *run, GError **error)
{
    const ResampleOptions *resample = data;
    AggregateStates aggregates = resample_states(resample);
    const Column *starts = table_column(part->keys, 0);
    const Column *by = resample->by != NULL ? table_column(part->series, 0) : NULL;
    g_autoptr(Grouping) series = by != NULL ? series_of_keys(part) : NULL;
    g_autoptr(Grouping) values = by != NULL ? series_of_values(part) : NULL;
    Bins bins;
    if (resample->by != NULL)
        warn_left_out(run, "resample", partial_left_out(part, 0), resample->by);
    warn_left_out(run, "resample", partial_left_out(part, 1), part->time);
    Column *of_bins[] = {table_column(part->keys, 0), table_column(part->span, 0)};
    g_autoptr(Column) all_starts = column_concat(of_bins, G_N_ELEMENTS(of_bins));
    /* Starts lie in the bins that they start, if these have their starts. */
    ResampleOptions of_starts = *resample;
    of_starts.rule.right = false;
    if (!resample_make_bins(&of_starts, all_starts, series, &bins, error))
        return NULL;
    g_autoptr(Table) out = resample_table(&bins, resample, part->time, starts, by, values);
    g_autoptr(Grouping) grouping = grouping_adopt(bins.bin_of, starts->rows, (uint32_t)out->rows);
    g_autofree size_t *first_rows = spread_places(part, grouping);
    g_autoptr(GPtrArray) states = spread_states(part, grouping);
    if (!aggregate_states_finish(&aggregates, states, first_rows, out, error))
        return NULL;
    return g_steal_pointer(&out);
}

const PartialSteps resample_steps = {true, wanted, resample_objection, check_part, finish};
