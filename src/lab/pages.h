/* Pages among chains: which chain's plots go on which page. */
#ifndef TABSHARK_LAB_PAGES_H
#define TABSHARK_LAB_PAGES_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab/chain.h"
#include "verbs/plot_page.h"

/* A line of a text: a chain, or a page for those that follow. */
typedef struct {
    size_t line;
    Chain *chain; /* one of the two is NULL */
    PlotPage *page;
} ScriptItem;

/* An array of ScriptItem that frees what they own. */
GArray *pages_new_items(void);

/* Reads one line, whose words start with "page" or a source. */
bool pages_parse_item(ScriptItem *item, size_t line, char **words, GError **error);

/* Has every plot without a file a panel, and every page a plot? Without `named`, for a run with an
 * outlet, pages need no file, nor do plots above the first page. Errors name the line and are
 * TABSHARK_ERROR_USAGE. */
bool pages_check(const GArray *items, bool named, GError **error);

/* Adds to a plan what the chains will read of captures. */
void pages_plan(const GArray *items, CapturePlan *plan);

/* Runs one line; `*page` is the page that the lines before have begun, NULL at first. */
bool pages_run_item(const ScriptItem **page, const ScriptItem *item, const Run *run,
                    GError **error);
/* Writes the page that was begun, if there is one with a chart. */
bool pages_finish(const ScriptItem **page, const Run *run, GError **error);

/* Runs them in order. A page is written when all of its panels are taken, at the next page, or at
 * the end; not where a chain before that has failed, and not where commands are only shown. Errors
 * name the line. */
bool pages_run(const GArray *items, const Run *run, GError **error);

#endif
