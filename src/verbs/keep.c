/* keep and from: a table under a name, for later chains of the same run. */
#include "base/error.h"
#include "base/nearest.h"
#include "verbs/sink.h"
#include "verbs/verb.h"

typedef struct {
    char **arguments;
} KeepOptions;

static bool check(void *data, GError **error)
{
    const KeepOptions *keep = data;
    if (keep->arguments != NULL && keep->arguments[0] != NULL && keep->arguments[0][0] != '\0' &&
        keep->arguments[1] == NULL)
        return true;
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "keep and from take one name of a table: keep segments, from segments");
    return false;
}

static Table *apply_keep(const Table *in, const void *data, const Run *run, GError **error)
{
    const KeepOptions *keep = data;
    (void)error;
    g_hash_table_insert(run->kept, g_strdup(keep->arguments[0]), sink_result(in));
    return sink_result(in);
}

static const char *name_at(size_t index, const void *data)
{
    return ((char *const *)data)[index];
}

static void explain(const Run *run, const char *name, GError **error)
{
    unsigned n;
    g_autofree char **names = (char **)g_hash_table_get_keys_as_array(run->kept, &n);
    g_autofree char *near = nearest_names(name, n, name_at, names);
    if (near != NULL)
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "no table was kept as '%s'; did you mean %s?", name, near);
    else
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "no table was kept as '%s': an earlier chain of the same run has to end in "
                    "'then keep %s'",
                    name, name);
}

static Table *apply_from(const Table *in, const void *data, const Run *run, GError **error)
{
    const KeepOptions *from = data;
    (void)in;
    if (run->show_command) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "--show-command: from runs no other program");
        return NULL;
    }
    const Table *kept = g_hash_table_lookup(run->kept, from->arguments[0]);
    if (kept != NULL)
        return sink_result(kept);
    explain(run, from->arguments[0], error);
    return NULL;
}

const Verb verb_keep = {
    .name = "keep",
    .kind = VERB_SINK,
    .synopsis = "keep NAME",
    .summary = "Put the table by under a name, for later chains of the same run.",
    .description = "A file of chains ('tabshark run FILE') can read once and go on from there:\n"
                   "\n"
                   "  read traffic.pcap --strict -e tcp.stream,tcp.len then keep segments\n"
                   "\n"
                   "  from segments then describe\n"
                   "  from segments then where 'tcp.stream == 10' then head",
    .size = sizeof(KeepOptions),
    .check = check,
    .apply = apply_keep,
    .when_cut = "it would show the rows of each capture by themselves; put it behind group or "
                "resample",
};

const Verb verb_from = {
    .name = "from",
    .kind = VERB_SOURCE,
    .synopsis = "from NAME",
    .summary = "Start from a table that an earlier chain of the run has kept.",
    .size = sizeof(KeepOptions),
    .check = check,
    .apply = apply_from,
};
