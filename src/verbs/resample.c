/* resample: rows put into bins of time. */
#include <string.h>

#include "base/error.h"
#include "query/interval.h"
#include "verbs/aggregate_list.h"
#include "verbs/resample_options.h"

static const VerbOption options[] = {
    {"by", 0, G_OPTION_ARG_STRING, offsetof(ResampleOptions, by), "COLUMN",
     "a series for each value of this column: every bin for every value"},
    {"origin", 0, G_OPTION_ARG_STRING, offsetof(ResampleOptions, origin), "epoch|start",
     "bins start on the wall clock (epoch), or at the first row's time"},
    {"closed", 0, G_OPTION_ARG_STRING, offsetof(ResampleOptions, closed), "left|right",
     "does a time on the edge belong to the bin that starts there (left) or ends there"},
    {"on", 0, G_OPTION_ARG_STRING, offsetof(ResampleOptions, on), "COLUMN",
     "the column of times or durations, instead of the first of times"},
    {"partial", 0, G_OPTION_ARG_NONE, offsetof(ResampleOptions, partial), NULL,
     "give a partial result, to be combined with those of other captures", .role = OPTION_MEANS},
    {"approximate", 0, G_OPTION_ARG_NONE, offsetof(ResampleOptions, approximate), NULL,
     "estimate quantiles and nunique from sketches of fixed size"},
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

static bool check_partial(const ResampleOptions *resample, GError **error)
{
    const char *problem = resample->partial ? resample_objection(resample) : NULL;
    if (problem == NULL)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, "resample --partial: %s", problem);
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
           choose("closed", resample->closed, "left", "right", &resample->rule.right, error) &&
           check_partial(resample, error);
}

static Table *apply_whole(const Table *in, const ResampleOptions *resample,
                          const ResampleRows *rows, GError **error)
{
    AggregateStates states = resample_states(resample);
    Bins bins;
    if (!resample_make_bins(resample, rows->times, rows->series, &bins, error))
        return NULL;
    g_autoptr(Table) out = resample_table(&bins, resample, table_name(in, rows->time_index),
                                          rows->times, rows->by, rows->series);
    g_autoptr(Grouping) grouping = grouping_adopt(bins.bin_of, in->rows, (uint32_t)out->rows);
    bool ok = resample->approximate ? aggregate_states_apply(&states, in, grouping, out, error)
                                    : aggregate_list_apply("resample", resample->aggregates, in,
                                                           grouping, out, error);
    return ok ? g_steal_pointer(&out) : NULL;
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const ResampleOptions *resample = data;
    g_autoptr(Part) part = NULL;
    ResampleRows rows;
    if (resample->partial) {
        part = partial_begin(run, "resample", in->rows, error);
        if (part == NULL)
            return NULL;
    }
    if (!resample_find_rows(in, resample, run, &rows, error))
        return NULL;
    Table *out = resample->partial
                     ? resample_partial(in, resample, &rows, g_steal_pointer(&part), error)
                     : apply_whole(in, resample, &rows, error);
    grouping_free(rows.series);
    return out;
}

static void clear(void *data)
{
    ResampleOptions *resample = data;
    g_clear_pointer(&resample->aggregates, g_ptr_array_unref);
}

const Verb verb_resample = {
    .name = "resample",
    .kind = VERB_STEP,
    .synopsis = "resample INTERVAL|auto [[NAME=]AGGREGATE[:COLUMN]]… [--by COLUMN] [OPTIONS]",
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
        "--partial and --approximate are those of group.\n"
        "\n"
        "  … then resample 1s bytes=sum:frame.len packets=count\n"
        "  … then resample auto bytes=sum:frame.len\n"
        "  … then resample 100ms bytes=sum:frame.len --by ip.src\n"
        "      then pivot frame.time_epoch ip.src bytes",
    .options = options,
    .size = sizeof(ResampleOptions),
    .check = check,
    .apply = apply,
    .partial = &resample_steps,
    .clear = clear,
};
