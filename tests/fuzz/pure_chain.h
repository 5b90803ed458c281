/* Chains that may run in a fuzzer: they start from a kept table, and write no file. */
#ifndef TABSHARK_TESTS_PURE_CHAIN_H
#define TABSHARK_TESTS_PURE_CHAIN_H

#include <glib.h>
#include <stdbool.h>

#include "verbs/verb.h"

/* Do the words of a chain, which ends with NULL, make one? */
bool pure_chain(char **words);

/* The tables to start from: "t" has all types, "none" no rows, "p" packets. */
GHashTable *pure_chain_tables(void);

/* TSV of the table, whose columns are checked. */
void pure_chain_append(GString *out, const Table *table);

#endif
