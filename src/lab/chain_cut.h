/* A chain cut in two, so that its captures can be read apart, by several processes or machines: a
 * task for each part of the captures, up to the first group or resample, and what is done with the
 * parts together. A chain without these is cut in front of the first step that looks at other rows
 * than its own; its parts are the rows. */
#ifndef TABSHARK_LAB_CHAIN_CUT_H
#define TABSHARK_LAB_CHAIN_CUT_H

#include <glib.h>
#include <stddef.h>

typedef struct {
    char **captures; /* of the whole chain, in its order, as it names them */
    char **source;   /* words of the source without its captures */
    char **steps;    /* words behind the captures, up to the step that makes the part and with its
                        --partial; they start with "then" */
    char **rest; /* words of the steps behind that one; they start with "then", or there are none */
} ChainCut;

/* Cuts the chain of words whose first names the source. NULL if it cannot be cut so that the result
 * stays the same, or is no chain: a TABSHARK_ERROR_USAGE that says why, and what to do instead. */
ChainCut *chain_cut(int argc, char **argv, GError **error);
void chain_cut_free(ChainCut *cut);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ChainCut, chain_cut_free)

/* The words of chains; they end with NULL, and g_strfreev frees them. */

/* The chain that makes the part of `n` of the captures, which are next to each other in the order
 * of `cut->captures`, and writes it to `part`, a name that ends in ".part". */
char **chain_cut_task(const ChainCut *cut, char *const *captures, size_t n, const char *part);

/* The chain that makes one part of `n` parts, in their order, for a tree of them. */
char **chain_cut_join(char *const *parts, size_t n, const char *part);

/* The chain that gives what the whole chain would have given, from the parts of all captures in
 * their order. */
char **chain_cut_rest(const ChainCut *cut, char *const *parts, size_t n);

#endif
