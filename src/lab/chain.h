/* A chain: a source, then verbs and sinks, parted by the word "then". */
#ifndef TABSHARK_LAB_CHAIN_H
#define TABSHARK_LAB_CHAIN_H

#include <glib.h>
#include <stdbool.h>

#include "verbs/verb.h"

typedef struct Chain Chain;

/* Reads a chain of words, the first of which names the source. Everything that can be checked
 * without data is checked here; errors are TABSHARK_ERROR_USAGE. A chain that ends without a sink
 * prints. */
Chain *chain_parse(int argc, char **argv, GError **error);
void chain_free(Chain *chain);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Chain, chain_free)

/* How many steps it has, with the print at its end that nobody typed; a step's verb and options,
 * which belong to the chain. */
size_t chain_length(const Chain *chain);
const Verb *chain_verb(const Chain *chain, size_t step);
const void *chain_options(const Chain *chain, size_t step);

/* What its source will read of captures; NULL if that is nothing. Belongs to the chain. */
const CaptureRequest *chain_request(const Chain *chain);

/* How many of its steps need a page to draw on. */
size_t chain_panels(const Chain *chain);
/* Can these be parts of a page? Errors are TABSHARK_ERROR_USAGE. */
bool chain_check_panels(const Chain *chain, GError **error);

/* Runs it from the source to its end. A chain that needs a page (chain_panels) where there is
 * neither one nor an outlet fails before anything is read. An interrupt that was put off
 * (base/interrupt.h) ends it at the next step. */
bool chain_run(const Chain *chain, const Run *run, GError **error);

#endif
