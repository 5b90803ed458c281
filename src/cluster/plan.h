/* How the work of a submit is cut: captures into the chain, and the chain in two. */
#ifndef TABSHARK_CLUSTER_PLAN_H
#define TABSHARK_CLUSTER_PLAN_H

#include <glib.h>
#include <stdbool.h>

#include "cluster/manifest.h"
#include "lab/chain_cut.h"
#include "verbs/verb.h"

/* The manifest's chain on all of its captures, cut at the step that makes parts. An error says why
 * it cannot be. */
ChainCut *plan_cut(const Manifest *manifest, GError **error);

/* Reads one packet of a capture with the chain, so that a field, filter or column that does not
 * exist is known before a thousand tasks fail of it. True, too, if no capture can be read, or there
 * is no tshark here: then it is the nodes that tell. */
bool plan_try(const ChainCut *cut, const Run *run, GError **error);

/* Captures a task so that a task takes about a minute, by the measurements of docs/scale.md. */
int64_t plan_per_task(const Manifest *manifest);

/* Makes no more tasks than `max`: where `chosen`, an error says what to choose instead, else tasks
 * get more captures. */
bool plan_fit(Manifest *manifest, bool chosen, size_t max, GError **error);

#endif
