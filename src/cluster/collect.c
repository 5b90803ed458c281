#include "cluster/collect.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/outfile.h"
#include "base/reason.h"
#include "cluster/capture_output.h"
#include "cluster/folder.h"
#include "cluster/incomplete.h"
#include "cluster/lines.h"
#include "cluster/plan.h"
#include "cluster/state.h"
#include "lab/chain.h"
#include "text/output.h"

/* Of more missing captures only the number is said; all are in the file. */
#define SHOWN 10

typedef struct {
    char **arguments;
    char *result;
    gboolean partial_ok;
} CollectOptions;

static const VerbOption options[] = {
    {"partial-ok", 0, G_OPTION_ARG_NONE, offsetof(CollectOptions, partial_ok), NULL,
     "give a result although captures are missing, and say in it which"},
    {"result", 0, G_OPTION_ARG_FILENAME, offsetof(CollectOptions, result), "FILE",
     "what the chain prints goes to FILE"},
    {NULL},
};

static bool check(void *data, GError **error)
{
    const CollectOptions *collect = data;
    if (collect->arguments != NULL && g_strv_length(collect->arguments) == 1)
        return true;
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                        "cluster collect: name one folder of cluster submit");
    return false;
}

const Verb collect_command = {
    .name = "cluster collect",
    .kind = VERB_SOURCE,
    .synopsis = "cluster collect FOLDER [--partial-ok] [--result FILE]",
    .summary = "Combine the parts of a folder, and run the rest of its chain.",
    .description =
        "Gives what one run of the chain over all captures would give, with its warnings. Files\n"
        "that the chain writes are in the folder where submit was called. Slurm runs this too,\n"
        "when all tasks have ended; it can be run again at any time.\n"
        "\n"
        "If captures are missing there is no result, and an error that names them. With\n"
        "--partial-ok there is one: tables have a column 'captures_missing' and pictures say it "
        "in\n"
        "their title, FOLDER/missing.tsv has all their names, and why, and so do warnings.\n"
        "\n"
        "  tabshark cluster collect run1\n"
        "  tabshark cluster collect run1 --partial-ok > without_them.tsv",
    .options = options,
    .size = sizeof(CollectOptions),
    .check = check,
};

/* The first of the missing captures, a line each. */
static char *list_missing(const Table *missing)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < MIN(missing->rows, SHOWN); i++) {
        size_t length;
        const char *name = column_string(table_column(missing, 0), i, &length);
        const char *reason = column_string(table_column(missing, 2), i, &length);
        g_autofree char *line = lines_escape(name);
        g_string_append_printf(text, "%s'%s': %s", i > 0 ? "\n" : "", line, reason);
    }
    if (missing->rows > SHOWN)
        g_string_append_printf(text, "\nand %zu more", missing->rows - SHOWN);
    return g_string_free(text, false);
}

static bool refuse(const Table *missing, size_t captures, const char *folder, GError **error)
{
    g_autofree char *list = list_missing(missing);
    g_autofree char *quoted = folder_word(folder);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "the result would lack %zu of %zu captures\n%s\n"
                "all of them: tabshark cluster status %s --missing\n"
                "once more: tabshark cluster submit --resume -o %s\n"
                "without them: tabshark cluster collect %s --partial-ok",
                missing->rows, captures, list, quoted, quoted, quoted);
    return false;
}

/* Says beside the result what it lacks: in warnings, and in a file of the folder. */
static bool say_missing(const Table *missing, size_t captures, const char *folder, const Run *run,
                        GError **error)
{
    g_autofree char *path = g_build_filename(folder, CLUSTER_MISSING, NULL);
    g_autofree char *list = list_missing(missing);
    diagnostics_add(run->diagnostics, DIAGNOSTIC_WARNING,
                    "the result lacks %zu of %zu captures, which are in '%s'\n%s", missing->rows,
                    captures, path, list);
    g_autoptr(Outfile) file = outfile_open(path, error);
    const WriteOptions how = {.diagnostics = run->diagnostics, .preview = preview_all};
    return file != NULL &&
           output_write(missing, text_format_by_name("tsv", NULL), how, outfile_stream(file), path,
                        error) &&
           outfile_commit(file, error);
}

/* The paths of the parts there are. */
static GPtrArray *gather_parts(const GPtrArray *states, const char *folder)
{
    GPtrArray *parts = g_ptr_array_new_with_free_func(g_free);
    for (unsigned task = 0; task < states->len; task++) {
        const TaskState *state = g_ptr_array_index(states, task);
        if (state->part)
            g_ptr_array_add(parts, folder_part(folder, task));
    }
    return parts;
}

/* Files of the chain's sinks are where they would be if it had run where it was submitted. */
static bool enter_folder(const Manifest *manifest, GError **error)
{
    if (chdir(manifest->folder) == 0)
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "cannot enter '%s', where submit was called and the result's files belong: %s",
                manifest->folder, reason_of(errno));
    return false;
}

static bool run_rest(const ChainCut *cut, const GPtrArray *parts, const char *incomplete,
                     const Run *run, GError **error)
{
    g_auto(GStrv) plain = chain_cut_rest(cut, (char *const *)parts->pdata, parts->len);
    g_auto(GStrv) words =
        incomplete != NULL ? incomplete_mark(plain, incomplete) : g_strdupv(plain);
    g_autoptr(Chain) chain = chain_parse((int)g_strv_length(words), words, error);
    return chain != NULL && chain_run(chain, run, error);
}

static bool combine(const Manifest *manifest, const GPtrArray *states, const char *folder,
                    const char *incomplete, const Run *run, GError **error)
{
    g_autoptr(ChainCut) cut = plan_cut(manifest, error);
    if (cut == NULL)
        return false;
    g_autoptr(GPtrArray) parts = gather_parts(states, folder);
    if (parts->len == 0) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "there is no part in '%s' yet, so there is nothing to combine", folder);
        return false;
    }
    return enter_folder(manifest, error) && run_rest(cut, parts, incomplete, run, error);
}

/* With what is printed going to a file, if `result` names one. */
static bool combine_into(const char *result, const Manifest *manifest, const GPtrArray *states,
                         const char *folder, const char *incomplete, const Run *run, GError **error)
{
    if (result == NULL)
        return combine(manifest, states, folder, incomplete, run, error);
    g_autoptr(CaptureOutput) output = capture_output_begin(result, error);
    if (output == NULL)
        return false;
    bool done = combine(manifest, states, folder, incomplete, run, error);
    return capture_output_end(output, done, error) && done;
}

bool collect_run(const void *data, const Run *run, GError **error)
{
    const CollectOptions *collect = data;
    g_autofree char *folder = g_canonicalize_filename(collect->arguments[0], NULL);
    g_autofree char *result =
        collect->result != NULL ? g_canonicalize_filename(collect->result, NULL) : NULL;
    g_autoptr(Manifest) manifest = manifest_open(folder, error);
    if (manifest == NULL || !manifest_check_version(manifest, folder, error))
        return false;
    g_autoptr(GPtrArray) states = task_states(manifest, folder);
    g_autoptr(Table) missing = states_missing(manifest, states);
    size_t captures = manifest->captures->len;
    if (missing->rows == 0) {
        g_autofree char *stale = g_build_filename(folder, CLUSTER_MISSING, NULL);
        g_unlink(stale);
        return combine_into(result, manifest, states, folder, NULL, run, error);
    }
    if (!collect->partial_ok)
        return refuse(missing, captures, collect->arguments[0], error);
    g_autofree char *incomplete = incomplete_text(missing, captures);
    return say_missing(missing, captures, folder, run, error) &&
           combine_into(result, manifest, states, folder, incomplete, run, error);
}
