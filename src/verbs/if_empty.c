/* if-empty: the end of a chain that has nothing to work on, in words. */
#include "base/error.h"
#include "verbs/outlet.h"
#include "verbs/sink.h"
#include "verbs/verb.h"

typedef struct {
    char **arguments;
} IfEmptyOptions;

static bool check(void *data, GError **error)
{
    const IfEmptyOptions *options = data;
    if (options->arguments == NULL || options->arguments[0] == NULL ||
        options->arguments[1] == NULL)
        return true;
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "if-empty takes one text; quote it: if-empty 'There is no TCP.'");
    return false;
}

static Table *apply(const Table *in, const void *data, const Run *run, GError **error)
{
    const IfEmptyOptions *options = data;
    (void)error;
    if (in->rows > 0)
        return sink_result(in);
    if (options->arguments != NULL && options->arguments[0] != NULL)
        outlet_remark(run, options->arguments[0]);
    return NULL;
}

const Verb verb_if_empty = {
    .name = "if-empty",
    .kind = VERB_STEP,
    .synopsis = "if-empty [TEXT]",
    .summary = "End the chain if the table has no rows, and say TEXT instead.",
    .description =
        "A table with rows passes unchanged. One without ends the chain: what follows prints and\n"
        "draws nothing, and TEXT, if there is one, takes its place. In a lab sheet it stands in\n"
        "the page.\n"
        "\n"
        "  tabshark streams traffic.pcap then if-empty 'There is no TCP.' then top 5 bytes",
    .size = sizeof(IfEmptyOptions),
    .check = check,
    .apply = apply,
    .when_cut = "no capture alone tells whether there are rows; put it behind group or "
                "resample",
};
