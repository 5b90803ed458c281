/* Chains whose source gives its table in pieces, as it comes (Verb.in_pieces): each piece goes
 * through all steps before the next one is there. */
#ifndef TABSHARK_LAB_CHAIN_STREAM_H
#define TABSHARK_LAB_CHAIN_STREAM_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "verbs/verb.h"

/* One of a chain, with its options. */
typedef struct {
    const Verb *verb;
    void *options;
} Step;

/* Does the first of the steps, the source, want that? */
bool chain_stream_wanted(const Step *source);

/* If so, can the others be done in pieces? Errors are TABSHARK_ERROR_USAGE. */
bool chain_stream_check(const Step *steps, size_t n, GError **error);

/* Runs them. */
bool chain_stream_run(const Step *steps, size_t n, const Run *run, GError **error);

#endif
