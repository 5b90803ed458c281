/* The command line of cluster submit. */
#ifndef TABSHARK_CLUSTER_SUBMIT_OPTIONS_H
#define TABSHARK_CLUSTER_SUBMIT_OPTIONS_H

#include <glib.h>

#include "verbs/verb.h"

/* The options' values and help. */
typedef struct {
    char **arguments; /* captures in front of "--" */
    char *folder;
    char *list;
    char *program;
    gint64 per_task; /* 0: not given */
    gint64 at_once;
    gboolean resume;
    gboolean prepare;
    gboolean dry_run;
} SubmitOptions;

extern const Verb submit_command;

typedef struct {
    SubmitOptions *options;
    char **sbatch;   /* sbatch's own options */
    char **captures; /* names, without those of a list */
    char **chain;    /* words behind the first "then"; NULL if there is none */
} SubmitWords;

/* Reads argv[1…], up to the first "then" its own and behind it those of the chain. */
SubmitWords *submit_words_parse(int argc, char **argv, GError **error);
void submit_words_free(SubmitWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SubmitWords, submit_words_free)

#endif
