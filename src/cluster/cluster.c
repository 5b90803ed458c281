#include "cluster/cluster.h"

#include <string.h>

#include "base/error.h"
#include "base/nearest.h"
#include "cluster/collect.h"
#include "cluster/status.h"
#include "cluster/submit.h"
#include "cluster/submit_options.h"
#include "cluster/task.h"

/* What the command alone takes. */
typedef struct {
    char **arguments;
} ClusterOptions;

const Verb cluster_command = {
    .name = "cluster",
    .kind = VERB_SOURCE,
    .synopsis = "cluster submit|status|collect|task …",
    .summary = "Read many captures on a cluster with Slurm, or on many machines without it.",
    .description = "  cluster submit -o FOLDER CAPTURE… then CHAIN   start a job array, and a job "
                   "that combines\n"
                   "  cluster status FOLDER                          how far its tasks are\n"
                   "  cluster collect FOLDER                         the result\n"
                   "  cluster task FOLDER N                          what runs on a node\n"
                   "\n"
                   "'tabshark help cluster submit' tells more of one, with examples; docs/scale.md "
                   "of what is\n"
                   "right for which size.",
    .size = sizeof(ClusterOptions),
};

static bool run_task(int argc, char **argv, const Run *run, GError **error)
{
    void *options = verb_parse(&task_command, argc, argv, error);
    bool done = options != NULL && task_run(options, run, error);
    verb_free_options(&task_command, options);
    return done;
}

static bool run_status(int argc, char **argv, const Run *run, GError **error)
{
    void *options = verb_parse(&status_command, argc, argv, error);
    bool done = options != NULL && status_run(options, run, error);
    verb_free_options(&status_command, options);
    return done;
}

static bool run_collect(int argc, char **argv, const Run *run, GError **error)
{
    void *options = verb_parse(&collect_command, argc, argv, error);
    bool done = options != NULL && collect_run(options, run, error);
    verb_free_options(&collect_command, options);
    return done;
}

static const struct {
    const char *name;
    const Verb *page;
    bool (*run)(int argc, char **argv, const Run *run, GError **error);
} rows[] = {
    {"submit", &submit_command, submit_run},
    {"status", &status_command, run_status},
    {"collect", &collect_command, run_collect},
    {"task", &task_command, run_task},
};

static const char *name_at(size_t index, const void *data)
{
    (void)data;
    return rows[index].name;
}

const Verb *cluster_page(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (strcmp(name, rows[i].page->name) == 0)
            return rows[i].page;
    }
    return NULL;
}

/* The words behind "cluster" begin with no name of a command. */
static bool explain(int argc, char **argv, GError **error)
{
    bool asks = argc > 1 && (strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "--help") == 0);
    g_autofree char *help = asks ? verb_help(&cluster_command) : NULL;
    g_autofree char *near =
        argc > 1 && !asks ? nearest_names(argv[1], G_N_ELEMENTS(rows), name_at, NULL) : NULL;
    if (asks)
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_HELP, help);
    else if (near != NULL)
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "there is no 'cluster %s'; did you mean %s?", argv[1], near);
    else
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "cluster takes submit, status, collect or task; see 'tabshark help "
                            "cluster'");
    return false;
}

bool cluster_run(int argc, char **argv, const Run *run, GError **error)
{
    for (size_t i = 0; argc > 1 && i < G_N_ELEMENTS(rows); i++) {
        if (strcmp(argv[1], rows[i].name) == 0)
            return rows[i].run(argc - 1, argv + 1, run, error);
    }
    return explain(argc, argv, error);
}
