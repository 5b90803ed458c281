/* Steps that give partial results (query/part.h): what the verbs that make and combine them share.
 */
#ifndef TABSHARK_VERBS_PARTIAL_H
#define TABSHARK_VERBS_PARTIAL_H

#include "query/part.h"
#include "verbs/verb.h"

/* Where the table of a chain is from. */
struct Provenance {
    char **words;    /* of the chain up to the step that runs, without captures and means */
    Table *captures; /* as in Part; NULL if the source cannot say of which files its table is */
    Table *fields;   /* as in Part */
    unsigned first_warning; /* of the chain, among the run's diagnostics */
};

/* What a verb says of its partial results. */
struct PartialSteps {
    bool make; /* does the verb make parts of what it aggregates? Else it handles those of others */
    /* Is the step to give a partial result? */
    bool (*wanted)(const void *options);
    /* Why can no result of such a step be put together of parts, and what to do instead? NULL if it
     * can. */
    const char *(*objection)(const void *options);
    /* Is it a part that such a step makes, whoever wrote it? */
    bool (*check)(const Part *part, const void *options);
    /* The result of the step, of the part of all captures. */
    Table *(*finish)(const Part *part, const void *options, const Run *run, GError **error);
};

/* The provenance of a chain whose source, which has run, gave `table`. Words are the caller's to
 * set. */
Provenance *provenance_new(const Verb *source, const void *options, const Table *table,
                           const Diagnostics *diagnostics, unsigned first_warning,
                           unsigned first_damaged);
void provenance_free(Provenance *provenance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Provenance, provenance_free)

/* A part of the run's chain and captures, with nothing of the step itself. Fails if they are not
 * known. Call it before the step warns of anything. */
Part *partial_begin(const Run *run, const char *verb, size_t rows, GError **error);

/* The rows that the step leaves out, for one reason more. */
void partial_add_left_out(Part *part, size_t rows);
/* As given to the n-th such call. */
size_t partial_left_out(const Part *part, size_t n);

/* Takes over the first rows of groups. */
void partial_set_places(Part *part, const Grouping *grouping);

/* The table that stands for parts, of GBytes *, as read from `files` (NULL: from none): one row a
 * capture. */
Table *partial_table(GPtrArray *parts, char *const *files, GError **error);

/* The same for one part, which it takes over. */
Table *partial_finish(Part *part, GError **error);

#endif
