/* combine: partial results put together. */
#include <string.h>

#include "base/error.h"
#include "verbs/partial.h"
#include "verbs/sink.h"
#include "verbs/verbs.h"

typedef struct {
    char **arguments;
    gboolean partial;
} CombineOptions;

static const VerbOption options[] = {
    {"partial", 0, G_OPTION_ARG_NONE, offsetof(CombineOptions, partial), NULL,
     "give one partial result of all, to be combined with others; of a table of rows, these",
     .role = OPTION_MEANS},
    {NULL},
};

static bool check(void *data, GError **error)
{
    const CombineOptions *combine = data;
    if (combine->arguments == NULL || combine->arguments[0] == NULL)
        return true;
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "combine takes no arguments: open PART… then combine");
    return false;
}

/* The last step of a chain's words, parsed. */
typedef struct {
    const Verb *verb;
    void *options;
} LastStep;

static bool parse_last_step(char **words, LastStep *step)
{
    size_t start = 0;
    size_t n = g_strv_length(words);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(words[i], "then") == 0)
            start = i + 1;
    }
    step->verb = start < n ? verbs_find(words[start], NULL) : NULL;
    if (step->verb == NULL || step->verb->partial == NULL)
        return false;
    step->options = verb_parse(step->verb, (int)(n - start), words + start, NULL);
    return step->options != NULL;
}

static void free_part(gpointer part)
{
    part_free(part);
}

/* All parts as one. */
static Part *merge(GPtrArray *packed, GError **error)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(free_part);
    for (unsigned i = 0; i < packed->len; i++) {
        Part *part = part_unpack(g_ptr_array_index(packed, i), error);
        if (part == NULL)
            return NULL;
        g_ptr_array_add(parts, part);
    }
    return part_merge((Part *const *)(void *)parts->pdata, parts->len, error);
}

/* Says again what was said of the captures when the parts were made. */
static void repeat_warnings(const Part *part, const Run *run)
{
    const Column *captures = table_column(part->captures, 0);
    const Column *damaged = table_column(part->captures, 2);
    const Column *warnings = table_column(part->warnings, 0);
    unsigned first = run->diagnostics->entries->len;
    for (size_t row = 0; row < warnings->rows; row++)
        diagnostics_add(run->diagnostics, DIAGNOSTIC_WARNING, "%s",
                        column_string(warnings, row, NULL));
    diagnostics_drop_repeated(run->diagnostics, first);
    for (size_t row = 0; row < captures->rows; row++) {
        if (damaged->bools[row])
            diagnostics_add_damaged(run->diagnostics, column_string(captures, row, NULL));
    }
}

static Table *combine_parts(GPtrArray *packed, bool partial, const Run *run, GError **error)
{
    g_autoptr(Part) part = merge(packed, error);
    LastStep step = {NULL, NULL};
    Table *result = NULL;
    if (part == NULL) {
        g_prefix_error_literal(error, "combine: ");
        return NULL;
    }
    if (!parse_last_step(part->words, &step) || !step.verb->partial->check(part, step.options)) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                            "combine: the parts are not what their chain gives; make them again");
    } else if (partial) {
        result = partial_finish(g_steal_pointer(&part), error);
    } else {
        repeat_warnings(part, run);
        result = step.verb->partial->finish(part, step.options, run, error);
    }
    if (step.verb != NULL)
        verb_free_options(step.verb, step.options);
    return result;
}

/* The rows of a table as a part. */
static Table *part_of_rows(const Table *in, const Run *run, GError **error)
{
    Part *part = partial_begin(run, "combine", in->rows, error);
    if (part == NULL)
        return NULL;
    part->is_rows = true;
    table_unref(part->keys);
    part->keys = sink_result(in);
    return partial_finish(part, error);
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const CombineOptions *combine = data;
    if (in->parts != NULL)
        return combine_parts(in->parts, combine->partial, run, error);
    if (combine->partial)
        return part_of_rows(in, run, error);
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        "combine: the table is no partial result: group and resample give one with "
                        "--partial, and open reads one from a file that write NAME.part made");
    return NULL;
}

static bool wanted(const void *data)
{
    const CombineOptions *combine = data;
    return combine->partial;
}

static const char *objection(const void *data)
{
    (void)data;
    return "its result is put together already";
}

static bool check_part(const Part *part, const void *data)
{
    (void)data;
    return part->is_rows;
}

static Table *finish(const Part *part, const void *data, const Run *run, GError **error)
{
    (void)data;
    (void)run;
    (void)error;
    return table_ref(part->keys);
}

static const PartialSteps partial = {false, wanted, objection, check_part, finish};

const Verb verb_combine = {
    .name = "combine",
    .kind = VERB_STEP,
    .synopsis = "combine [--partial]",
    .summary = "Put partial results of captures together.",
    .description =
        "What group and resample give with --partial says all that is needed of some of the\n"
        "captures; combine makes of the parts what one chain over all captures would have given:\n"
        "the same rows in the same order, and the same warnings. The order of the captures is\n"
        "that in which the parts are named. Parts of different chains or versions, and parts\n"
        "that have a capture in common, are refused.\n"
        "\n"
        "  tabshark read a.pcap -e ip.src,frame.len then group ip.src bytes=sum:frame.len \\\n"
        "      --partial then write a.part\n"
        "  tabshark open a.part b.part then combine then top 10 bytes\n"
        "\n"
        "With --partial the result is one part, so that thousands can be combined in several\n"
        "steps. A table that is no partial result is made one, whose rows come one capture\n"
        "after the other.",
    .options = options,
    .size = sizeof(CombineOptions),
    .check = check,
    .apply = apply,
    .partial = &partial,
};
