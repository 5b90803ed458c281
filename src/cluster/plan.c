#include "cluster/plan.h"

#include <string.h>

#include "base/error.h"
#include "capture/tshark.h"
#include "lab/chain.h"

/* What tshark takes to start, and to read a byte; how long a task should be so that starting it is
 * nothing beside it, and what is lost with a node is little. */
#define SECONDS_A_CAPTURE 0.3
#define SECONDS_A_BYTE    20e-9
#define SECONDS_A_TASK    60.0

/* So many captures are tried before the chain is taken to be right. */
#define TRIED 3

static void add_word(GPtrArray *words, const char *word)
{
    g_ptr_array_add(words, g_strdup(word));
}

ChainCut *plan_cut(const Manifest *manifest, GError **error)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    add_word(words, manifest->chain[0]);
    for (size_t i = 0; i < manifest->captures->len; i++) {
        add_word(words, "-r");
        add_word(words, manifest_capture(manifest, i)->name);
    }
    for (char **word = manifest->chain + 1; *word != NULL; word++)
        add_word(words, *word);
    int argc = (int)words->len;
    g_ptr_array_add(words, NULL);
    g_autoptr(ChainCut) cut = chain_cut(argc, (char **)words->pdata, error);
    if (cut == NULL)
        return NULL;
    if (g_strv_length(cut->captures) == manifest->captures->len)
        return g_steal_pointer(&cut);
    g_set_error(
        error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
        "cluster submit: captures stand in front of the first 'then', not in the chain's %s",
        manifest->chain[0]);
    return NULL;
}

/* Runs a chain of words for nobody to see. */
static bool run_words(GPtrArray *words, const Run *run, GError **error)
{
    g_autoptr(Diagnostics) unseen = diagnostics_new();
    g_autoptr(Chain) chain = chain_parse((int)words->len, (char **)words->pdata, error);
    Run quiet = *run;
    quiet.diagnostics = unseen;
    quiet.progress = NULL;
    return chain != NULL && chain_run(chain, &quiet, error);
}

/* The first packet of one capture, with the cut's source and, if `whole`, the task's steps. */
static bool try_capture(const ChainCut *cut, const char *capture, bool whole, const Run *run,
                        GError **error)
{
    const char *const first[] = {"-c", "1", "-r", capture};
    const char *const frame[] = {"read", "-e", "frame.number", NULL};
    const char *const last[] = {"then", "keep", "tried"};
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (const char *const *word = whole ? (const char *const *)cut->source : frame; *word != NULL;
         word++)
        add_word(words, *word);
    for (size_t i = 0; i < G_N_ELEMENTS(first); i++)
        add_word(words, first[i]);
    for (char **word = cut->steps; whole && *word != NULL; word++)
        add_word(words, *word);
    for (size_t i = 0; i < G_N_ELEMENTS(last); i++)
        add_word(words, last[i]);
    return run_words(words, run, error);
}

bool plan_try(const ChainCut *cut, const Run *run, GError **error)
{
    g_autofree char *tshark = tshark_find(NULL);
    for (size_t i = 0; tshark != NULL && i < TRIED && cut->captures[i] != NULL; i++) {
        g_autoptr(GError) reason = NULL;
        if (try_capture(cut, cut->captures[i], true, run, &reason))
            return true;
        /* Is the capture to blame? */
        if (!try_capture(cut, cut->captures[i], false, run, NULL))
            continue;
        g_propagate_error(error, g_steal_pointer(&reason));
        return false;
    }
    return true;
}

int64_t plan_per_task(const Manifest *manifest)
{
    double seconds = 0;
    size_t captures = manifest->captures->len;
    for (size_t i = 0; i < captures; i++)
        seconds += SECONDS_A_CAPTURE + (double)manifest_capture(manifest, i)->size * SECONDS_A_BYTE;
    double each = SECONDS_A_TASK / (seconds / (double)captures);
    return (int64_t)CLAMP(each, 1, (double)captures);
}

bool plan_fit(Manifest *manifest, bool chosen, size_t max, GError **error)
{
    size_t captures = manifest->captures->len;
    size_t least = (captures + max - 1) / max;
    if ((size_t)manifest->per_task >= least)
        return true;
    if (chosen) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "cluster submit: %zu captures, %" G_GINT64_FORMAT
                    " a task, make %zu tasks, and this Slurm takes %zu in an array "
                    "(MaxArraySize); --per-task %zu or more fits",
                    captures, manifest->per_task, manifest_tasks(manifest), max, least);
        return false;
    }
    manifest->per_task = (int64_t)least;
    return true;
}
