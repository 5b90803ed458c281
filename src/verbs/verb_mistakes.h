/* Options that do not exist, or lack a value: which ones were meant, and what to do. */
#ifndef TABSHARK_VERBS_VERB_MISTAKES_H
#define TABSHARK_VERBS_VERB_MISTAKES_H

#include <glib.h>
#include <stdbool.h>

#include "verbs/verb.h"

/* The option that a word is by itself, "--name" or "-l"; NULL if it is none of them. The list ends
 * as that of a verb does, and may be NULL. */
const VerbOption *verb_options_find(const VerbOption *options, const char *word);

/* "; did you mean --invert?" for a word that is no option; NULL if none is near. */
char *verb_options_meant(const VerbOption *options, const char *word);

/* Are there no flags with a value among the words, which GLib's parser would take for flags that
 * are set, whatever the value says? words[0] is the verb's name. Errors are TABSHARK_ERROR_USAGE.
 */
bool verb_check_flags(const Verb *verb, char **words, GError **error);

/* The error (TABSHARK_ERROR_USAGE) for what GLib's parser says of the verb's options. */
void verb_explain_mistake(const Verb *verb, const GError *reason, GError **error);

#endif
